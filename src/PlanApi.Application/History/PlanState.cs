using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>
/// Everything that answers about a plan depend on, besides the question, the day and the caller. While it is the same, the answers are the
/// same.
/// </summary>
/// <param name="Birth">The hash of the first change set. A new plan with the code of a deleted plan has another one.</param>
/// <param name="Version">The plan's version, which every change raises: of parts, cells, actuals, comments, lights.</param>
/// <param name="Head">The hash of the last change set. A restored back-up with other changes after it has another one.</param>
/// <param name="TimeZone">The time zone in which the plan's days begin.</param>
public sealed record PlanState(string Birth, long Version, string Head, string TimeZone)
{
    /// <summary>The plan's own day.</summary>
    public DateOnly Day(TimeProvider clock) => PlanDay.Today(clock, TimeZone);
}

/// <summary>The state of a plan, before something is computed from it.</summary>
public sealed record FetchPlanState(Code Plan) : Fetch<PlanState>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The states of plans, kept while nobody has changed the database.</summary>
public sealed class PlanStates(Storage storage)
{
    private const int MaxPlans = 10_000;

    private readonly ConcurrentDictionary<Code, (long At, PlanState State)> _known = [];

    internal long Now => storage.State();

    internal PlanState? Known(Code plan, long now) => _known.TryGetValue(plan, out var known) && known.At == now ? known.State : null;

    internal void Keep(Code plan, long at, PlanState state)
    {
        if (_known.Count >= MaxPlans)
            _known.Clear();
        _known[plan] = (at, state);
    }
}

internal sealed class FetchPlanStateHandler(PlanDb db, PlanFinder plans, PlanStates states) : IHandler<FetchPlanState, PlanState>
{
    public async Task<Outcome<PlanState>> Handle(FetchPlanState request, CancellationToken cancellation)
    {
        // The state of the database first: what is committed while this reads makes it unknown again.
        var now = states.Now;
        if (states.Known(request.Plan, now) is { } known)
            return known;
        if (!plans.GetNow(request.Plan).IsSuccess(out var plan, out var failure))
            return failure;
        var hashes = await db.Set<ChangeSetRow>()
            .Where(set => set.PlanId == plan.Id && (set.Sequence == 1 || set.Sequence == plan.Version))
            .OrderBy(set => set.Sequence)
            .Select(set => set.Hash)
            .ToListAsync(cancellation);
        var state = new PlanState(Hex(hashes.FirstOrDefault()), plan.Version, Hex(hashes.LastOrDefault()), plan.TimeZone);
        // What a command has written is not certain yet.
        if (db.Database.CurrentTransaction is null)
            states.Keep(request.Plan, now, state);
        return state;
    }

    private static string Hex(byte[]? hash) => Convert.ToHexStringLower(hash ?? []);
}
