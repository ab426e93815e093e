using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Scorecards;

/// <summary>The scores of an objective, key result, member or matrix cell on some days.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Of">The subject of the scores.</param>
/// <param name="Dates">The days, in ascending order.</param>
public sealed record GetScoreTrend(Code Plan, ScoreSubject Of, IReadOnlyList<DateOnly> Dates) : Query<IReadOnlyList<ScorePoint>>
{
    /// <summary>The most days that are answered at once.</summary>
    public const int MaxDates = 60;

    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>A score on a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Score">From 0 to 1.2; absent without data.</param>
/// <param name="Light">The light.</param>
/// <param name="Coverage">The share of its children, by weight, that have data.</param>
public sealed record ScorePoint(DateOnly Date, Quantity? Score, Light Light, Quantity Coverage);

internal sealed class GetScoreTrendHandler(PlanDb db, ScoreReader scores) : IHandler<GetScoreTrend, IReadOnlyList<ScorePoint>>
{
    public Task<Outcome<IReadOnlyList<ScorePoint>>> Handle(GetScoreTrend request, CancellationToken cancellation) =>
        Overflows.Answered<IReadOnlyList<ScorePoint>>(
            "",
            async () =>
            {
                if (request.Dates.Count is 0 or > GetScoreTrend.MaxDates)
                    return Invalid.One(FaultCodes.TooFew, "/dates", $"Name 1 to {GetScoreTrend.MaxDates} days.");
                if (request.Dates.Zip(request.Dates.Skip(1)).Any(pair => pair.First >= pair.Second))
                    return Invalid.One(FaultCodes.OutOfOrder, "/dates", "Name the days in ascending order, each once.");
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (!(await scores.Open(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
                    return failure;
                DateOnly?[] dates = [.. request.Dates];
                if (
                    !(await scores.Of(plan, request.Of, dates, request.Scenario, cancellation, datePointer: "/dates")).IsSuccess(
                        out var read,
                        out failure
                    )
                )
                    return failure;
                return Outcome.Of<IReadOnlyList<ScorePoint>>([
                    .. read.Select(score => new ScorePoint(
                        score.Lights.Day,
                        Shown.Of(score.Scored.Counted),
                        score.Scored.Light,
                        Shown.Of(score.Scored.Coverage) ?? default
                    )),
                ]);
            }
        );
}
