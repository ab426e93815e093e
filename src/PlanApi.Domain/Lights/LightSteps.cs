using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>
/// The arithmetic of a light, line by line, made from the results of its calculation, so that a planner can redo it by hand.
/// </summary>
public static class LightSteps
{
    private const int MostTerms = 12;

    public static IReadOnlyList<Step> Of(LitNumber lit, Calendar calendar)
    {
        var steps = new List<Step>();
        if (lit.Goal is { Goal: { } goal } claimed)
        {
            Goal(steps, lit.Claim, claimed, goal);
            if (lit is { Pace: { } pace, Days: { } days })
                Pace(steps, lit, pace, goal, calendar, days.Last);
        }
        if (lit is { Attainment: { Rule: not AttainmentRule.NothingDue } attainment, Actual: { } actual, Pace.Expected: { } expected })
        {
            steps.Add(
                new Step(
                    "attainment",
                    Attained(attainment.Rule, expected, actual),
                    attainment.Value is { } value ? Text(value) : $"> {Text(Attainment.Most)}"
                )
            );
            if (attainment.Value is { } known && lit.Light is Light.Green or Light.Yellow or Light.Red)
                steps.Add(new Step("light", Judged(known, lit), lit.Light.ToString()));
        }
        return steps;
    }

    private static void Goal(List<Step> steps, LightClaim claim, ClaimedGoal claimed, Goal goal)
    {
        if (claimed.Rate is { } rate)
            steps.Add(new Step("in-plan-currency", $"{Text(claim.Value)} × {Text(rate)}", Text(goal.Low)));
        if (claim.Basis == Basis.Absolute || goal.Baseline is not { } from)
            return;
        string Level(Fraction change) =>
            claim.Basis == Basis.Points ? $"{Text(from)} + {Text(change)}"
            : from.Sign < 0 ? $"{Text(from)} + {Text(change)} % × {Text(-from)}"
            : $"{Text(from)} × (1 + {Text(change)} %)";
        steps.Add(new Step("level", Level(claim.Value), Text(goal.Low)));
        if (claim.Upper != claim.Value)
            steps.Add(new Step("level", Level(claim.Upper), Text(goal.High)));
    }

    private static void Pace(List<Step> steps, LitNumber lit, Paced pace, Goal goal, Calendar calendar, DateOnly day)
    {
        if (pace.Share is { } share)
            steps.Add(new Step(Label(pace.Method), Shared(lit, pace, calendar, day), share.ToString()));
        if (pace.Expected is not { } expected)
            return;
        var (isFlow, isPerDay) = (
            lit.Claim.Indicator.Kind == IndicatorKind.Flow,
            lit.Claim.Indicator is { Kind: IndicatorKind.Flow, PerDay: true }
        );
        var (first, last) = calendar.Days(lit.Claim.Period);
        string Due(Fraction end) =>
            pace.Share is not { } by ? Text(end)
            : isPerDay && pace.Method != PaceMethod.PeriodTargets
                ? $"{Text(end)} × {by} / ({new DaySpan(first, day).Length} / {new DaySpan(first, last).Length})"
            : isFlow || pace.Method is PaceMethod.PeriodTargets or PaceMethod.Seasonal && lit.Claim.Pacing?.Weights is null
                ? $"{Text(end)} × {by}"
            : expected.Baseline is { } from ? $"{Text(from)} + ({Text(end)} - {Text(from)}) × {by}"
            : Text(end);
        steps.Add(new Step("due", Due(goal.Low), Text(expected.Low)));
        if (goal.High != goal.Low)
            steps.Add(new Step("due-at-most", Due(goal.High), Text(expected.High)));
        if (isFlow && expected.Baseline is { } start && goal.UsableBaseline is { } whole)
            steps.Add(new Step("baseline-by-then", Due(whole), Text(start)));
    }

    private static string Shared(LitNumber lit, Paced pace, Calendar calendar, DateOnly day)
    {
        var (first, last) = calendar.Days(lit.Claim.Period);
        if (pace.Method == PaceMethod.StraightLine)
            return $"{new DaySpan(first, day).Length} / {new DaySpan(first, last).Length}";
        if (pace.Method == PaceMethod.Steps)
        {
            var parts = PaceShare.Parts(calendar, lit.Claim.Period, PaceCalculation.StepsOf(lit.Claim.Pacing, lit.Claim.RisesBy));
            return $"{parts.Count(part => calendar.Days(part).Last <= day)} / {parts.Count}";
        }
        if (lit.Inputs is { ShapeToDate: { } toDate, ShapeInAll: { } all })
            return $"{Text(toDate)} / {Text(all)}";
        var due = lit
            .Inputs.Parts.Where(part => calendar.Days(part.Period).First <= day)
            .Select(part => Term(part, calendar, day))
            .ToArray();
        return $"({Sum(due)}) / ({Sum([.. lit.Inputs.Parts.Select(part => Text(part.Number))])})";
    }

    private static string Term(PacePart part, Calendar calendar, DateOnly day)
    {
        var (first, last) = calendar.Days(part.Period);
        return last <= day
            ? Text(part.Number)
            : $"{Text(part.Number)} × {new DaySpan(first, day).Length}/{new DaySpan(first, last).Length}";
    }

    private static string Sum(string[] terms) =>
        string.Join(" + ", terms.Take(MostTerms)) + (terms.Length > MostTerms ? $" + … (+{terms.Length - MostTerms})" : "");

    private static string Attained(AttainmentRule rule, Expectation expected, Fraction actual)
    {
        var edge = actual > expected.High ? expected.High : expected.Low;
        return rule switch
        {
            AttainmentRule.ActualByExpected => $"{Text(actual)} / {Text(expected.Low)}",
            AttainmentRule.ExpectedByActual => $"{Text(expected.Low)} / {Text(actual)}",
            AttainmentRule.FromBaseline =>
                $"({Text(actual)} - {Text(expected.Baseline!.Value)}) / ({Text(expected.Low)} - {Text(expected.Baseline.Value)})",
            AttainmentRule.InsideBand => $"{Text(expected.Low)} ≤ {Text(actual)} ≤ {Text(expected.High)}",
            AttainmentRule.ByDistance when expected.Baseline is { } from && (actual < expected.Low ? from < edge : from > edge) =>
                $"1 - |{Text(actual)} - {Text(edge)}| / |{Text(edge)} - {Text(from)}|",
            AttainmentRule.ByDistance => $"1 - |{Text(actual)} - {Text(edge)}| / |{Text(edge)}|",
            _ => $"{Text(actual)} : {Text(expected.Low)}",
        };
    }

    private static string Judged(Fraction attainment, LitNumber lit)
    {
        var (green, yellow, band) = (
            Fraction.Of(lit.Thresholds.Green),
            Fraction.Of(lit.Thresholds.Yellow),
            Fraction.Of(lit.Thresholds.Hysteresis ?? Quantity.Zero)
        );
        string At(Fraction threshold, bool hadIt) => hadIt && !band.IsZero ? $"{Text(threshold)} - {Text(band)}" : Text(threshold);
        return lit.Light switch
        {
            Light.Green => $"{Text(attainment)} ≥ {At(green, lit.Before == Light.Green)}",
            Light.Yellow =>
                $"{At(green, lit.Before == Light.Green)} > {Text(attainment)} ≥ {At(yellow, lit.Before is Light.Green or Light.Yellow)}",
            _ => $"{Text(attainment)} < {At(yellow, lit.Before is Light.Green or Light.Yellow)}",
        };
    }

    private static string Label(PaceMethod method) =>
        method switch
        {
            PaceMethod.Steps => "share-of-steps",
            PaceMethod.PeriodTargets => "share-of-period-targets",
            PaceMethod.Seasonal => "share-of-season",
            _ => "share-of-days",
        };

    private static string Text(Fraction value) => value.ToText(Quantity.MaxDecimals);
}
