using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>A page of what a change set changed: each part before and after.</summary>
public sealed record ListChanges(Code Plan, long Sequence, int First = ListOptions.DefaultFirst, string? After = null) : Query<Page<Change>>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListChangesHandler(PlanFinder plans, ChangeSetStore sets, ChangeReader changes) : IHandler<ListChanges, Page<Change>>
{
    public async Task<Outcome<Page<Change>>> Handle(ListChanges request, CancellationToken cancellation)
    {
        if (await plans.Find(request.Plan, cancellation) is not { } plan)
            return new NotFound("plan", request.Plan.ToString());
        if (request.First is < 1 or > ListOptions.MaxFirst)
            return Invalid.One("out-of-range", "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var start = 0;
        if (request.After is { } after && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            return Invalid.One("bad-cursor", "/after", "This is not a cursor of this list; start again without it.");
        if (await sets.Read(plan.Id, row => row.Sequence == request.Sequence, 1, cancellation) is not [var set])
            return new NotFound("change set", $"{request.Sequence}");
        var found = await changes.Read(plan.Id, request.Sequence, start, request.First, cancellation);
        return new Page<Change>(
            found, [.. found.Select((_, at) => (start + at + 1).ToString(CultureInfo.InvariantCulture))], start + found.Count < set.ChangeCount);
    }
}
