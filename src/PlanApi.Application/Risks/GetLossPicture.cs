using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Pictures;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

/// <summary>The loss exceedance curve of a simulation as a picture, in English (en) or Chinese (zh).</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Question">What to simulate.</param>
/// <param name="Language">The language of the words.</param>
public sealed record GetLossPicture(Code Plan, RiskSimulationQuestion Question, string Language = "en") : Query<Drawing>
{
    /// <summary>The request that answers with the same as data, which the picture names.</summary>
    public string DataAt { get; init; } = "";

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetLossPictureHandler(PlanFinder plans, IHandler<SimulateRisks, RiskSimulationAnswer> simulate)
    : IHandler<GetLossPicture, Drawing>
{
    public async Task<Outcome<Drawing>> Handle(GetLossPicture request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (!(await simulate.Handle(new(request.Plan, request.Question), cancellation)).IsSuccess(out var answer, out failure))
            return failure;
        var money = answer.Money;
        var curve = new PicturedLosses(
            plan.Names.In(request.Language, plan.Code),
            Code.Known(plan.Currency),
            answer.Trials,
            money.Mean,
            answer.Confidence,
            money.ValueAtRisk,
            request.Question.Reserve,
            money.ReserveConfidence,
            [.. money.Curve.Select(point => new PicturedLoss(point.Loss, point.Probability, point.Tolerated))]
        );
        return new Drawing(LossPicture.Of(curve, request.Language, request.DataAt));
    }
}
