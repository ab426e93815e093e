using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Comments;

namespace PlanApi.Application.Comments;

/// <summary>How evidence is read and written.</summary>
public sealed class EvidenceStore(PlanDb db, SubjectFinder subjects, ChangeRecorder recorder, Caller caller, TimeProvider clock)
    : SubjectStore<EvidenceRow, Evidence>(db, subjects, recorder, caller, clock)
{
    private readonly PlanDb _db = db;
    private readonly SubjectFinder _subjects = subjects;

    protected override string Noun => "piece of evidence";

    internal override async Task<IReadOnlyList<Evidence>> Show(IQueryable<EvidenceRow> rows, CancellationToken cancellation) =>
        [.. (await _subjects.Named(rows).ToListAsync(cancellation)).OrderByDescending(named => named.Row.Number).Select(Of)];

    /// <summary>How many bytes the files of a plan have.</summary>
    internal Task<long> Bytes(long planId, CancellationToken cancellation) =>
        _db.Set<EvidenceRow>().Where(row => row.PlanId == planId).SumAsync(row => row.Size, cancellation);

    /// <summary>Stores a file's content, a piece at a time.</summary>
    internal async Task Write(EvidenceRow row, StagedFile file, CancellationToken cancellation)
    {
        // The pieces refer to the row.
        await _db.SaveChangesAsync(cancellation);
        var position = 0;
        using var insert = _db.Prepare("INSERT INTO evidence_chunks (plan_id, number, position, content) VALUES ($1, $2, $3, $4)");
        await foreach (var content in file.Chunks(EvidenceChunkRow.Bytes, cancellation))
            insert.Run(row.PlanId, row.Number, position++, content);
    }

    protected override long NumberOf(Evidence item) => item.Number;

    private static Evidence Of(NamedRow<EvidenceRow> named)
    {
        var row = named.Row;
        return new Evidence
        {
            Number = row.Number,
            Version = row.Version,
            Subject = named.Subject(),
            Title = row.Title,
            Link = row.Link,
            File = row.FileName is null
                ? null
                : new EvidenceFile
                {
                    Name = row.FileName,
                    MediaType = row.MediaType!,
                    Size = row.Size,
                    Sha256 = Convert.ToHexStringLower(row.Sha256!),
                },
            Author = named.Author,
            AuthorParty = Parts.Stored.Code(named.Party),
            CreatedAt = At(row.CreatedAt),
        };
    }
}
