using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.History.AsOf;

/// <summary>
/// Keeps a state of each plan every so many changes of its history, so that no moment is far from one. What is stored alone decides which
/// state is missing, so that a restart loses nothing. Two processes may make the same one; it is kept once.
/// </summary>
internal sealed class PastStateKeeper(PlanDb db, PastStates states, PastPlans past, ChangeReader changes, WriterQueue writers) : IPastKeeper
{
    /// <summary>A plan keeps no more; its states then lie further apart.</summary>
    private const int MostOfPlan = 128;

    private const string SetsAfter = "SELECT sequence, changes FROM change_sets WHERE plan_id = $1 AND sequence > $2 ORDER BY sequence";

    public async Task KeepMissing(int bytesPerChange, CancellationToken cancellation)
    {
        foreach (var plan in await db.Set<PlanRow>().AsNoTracking().OrderBy(plan => plan.Id).ToListAsync(cancellation))
        {
            while (await KeepNext(plan, bytesPerChange, cancellation))
                cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> KeepNext(PlanRow plan, int bytesPerChange, CancellationToken cancellation)
    {
        var kept = await states.All(plan.Id, cancellation);
        if (await Next(plan.Id, kept.LastOrDefault(), bytesPerChange, cancellation) is not var (version, count))
            return false;
        var made = await past.Open(await PastKey.Of(db, plan, version, cancellation), changes, states, cancellation);
        byte[] content;
        try
        {
            content = made.Pack();
        }
        finally
        {
            past.GiveBack(made);
        }
        using var turn = await writers.Wait(Timeout.InfiniteTimeSpan, cancellation);
        return await states.Keep(plan.Id, version, count, content, Unwanted(kept, count), cancellation);
    }

    /// <summary>
    /// The version of the next state, and the changes up to it: the first version, without which tables would have to be made and the
    /// first document be loaded again, and then whenever the history has grown enough.
    /// </summary>
    private async Task<(long Version, long Changes)?> Next(long planId, KeptState? last, int bytesPerChange, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            using var statement = db.Prepare(SetsAfter);
            using var row = statement.Read(planId, last?.Version ?? 0);
            var (from, count) = (last?.Changes ?? 0, last?.Changes ?? 0);
            var apart = (last?.Bytes ?? 0) / bytesPerChange;
            while (row.Read())
            {
                count += row.Integer(1);
                if (count - from >= apart)
                    return (row.Integer(0), count);
            }
            return null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The state whose loss leaves the smallest gap, where there are too many.</summary>
    private static long? Unwanted(List<KeptState> kept, long last) =>
        kept.Count < MostOfPlan ? null
        : Enumerable.Range(1, kept.Count - 1).MinBy(at => (at + 1 < kept.Count ? kept[at + 1].Changes : last) - kept[at - 1].Changes)
            is var least
            ? kept[least].Version
        : null;
}
