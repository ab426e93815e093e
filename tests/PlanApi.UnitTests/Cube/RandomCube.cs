using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Cube;

/// <summary>Random tiny plans with every kind of indicator, and random frames over them.</summary>
internal static class RandomCube
{
    private static readonly string[] _periods =
    [
        "2024",
        "2024-H1",
        "2024-Q1",
        "2024-Q2",
        "2024-01",
        "2024-02",
        "2024-03",
        "2024-04",
        "2024-W01",
        "2024-W05",
        "2024-W09",
        "2024-01-03",
        "2024-01-31",
        "2024-02-01",
        "2024-03-31",
        "2023",
        "2023-Q1",
        "2023-Q4",
        "2023-01",
    ];

    public static TinyPlan Plan(Random random, bool moves = true)
    {
        var plan = new TinyPlan([.. Enumerable.Range(0, random.Next(1, 4)).Select(at => Dimension(random, "abc"[at..(at + 1)], moves))]);
        Code[]? sums =
            random.Next(4) > 0 ? null : [.. plan.Dimensions.Where(_ => random.Next(2) == 0).Select(dimension => C(dimension.Code))];
        plan.Indicator("flow", IndicatorKind.Flow, but: flow => flow with { Dimensions = sums })
            .Indicator("daily", IndicatorKind.Flow, but: flow => flow with { PerDay = true, Dimensions = sums })
            .Indicator("last", IndicatorKind.Stock, but: stock => stock with { Dimensions = sums })
            .Indicator("average", IndicatorKind.Stock, but: stock => stock with { OverTime = OverTime.Average })
            .Indicator("maximum", IndicatorKind.Stock, but: stock => stock with { OverTime = OverTime.Maximum })
            .Indicator("score", IndicatorKind.Score, but: score => score with { WeightedBy = C("flow"), Dimensions = sums })
            .Indicator("mean", IndicatorKind.Ratio, but: ratio => ratio with { WeightedBy = C("daily") })
            .Indicator("entered", IndicatorKind.NonAdditive)
            .Indicator("ratio", IndicatorKind.Ratio, Unit.Percent, ratio => ratio with { Numerator = C("flow"), Denominator = C("daily") })
            .Indicator("share", IndicatorKind.Share, Unit.Percent, share => share with { Base = C("flow"), ShareOf = C("a") })
            .Indicator(
                "quarterly",
                IndicatorKind.Growth,
                Unit.Percent,
                growth => growth with { Base = C("flow"), Against = GrowthBase.Parse("previousQuarter") }
            )
            .Indicator(
                "yearly",
                IndicatorKind.Growth,
                but: growth => growth with { Base = C("last"), Against = GrowthBase.Parse("yearBefore") }
            );
        foreach (var indicator in new[] { "flow", "daily", "last", "average", "maximum", "score", "mean", "entered" })
            Fill(random, plan, indicator, Measure.Target, random.Next(12));
        Fill(random, plan, "flow", Measure.Actual, random.Next(5));
        Fill(random, plan, "last", Measure.Reference, random.Next(5));
        return plan;
    }

    /// <summary>A plan of flows and scores only, whose members move up and down all the time.</summary>
    public static TinyPlan Restless(Random random)
    {
        var plan = new TinyPlan([.. Enumerable.Range(0, random.Next(1, 3)).Select(at => Deep(random, "abc"[at..(at + 1)]))]);
        plan.Indicator("flow", IndicatorKind.Flow)
            .Indicator("score", IndicatorKind.Score, but: score => score with { WeightedBy = C("flow") });
        Fill(random, plan, "flow", Measure.Target, random.Next(4, 12), 6);
        Fill(random, plan, "score", Measure.Target, random.Next(6), 6);
        return plan;
    }

    public static Frame Frame(Random random, ScopeIndex scopes)
    {
        var dimensions = Enumerable.Range(0, scopes.Dimensions.Count).Where(_ => random.Next(4) > 0).ToArray();
        random.Shuffle(dimensions);
        var sizes = dimensions.Select(_ => random.Next(1, 4)).ToArray();
        Period[] periods = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(random, _periods)).Distinct().Select(Period.Parse)];
        var (periodAt, stride, periodStride) = (random.Next(dimensions.Length + 1), 1L, 0L);
        var axes = new List<FrameAxis>();
        for (var at = 0; at <= dimensions.Length; at++)
        {
            if (at == periodAt)
                (periodStride, stride) = (stride, stride * periods.Length);
            if (at == dimensions.Length)
                break;
            var count = scopes.Dimensions[dimensions[at]].Count;
            axes.Add(new FrameAxis(dimensions[at], [.. Enumerable.Range(0, sizes[at]).Select(_ => random.Next(-1, count))], stride));
            stride *= sizes[at];
        }
        return new Frame(axes, periods, periodStride, 0, (int)stride);
    }

    private static TinyDimension Dimension(Random random, string code, bool moves)
    {
        var dimension = new TinyDimension(code);
        string[] names = [.. Enumerable.Range(0, random.Next(1, 7)).Select(at => $"{code}{at}")];
        random.Shuffle(names);
        // Parents come before their children in the shuffled order, before and after every move: trees on every day.
        string Above(int at) => random.Next(at + 1) is > 0 and var above ? names[above - 1] : "";
        for (var at = 0; at < names.Length; at++)
        {
            dimension.Parents[names[at]] = Above(at);
            for (var move = 0; moves && move < random.Next(-2, 3); move++)
                dimension.Moves.Add((names[at], new DateOnly(2024, 1, 1).AddDays((random.Next(-1, 6) * 15) + move), Above(at)));
        }
        for (var group = 0; group < random.Next(3); group++)
            dimension.Groups[$"{code}g{group}"] = [.. names.Where(_ => random.Next(2) == 0)];
        return dimension;
    }

    private static TinyDimension Deep(Random random, string code)
    {
        var dimension = new TinyDimension(code);
        string[] names = [.. Enumerable.Range(0, random.Next(2, 6)).Select(at => $"{code}{at}")];
        string Above(int at) => at == 0 || random.Next(3) == 0 ? "" : names[random.Next(at)];
        for (var at = 0; at < names.Length; at++)
        {
            dimension.Parents[names[at]] = Above(at);
            for (var month = random.Next(1, 4); month < 4; month += 2)
                dimension.Moves.Add((names[at], new DateOnly(2024, month, 15), Above(at)));
        }
        return dimension;
    }

    private static void Fill(Random random, TinyPlan plan, string indicator, Measure measure, int count, int? periods = null)
    {
        var cells = plan.Cells[(indicator, measure)] = [];
        var (range, grains) = (random.Next(1, 6), periods ?? random.Next(2, _periods.Length));
        for (var at = 0; at < count; at++)
        {
            string[] members =
            [
                .. plan.Dimensions.Select(dimension =>
                    random.Next(3) == 0 ? "" : Pick(random, [.. dimension.Parents.Keys, .. dimension.Groups.Keys])
                ),
            ];
            var cell = new TinyCell(members, Period.Parse(_periods[random.Next(grains)]), random.Next(-range, range + 1) * 10_000L);
            if (!cells.Exists(other => other.Period == cell.Period && other.Members.SequenceEqual(members)))
                cells.Add(cell);
        }
    }

    private static Code C(string code) => Code.Parse(code);

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
