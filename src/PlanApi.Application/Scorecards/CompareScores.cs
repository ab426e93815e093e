using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scorecards;

/// <summary>
/// Two scores side by side: of two days, of two scenarios or of two members, with the contribution of each child to the difference.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Of">The subject of the first side.</param>
/// <param name="Against">The subject of the second side; the same when absent.</param>
/// <param name="Date">The first side's day; today in the plan's time zone when absent.</param>
/// <param name="AgainstDate">The second side's day; the same when absent.</param>
public sealed record CompareScores(
    Code Plan,
    ScoreSubject Of,
    ScoreSubject? Against = null,
    DateOnly? Date = null,
    DateOnly? AgainstDate = null
) : Query<ScoreComparison>
{
    /// <summary>The first side's scenario.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The second side's scenario; the same when absent.</summary>
    public Code? AgainstScenario { get; init; }

    public string Language { get; init; } = "en";

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>Two scores side by side.</summary>
/// <param name="First">The first side.</param>
/// <param name="Second">The second side.</param>
/// <param name="Difference">The second score minus the first; absent unless both have data.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="Children">The contribution of each child to the difference, in the order of the first side.</param>
public sealed record ScoreComparison(
    ScoreSide First,
    ScoreSide Second,
    Quantity? Difference,
    string Sentence,
    IReadOnlyList<ScoreChange> Children
);

/// <summary>One side of a comparison.</summary>
/// <param name="Date">The day.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Score">The score.</param>
public sealed record ScoreSide(DateOnly Date, Code Scenario, ScoreAnswer Score);

/// <summary>A child on both sides.</summary>
/// <param name="First">The child on the first side; absent if it does not exist there.</param>
/// <param name="Second">The child on the second side.</param>
/// <param name="Contribution">The contribution to the difference. The contributions of all children add up to it, except for rounding
/// when shown.</param>
public sealed record ScoreChange(ScoreAnswer? First, ScoreAnswer? Second, Quantity Contribution);

internal sealed class CompareScoresHandler(PlanDb db, ScoreReader scores) : IHandler<CompareScores, ScoreComparison>
{
    public Task<Outcome<ScoreComparison>> Handle(CompareScores request, CancellationToken cancellation) =>
        Overflows.Answered<ScoreComparison>(
            "",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (
                    !(await scores.Open(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
                    || !(await scores.Of(plan, request.Of, request.Date, request.Scenario, cancellation)).IsSuccess(
                        out var first,
                        out failure
                    )
                    || !(
                        await scores.Of(
                            plan,
                            request.Against ?? request.Of,
                            request.AgainstDate ?? request.Date,
                            request.AgainstScenario ?? request.Scenario,
                            cancellation,
                            "/against",
                            "/againstDate",
                            "/againstScenario"
                        )
                    ).IsSuccess(out var second, out failure)
                )
                    return failure;
                // Children of two members are told apart by what they are, since no one of them is below both.
                var difference = ScoreDifference.Of(first.Scored, second.Scored, node => request.Against is null ? node.Key : node.LikeKey);
                return new ScoreComparison(
                    new ScoreSide(first.Lights.Day, request.Scenario, ScoreAnswer.Of(first.Scored)),
                    new ScoreSide(second.Lights.Day, request.AgainstScenario ?? request.Scenario, ScoreAnswer.Of(second.Scored)),
                    Shown.Of(difference.Difference),
                    ScoreText.Sentence(first.Scored, second.Scored, request.Language),
                    [
                        .. difference.Children.Select(child => new ScoreChange(
                            child.Before is { } before ? ScoreAnswer.Of(before) : null,
                            child.After is { } after ? ScoreAnswer.Of(after) : null,
                            Shown.Of(child.Contribution) ?? default
                        )),
                    ]
                );
            }
        );
}
