using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Objectives;

/// <summary>One objective with its key results and their targets.</summary>
public sealed record GetOkr(Code Plan, Code Objective) : Query<Okr>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetOkrHandler(OkrReader reader, PlanFinder plans, VisibilityFinder visibility, Caller caller) : IHandler<GetOkr, Okr>
{
    public async Task<Outcome<Okr>> Handle(GetOkr request, CancellationToken cancellation)
    {
        Visibility? visible = null;
        if (caller.Identity!.Members is not null && await plans.Find(request.Plan, cancellation) is { } plan)
            visible = await visibility.For(plan, cancellation);
        return reader.Read(request.Plan.ToString(), request.Objective.ToString(), visible) is { } okr
            ? okr
            : new NotFound("objective", request.Objective.ToString());
    }
}
