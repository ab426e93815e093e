using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Access.Keys;

/// <summary>
/// Tickets for programs that can send a key only in an address, such as a browser's EventSource. Each ticket works once, and for a minute.
/// Used tickets are noted in the database, so that this also holds for several processes.
/// </summary>
public sealed class StreamTickets(PlanDb db, KeyTokens tokens, WriterQueue queue, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private const string Use = "stream";

    /// <summary>Stands in the place of the caller in the table of idempotency keys. No caller has this id.</summary>
    private const long Actor = -2;

    private const string Forget = "DELETE FROM idempotency WHERE actor = $1 AND at < $2";
    private const string Note =
        "INSERT INTO idempotency (actor, key, request_hash, answer, at) VALUES ($1, $2, $3, $3, $4) ON CONFLICT (actor, key) DO NOTHING";

    /// <summary>A ticket that stands for a caller.</summary>
    public StreamTicket Make(Identity caller) => new(tokens.Make(Use, caller, Life), clock.GetUtcNow() + Life);

    /// <summary>What a ticket stands for; null if the ticket is not valid, is too old, or was used before.</summary>
    public async Task<KeyTokens.Content?> Redeem(string ticket, CancellationToken cancellation)
    {
        if (tokens.Read(Use, ticket) is not { } content)
            return null;
        using var turn = await queue.Wait(WriterQueue.Patience, cancellation);
        if (turn is null)
            return null;
        var now = clock.GetUtcNow();
        await using var transaction = await db.BeginWriting(WriterQueue.Patience, cancellation);
        db.Run(Forget, Actor, (now - Life).UtcTicks);
        var noted = db.Run(Note, Actor, content.Nonce, Array.Empty<byte>(), now.UtcTicks);
        await transaction.CommitAsync(cancellation);
        return noted == 1 ? content : null;
    }
}
