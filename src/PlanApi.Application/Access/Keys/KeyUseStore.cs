using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>Stores when keys were last used: a key that is used a thousand times a second is written once an hour.</summary>
public sealed class KeyUseStore(PlanDb db, KeyUses uses, WriterQueue queue)
{
    private const string Used = "UPDATE api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)";

    /// <summary>Stores what is not stored yet. Where others write for long, it is stored the next time.</summary>
    public async Task Store(CancellationToken cancellation)
    {
        if (uses.Unstored() is not { Length: > 0 } hours)
            return;
        using var turn = await queue.Wait(WriterQueue.Patience, cancellation);
        if (turn is null)
            return;
        await using var transaction = await db.BeginWriting(WriterQueue.Patience, cancellation);
        foreach (var (id, hour) in hours)
            db.Run(Used, id, hour);
        await transaction.CommitAsync(cancellation);
        uses.Stored(hours);
    }
}
