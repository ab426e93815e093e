using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans;

/// <summary>The plan itself: names, calendar, currency, status.</summary>
public sealed record GetPlan(Code Plan) : Query<Plan>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetPlanHandler(PlanStore plans) : IHandler<GetPlan, Plan>
{
    public Task<Outcome<Plan>> Handle(GetPlan request, CancellationToken cancellation) => plans.Get(request.Plan, cancellation);
}
