using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>One part of a plan.</summary>
public sealed record GetPart<TPart>(Code Plan, string Key) : Query<TPart>
    where TPart : PlanPart
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetPartHandler<TPart>(PartStore<TPart> store, PlanFinder plans, VisibilityFinder visibility)
    : IHandler<GetPart<TPart>, TPart>
    where TPart : PlanPart
{
    public async Task<Outcome<TPart>> Handle(GetPart<TPart> request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        return await store.Find(plan.Id, request.Key, await visibility.For(plan, cancellation), cancellation) is { } part
            ? part
            : new NotFound(store.Noun, request.Key);
    }
}
