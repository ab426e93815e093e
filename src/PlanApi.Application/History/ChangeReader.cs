using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Documents;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.History;

/// <summary>Unpacks change sets' blocks, one at a time.</summary>
public sealed class ChangeReader(PlanDb db)
{
    /// <summary>The changes of a set, in the order in which they were made, from one on.</summary>
    public async Task<IReadOnlyList<Change>> Read(long planId, long sequence, int skip, int take, CancellationToken cancellation)
    {
        var changes = new List<Change>();
        var blocks = db.Set<ChangeBlockRow>().AsNoTracking()
            .Where(block => block.PlanId == planId && block.Sequence == sequence).OrderBy(block => block.Number).AsAsyncEnumerable();
        await foreach (var block in blocks.WithCancellation(cancellation))
        {
            using var packed = new MemoryStream(block.Content);
            using var lines = new StreamReader(new BrotliStream(packed, CompressionMode.Decompress));
            while (await lines.ReadLineAsync(cancellation) is { } line)
            {
                if (skip-- > 0)
                    continue;
                if (changes.Count == take)
                    return changes;
                changes.Add(JsonSerializer.Deserialize<Change>(line, PlanJson.Options)!);
            }
        }
        return changes;
    }
}
