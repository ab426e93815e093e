using PlanApi.Application.Plans.Finding;
using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>A page of a plan's history, the newest first.</summary>
public sealed record ListChangeSets(Code Plan, int First = ListOptions.DefaultFirst, string? After = null) : Query<Page<ChangeSet>>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListChangeSetsHandler(PlanFinder plans, ChangeSetStore store) : IHandler<ListChangeSets, Page<ChangeSet>>
{
    public async Task<Outcome<Page<ChangeSet>>> Handle(ListChangeSets request, CancellationToken cancellation)
    {
        if (await plans.Find(request.Plan, cancellation) is not { } plan)
            return new NotFound("plan", request.Plan.ToString());
        if (request.First is < 1 or > ListOptions.MaxFirst)
            return Invalid.One("out-of-range", "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var before = long.MaxValue;
        if (request.After is { } after && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Invalid.One("bad-cursor", "/after", "This is not a cursor of this list; start again without it.");
        var sets = await store.Read(plan.Id, row => row.Sequence < before, request.First + 1, cancellation);
        var more = sets.Count > request.First;
        if (more)
            sets.RemoveAt(sets.Count - 1);
        return new Page<ChangeSet>(sets, [.. sets.Select(set => set.Sequence.ToString(CultureInfo.InvariantCulture))], more);
    }
}
