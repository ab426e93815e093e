using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Application.Webhooks;

namespace PlanApi.Application.Mail.Sending;

/// <summary>
/// The messages that wait. Each write is one transaction with a fence, so that of several processes one makes a message, and one sends it.
/// </summary>
public sealed class MailQueue(IServiceScopeFactory scopes, WriterQueue writers, TimeProvider clock)
{
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _kept = TimeSpan.FromDays(30);

    internal async Task<T> Read<T>(Func<PlanDb, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PlanDb>());
    }

    /// <summary>The parties that have an address.</summary>
    internal Task<List<MailReaderRow>> Readers(CancellationToken cancellation) =>
        Read(db => db.Set<MailReaderRow>().AsNoTracking().Where(row => row.Email != null).OrderBy(row => row.Id).ToListAsync(cancellation));

    /// <summary>Stores what a party was told, with the messages that tell it; nothing where another process was faster.</summary>
    internal Task Add(
        MailReaderRow reader,
        IReadOnlyList<string> told,
        DateOnly? toldOn,
        IEnumerable<IReadOnlyList<string>> messages,
        CancellationToken cancellation
    ) =>
        Write(
            async db =>
            {
                var row = await db.Set<MailReaderRow>()
                    .FirstOrDefaultAsync(
                        row => row.Id == reader.Id && row.Fence == reader.Fence && row.Version == reader.Version,
                        cancellation
                    );
                if (row is null)
                    return;
                (row.Told, row.ToldOn) = (told, toldOn);
                row.Fence++;
                var now = clock.GetUtcNow().UtcTicks;
                db.AddRange(
                    messages.Select(duties => new MailRow
                    {
                        ReaderId = reader.Id,
                        Duties = duties,
                        State = DeliveryState.Waiting,
                        MadeAt = now,
                        DueAt = now,
                    })
                );
            },
            cancellation
        );

    /// <summary>Takes a message that is due and that no process sends; null where there is none.</summary>
    public async Task<MailRow?> Claim(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcTicks;
        // Looking needs no turn.
        if (!await Read(db => Due(db, now).AnyAsync(cancellation)))
            return null;
        MailRow? taken = null;
        await Write(
            async db =>
            {
                taken = await Due(db, now).OrderBy(row => row.DueAt).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellation);
                if (taken is null)
                    return;
                taken.LeaseUntil = now + _lease.Ticks;
                taken.Fence++;
            },
            cancellation
        );
        return taken;
    }

    /// <summary>Stores what became of a message; nothing if it is another process's by now.</summary>
    internal Task Record(MailRow mail, Action<MailRow> change, CancellationToken cancellation) =>
        Write(
            async db =>
            {
                var row = await db.Set<MailRow>().FirstOrDefaultAsync(row => row.Id == mail.Id && row.Fence == mail.Fence, cancellation);
                if (row is null)
                    return;
                change(row);
                row.LeaseUntil = null;
            },
            cancellation
        );

    /// <summary>Removes what is no longer kept.</summary>
    internal async Task Expire(CancellationToken cancellation)
    {
        var last = clock.GetUtcNow().UtcTicks - _kept.Ticks;
        if (await Read(db => Old(db).AnyAsync(cancellation)))
            await Write(async db => await Old(db).ExecuteDeleteAsync(cancellation), cancellation);

        IQueryable<MailRow> Old(PlanDb db) => db.Set<MailRow>().Where(row => row.MadeAt <= last && row.State != DeliveryState.Waiting);
    }

    private async Task Write(Func<PlanDb, Task> write, CancellationToken cancellation)
    {
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDb>();
        await using var transaction = await db.BeginWriting(_patience, cancellation);
        await write(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static IQueryable<MailRow> Due(PlanDb db, long now) =>
        db.Set<MailRow>()
            .Where(row => row.State == DeliveryState.Waiting && row.DueAt <= now && (row.LeaseUntil == null || row.LeaseUntil <= now));
}
