using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Pictures;
using PlanApi.Application.Plans;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

/// <summary>The matrix of risks as a picture, in English (en) or Chinese (zh).</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Kind">Which assessment places a risk; the current one or, without one, the inherent one when absent.</param>
/// <param name="Settle">How cells are settled that the plan's rules leave open, or give several levels.</param>
/// <param name="Language">The language of the words.</param>
public sealed record GetRiskPicture(
    Code Plan,
    AssessmentType? Kind = null,
    RiskSettling Settle = RiskSettling.MoreSevere,
    string Language = "en"
) : Query<Drawing>
{
    /// <summary>The address of the same risks as data, which the picture names.</summary>
    public string? DataAt { get; init; }

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetRiskPictureHandler(PlanDb db, PlanFinder plans, RiskReader reader, VisibilityFinder visibility, TimeProvider clock)
    : IHandler<GetRiskPicture, Drawing>
{
    private const int MaxRisks = 200;

    public async Task<Outcome<Drawing>> Handle(GetRiskPicture request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var document = await reader.Read(plan, await visibility.For(plan, cancellation), cancellation);
        if (document.Risks.Count > MaxRisks)
            return new TooLarge($"{MaxRisks} risks of a picture; read the matrix as data");
        var map = RiskHeatMap.Of(document, request.Kind, request.Settle, PlanDay.Today(clock, plan.TimeZone));
        return new Drawing(RiskPicture.Of(plan.Names.In(request.Language, plan.Code), map, request.Language, request.DataAt));
    }
}
