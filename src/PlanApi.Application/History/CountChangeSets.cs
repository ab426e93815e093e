using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>How many change sets of a plan match a filter.</summary>
public sealed record CountChangeSets(Code Plan, ChangeSetFilter Filter) : Fetch<CountedChangeSets>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

/// <param name="Count">How many.</param>
public sealed record CountedChangeSets(int Count);

internal sealed class CountChangeSetsHandler(PlanFinder plans, ChangeSetStore store) : IHandler<CountChangeSets, CountedChangeSets>
{
    public async Task<Outcome<CountedChangeSets>> Handle(CountChangeSets request, CancellationToken cancellation) =>
        (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? new CountedChangeSets(await store.Count(plan.Id, request.Filter, cancellation))
            : failure;
}
