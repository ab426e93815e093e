using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>A page of a plan's parts of one kind.</summary>
public sealed record ListParts<TPart>(Code Plan, ListOptions Options) : Query<Page<TPart>>
    where TPart : PlanPart
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListPartsHandler<TPart>(PartStore<TPart> store, PlanFinder plans, VisibilityFinder visibility)
    : IHandler<ListParts<TPart>, Page<TPart>>
    where TPart : PlanPart
{
    public async Task<Outcome<Page<TPart>>> Handle(ListParts<TPart> request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        return await store.List(plan.Id, request.Options, await visibility.For(plan, cancellation), cancellation);
    }
}
