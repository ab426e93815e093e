using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Cube;

public sealed class RollUpPropertyTests
{
    [Drawn(300, 2000)]
    public void EveryKindRollsUpAsItsDefinitionSays(int seed) => Check(RandomCube.Plan(new Random(seed)), new Random(seed));

    [Drawn(500, 5000)]
    public void MembersThatMoveBetweenLevelsCountWhereTheyStood(int seed) => Check(RandomCube.Restless(new Random(seed)), new Random(seed));

    [Drawn(300, 2000)]
    public void AWindowOfAFrameShowsTheSameNumbersAsTheWhole(int seed)
    {
        var random = new Random(seed);
        var engine = RandomCube.Plan(random).Engine(shuffle: random);
        var frame = RandomCube.Frame(random, engine.Source.Scopes);
        var first = random.Next(frame.Count);
        var window = frame with { First = first, Count = random.Next(1, frame.Count - first + 1) };
        foreach (var indicator in engine.Source.Indicators.Keys)
        {
            var (whole, part) = (engine.Over(indicator, Measure.Target, frame), engine.Over(indicator, Measure.Target, window));
            for (var place = 0; place < window.Count; place++)
            {
                Assert.Equal(whole.At(first + place), part.At(place));
                Assert.Equal(whole.BelowAt(first + place), part.BelowAt(place));
                Assert.Equal(whole.PartsAt(first + place), part.PartsAt(place));
            }
        }
    }

    [Drawn(150, 1000)]
    public void TheOrderInWhichScopesWereMadeChangesNothing(int seed)
    {
        var plan = RandomCube.Plan(new Random(seed));
        var (engine, other) = (plan.Engine(shuffle: new Random(seed)), plan.Engine(shuffle: new Random(seed + 1)));
        var frame = RandomCube.Frame(new Random(seed), engine.Source.Scopes);
        foreach (var indicator in engine.Source.Indicators.Keys)
        {
            var (one, two) = (engine.Over(indicator, Measure.Target, frame), other.Over(indicator, Measure.Target, frame));
            for (var place = 0; place < frame.Count; place++)
                Assert.Equal((one.At(place), one.BelowAt(place)), (two.At(place), two.BelowAt(place)));
        }
    }

    [Drawn(150, 1000)]
    public void AsIsEqualsAsWasWhereNothingMoves(int seed)
    {
        var plan = RandomCube.Plan(new Random(seed), moves: false);
        var (asWas, asIs) = (plan.Engine(), plan.Engine(asIs: true));
        var frame = RandomCube.Frame(new Random(seed), asWas.Source.Scopes);
        foreach (var indicator in asWas.Source.Indicators.Keys)
        {
            var (one, two) = (asWas.Over(indicator, Measure.Target, frame), asIs.Over(indicator, Measure.Target, frame));
            for (var place = 0; place < frame.Count; place++)
                Assert.Equal((one.At(place), one.BelowAt(place)), (two.At(place), two.BelowAt(place)));
        }
    }

    [Drawn(400, 2000)]
    public void AFlowIsTheSumOfTheTopmostStoredCellsBelowWhereNothingMoves(int seed)
    {
        var random = new Random(seed);
        var plan = RandomCube.Plan(random, moves: false);
        var (engine, oracle, flow) = (plan.Engine(), new Oracle(plan, asIs: false), plan.Indicators["flow"]);
        var frame = RandomCube.Frame(random, engine.Source.Scopes);
        var numbers = engine.Over(flow.Code, Measure.Target, frame);
        for (var place = 0; place < frame.Count; place++)
        {
            var at = new TinyCell(plan.Place(frame.ScopeAt(engine.Source.Scopes, place).ToString()), frame.PeriodAt(place), 0);
            var below = oracle.Below(flow, Measure.Target, at);
            var inner = below.SelectMany(cell => oracle.Below(flow, Measure.Target, cell)).ToHashSet();
            var topmost = below.Where(cell => !inner.Contains(cell)).ToList();
            var isTree = inner.All(cell => topmost.Count(outer => oracle.Below(flow, Measure.Target, outer).Contains(cell)) == 1);
            if (isTree && numbers.BelowAt(place).State == CellState.RolledUp)
                Assert.Equal(topmost.Sum(cell => cell.Value), numbers.BelowAt(place).Steps);
        }
    }

    private static void Check(TinyPlan plan, Random random)
    {
        var asIs = random.Next(5) == 0;
        var (engine, oracle) = (plan.Engine(asIs, random), new Oracle(plan, asIs));
        var frame = RandomCube.Frame(random, engine.Source.Scopes);
        foreach (var indicator in plan.Indicators.Keys)
        {
            var numbers = engine.Over(Code.Parse(indicator), Measure.Target, frame);
            for (var place = 0; place < frame.Count; place++)
            {
                var members = plan.Place(frame.ScopeAt(engine.Source.Scopes, place).ToString());
                var expected = oracle.At(indicator, Measure.Target, members, frame.PeriodAt(place));
                Same($"{indicator} at {string.Join('|', members)} {frame.PeriodAt(place)}", expected.Shown, numbers.At(place));
                Same($"{indicator} below {string.Join('|', members)} {frame.PeriodAt(place)}", expected.Below, numbers.BelowAt(place));
            }
        }
    }

    private static void Same(string where, Expected expected, CubeNumber actual)
    {
        Assert.True(
            (expected.State, expected.Reason) == (actual.State, actual.Reason),
            $"{where}: {expected.State} {expected.Reason}, not {actual.State} {actual.Reason}"
        );
        if (!expected.HasValue)
            return;
        var value = new Rational(actual.Value.Numerator * 10_000, actual.Value.Denominator);
        Assert.True(expected.Value.Equals(value), $"{where}: {expected.Value}, not {value}");
    }
}
