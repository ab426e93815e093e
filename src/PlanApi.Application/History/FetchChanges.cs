using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>For each of a plan's change sets, a page of its changes.</summary>
public sealed record FetchChanges(Code Plan, IReadOnlyCollection<ChangeSet> Sets, PageRange Page)
    : Fetch<Dictionary<ChangeSet, Page<Change>>>
{
    /// <summary>
    /// The parts of change sets that a caller may see. A caller may see a cell, and so the change set that wrote it, but not all changes
    /// of that set.
    /// </summary>
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class FetchChangesHandler(PlanFinder plans, ChangeReader changes)
    : IHandler<FetchChanges, Dictionary<ChangeSet, Page<Change>>>
{
    public async Task<Outcome<Dictionary<ChangeSet, Page<Change>>>> Handle(FetchChanges request, CancellationToken cancellation) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? await changes.Pages(plan.Id, request.Sets, request.Page, cancellation)
            : failure;
}
