using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scorecards;

/// <summary>The score of an objective, key result, member or matrix cell on a day, with its parts.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Of">The subject of the score.</param>
/// <param name="Date">The day; today in the plan's time zone when absent.</param>
/// <param name="Language">The language of the sentences.</param>
public sealed record GetScorecard(Code Plan, ScoreSubject Of, DateOnly? Date = null, string Language = "en") : Query<ScorecardAnswer>
{
    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetScorecardHandler(PlanDb db, ScoreReader scores) : IHandler<GetScorecard, ScorecardAnswer>
{
    public Task<Outcome<ScorecardAnswer>> Handle(GetScorecard request, CancellationToken cancellation) =>
        Overflows.Answered<ScorecardAnswer>(
            "",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (
                    !(await scores.Open(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
                    || !(await scores.Of(plan, request.Of, request.Date, request.Scenario, cancellation)).IsSuccess(
                        out var read,
                        out failure
                    )
                )
                    return failure;
                var (scored, day) = (read.Scored, read.Lights.Day);
                return new ScorecardAnswer(
                    day,
                    request.Scenario,
                    ScoreAnswer.Of(scored),
                    scored.Uses,
                    ScoreText.Expression(scored),
                    Shown.Of(scored.Counted - Fraction.One),
                    ScoreText.Sentence(scored, request.Language),
                    scored.Lit is { } lit
                        ? LightAnswer.Of(
                            lit,
                            day,
                            new(request.Scenario, request.Language),
                            scored.Node is { Kind: ScoreKind.KeyResult, Code: { } code } ? [code] : [],
                            LightWhy.Of(lit, plan.Structure.Calendar, request.Scenario, request.Language)
                        )
                        : null,
                    ScoredChild.Of(scored)
                );
            }
        );
}
