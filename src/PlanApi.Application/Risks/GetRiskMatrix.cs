using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

/// <summary>The plan's risks in its matrix of probability and impact.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Kind">Which assessment places a risk; the current one or, without one, the inherent one when absent.</param>
/// <param name="Settle">How cells are settled that the plan's rules leave open, or give several levels.</param>
public sealed record GetRiskMatrix(Code Plan, AssessmentType? Kind = null, RiskSettling Settle = RiskSettling.MoreSevere)
    : Query<RiskHeatMap>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetRiskMatrixHandler(PlanDb db, PlanFinder plans, RiskReader reader, VisibilityFinder visibility, TimeProvider clock)
    : IHandler<GetRiskMatrix, RiskHeatMap>
{
    public async Task<Outcome<RiskHeatMap>> Handle(GetRiskMatrix request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var document = await reader.Read(plan, await visibility.For(plan, cancellation), cancellation);
        return RiskHeatMap.Of(document, request.Kind, request.Settle, PlanDay.Today(clock, plan.TimeZone));
    }
}
