using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>The state of a number on a day, compared with the number that was expected by then.</summary>
public sealed record LightAnswer
{
    /// <summary>The target of the light; absent for a number in the cube.</summary>
    public Code? Target { get; init; }

    /// <summary>The key results with this target.</summary>
    public IReadOnlyList<Code> KeyResults { get; init; } = [];

    /// <summary>The indicator that is judged; for a target of growth, the indicator that grows.</summary>
    public required Code Indicator { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>The period that is judged; the plan's year where the target names none.</summary>
    public required Period Period { get; init; }

    /// <summary>The day asked.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The day at which actual and expected are compared: up to there reports are in, or were due.</summary>
    public DateOnly? MeasuredTo { get; init; }

    /// <summary>The last day of the latest actual.</summary>
    public DateOnly? LatestActual { get; init; }

    public required Light Light { get; init; }

    /// <summary>Why it is not a colour.</summary>
    public LightReason? Reason { get; init; }

    /// <summary>The last stored light before the day; hysteresis keeps it within its band.</summary>
    public Light? Before { get; init; }

    /// <summary>The share of the expected number that has been reached: 1 is on pace. Absent if there is no such number.</summary>
    public Quantity? Attainment { get; init; }

    public AttainmentRule? AttainmentRule { get; init; }

    public Quantity? Actual { get; init; }

    /// <summary>The number that is expected by the day; the lower edge of a band.</summary>
    public Quantity? Expected { get; init; }

    /// <summary>The upper edge of a band.</summary>
    public Quantity? ExpectedUpper { get; init; }

    /// <summary>The part of the baseline that counts by the day.</summary>
    public Quantity? Baseline { get; init; }

    /// <summary>The goal at the end of the period; the lower edge of a band.</summary>
    public Quantity? Goal { get; init; }

    public Quantity? GoalUpper { get; init; }

    public required Aim Aim { get; init; }

    /// <summary>The expected way of the number to its target.</summary>
    public PaceMethod? Pace { get; init; }

    public required Thresholds Thresholds { get; init; }

    /// <summary>The same in words.</summary>
    public required string Sentence { get; init; }

    /// <summary>The details of the computation, where one light was asked for.</summary>
    public LightWhy? Why { get; init; }

    internal AskedIn In { get; init; }

    /// <summary>The scenario, day and language of the request.</summary>
    public AskedIn Asked() => In;

    internal static LightAnswer Of(LitNumber lit, DateOnly day, AskedIn asked, IReadOnlyList<Code> keyResults, LightWhy? why = null)
    {
        var (expected, goal) = (lit.Pace?.Expected, lit.Goal?.Goal);
        return new LightAnswer
        {
            Target = lit.Claim.Target?.Code,
            KeyResults = keyResults,
            Indicator = lit.Claim.Indicator.Code,
            Scope = lit.Claim.Scope,
            Period = lit.Claim.Period,
            Date = day,
            MeasuredTo = lit.Days?.Last,
            LatestActual = lit.LatestActual,
            Light = lit.Light,
            Reason = lit.Reason == LightReason.None ? null : lit.Reason,
            Before = lit.Before,
            Attainment = Shown.Of(lit.Attainment?.Value),
            AttainmentRule = lit.Attainment?.Rule,
            Actual = Shown.Of(lit.Actual),
            Expected = Shown.Of(expected?.Low),
            ExpectedUpper = expected is { Aim: Aim.Within } due ? Shown.Of(due.High) : null,
            Baseline = Shown.Of(expected?.Baseline),
            Goal = Shown.Of(goal?.Low),
            GoalUpper = goal is { Aim: Aim.Within } ? Shown.Of(goal.High) : null,
            Aim = lit.Claim.Aim,
            Pace = lit.Pace?.Method,
            Thresholds = lit.Thresholds,
            Sentence = LightText.Sentence(lit, asked.Language),
            Why = why,
            In = asked,
        };
    }
}

/// <summary>The reason of a light: the inputs and the arithmetic.</summary>
/// <param name="Inputs">The numbers that the light is computed from, with their places.</param>
/// <param name="Steps">The arithmetic, line by line, to be redone by hand.</param>
public sealed record LightWhy(IReadOnlyList<LightInput> Inputs, IReadOnlyList<LightStep> Steps)
{
    internal static LightWhy Of(LitNumber lit, Calendar calendar, Code scenario, string language) =>
        new(
            [.. Numbers(lit, calendar, scenario)],
            [
                .. LightSteps
                    .Of(lit, calendar)
                    .Select(step => new LightStep(
                        step.Label,
                        LightText.Label(step.Label, language),
                        step.Expression,
                        step.Label == "light" ? LightText.Colour(lit.Light, language) : step.Result
                    )),
            ]
        );

    private static IEnumerable<LightInput> Numbers(LitNumber lit, Calendar calendar, Code scenario)
    {
        var (code, scope) = (lit.Claim.Indicator.Code, lit.Claim.Scope);
        if (lit is { Actual: { } actual, Days: { } days })
            yield return new LightInput("actual", Code.Baseline, Measure.Actual, code, scope, days.First, days.Last, Shown.Of(actual));
        var (first, last) = calendar.Days(lit.Claim.Period);
        if (lit.Claim.Target is null || lit.Claim.IsOfScenario)
            yield return new LightInput("target", scenario, Measure.Target, code, scope, first, last, Shown.Of(lit.Claim.Value));
        if (lit.Goal?.From is { } from)
            yield return new LightInput(
                "base",
                scenario,
                from.Measure,
                from.Indicator,
                from.Scope,
                from.Days.First,
                from.Days.Last,
                Shown.Of(lit.Goal.Base)
            );
        foreach (var part in lit.Inputs.Parts)
        {
            var (start, end) = calendar.Days(part.From);
            var role =
                lit.Pace?.Method == PaceMethod.PeriodTargets ? "periodTarget"
                : lit.Claim.Pacing?.Weights is null ? "shape"
                : "weight";
            yield return new LightInput(
                role,
                scenario,
                role == "periodTarget" ? Measure.Target : null,
                code,
                scope,
                start,
                end,
                Shown.Of(part.Number)
            );
        }
    }
}

/// <summary>A number that a light is computed from.</summary>
/// <param name="Role">actual, target, base, periodTarget, shape or weight.</param>
/// <param name="Scenario">In which scenario it is.</param>
/// <param name="Measure">Which number; absent for weights, and for shapes that may be of either measure.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Scope">Where.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Value">The number.</param>
public sealed record LightInput(
    string Role,
    Code Scenario,
    Measure? Measure,
    Code Indicator,
    Scope Scope,
    DateOnly From,
    DateOnly To,
    Quantity? Value
);

/// <summary>One line of a light's arithmetic.</summary>
/// <param name="Code">Which line: share-of-days, due, attainment, light and so on.</param>
/// <param name="Label">The same in words.</param>
/// <param name="Expression">The calculation with its numbers.</param>
/// <param name="Result">The result.</param>
public sealed record LightStep(string Code, string Label, string Expression, string Result);
