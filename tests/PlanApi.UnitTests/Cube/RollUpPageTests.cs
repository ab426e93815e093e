using FsCheck.Xunit;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Cube;

public sealed class RollUpPageTests
{
    [Property(MaxTest = 100)]
    public void APageOfManyMembersShowsTheSameNumbersAsTheWhole(int seed)
    {
        var random = new Random(seed);
        var dimension = new TinyDimension("seller");
        string Name(int at) => $"s{at:D3}";
        for (var at = 0; at < 200; at++)
        {
            dimension.Parents[Name(at)] = random.Next(at + 1) is > 0 and var above && above <= 20 ? Name(above - 1) : "";
            if (random.Next(10) == 0 && at > 0)
                dimension.Moves.Add((Name(at), new DateOnly(2024, 2, 15), Name(random.Next(Math.Min(at, 20)))));
        }
        dimension.Groups["friends"] = [.. dimension.Parents.Keys.Where(_ => random.Next(50) == 0)];
        var plan = new TinyPlan([dimension])
            .Indicator("flow", IndicatorKind.Flow)
            .Indicator("stock", IndicatorKind.Stock)
            .Indicator(
                "share",
                IndicatorKind.Share,
                but: share => share with { Base = Code.Parse("flow"), ShareOf = Code.Parse("seller") }
            );
        foreach (var member in dimension.Parents.Keys.Where(_ => random.Next(3) > 0))
        {
            foreach (var period in new[] { "2024-01", "2024-02", "2024-Q1" }.Where(_ => random.Next(2) == 0))
            {
                plan.Cell("flow", $"seller={member}", period, random.Next(-5, 6));
                plan.Cell("stock", $"seller={member}", period, random.Next(-5, 6));
            }
        }
        var engine = plan.Engine(random.Next(2) == 0, random);
        int[] entries = [.. Enumerable.Range(0, engine.Source.Scopes.Dimensions[0].Count)];
        random.Shuffle(entries);
        var whole = new Frame([new FrameAxis(0, entries, 2)], [Period.Parse("2024-Q1"), Period.Parse("2024-02")], 1, 0, entries.Length * 2);
        var page = whole with { First = random.Next(whole.Count - 8), Count = random.Next(1, 8) };
        foreach (var indicator in engine.Source.Indicators.Keys)
        {
            var (all, some) = (engine.Over(indicator, Measure.Target, whole), engine.Over(indicator, Measure.Target, page));
            for (var place = 0; place < page.Count; place++)
                Assert.Equal(
                    (all.At((int)page.First + place), all.BelowAt((int)page.First + place)),
                    (some.At(place), some.BelowAt(place))
                );
        }
    }
}
