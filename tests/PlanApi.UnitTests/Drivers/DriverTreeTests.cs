using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Drivers;

public sealed class DriverTreeTests
{
    // GMV = visitors x inquiry conversion x order rate x order value: the worked example of docs/explanation/growth-model.md.
    private const string Gmv = "[visitors] * [conversion] / 100 * [order-rate] / 100 * [order-value]";

    [Fact]
    public void Effects_OfTheFlywheelsFactors_AreThoseWorkedOutByHand()
    {
        var values = Values([("gmv", Gmv)], ("visitors", 100_000), ("conversion", 6), ("order-rate", 10), ("order-value", 500));
        var effects = DriverEffects.Of(values)!;

        Assert.Equal(Number(300_000), values.Top.Value);
        Assert.Equal(Number(3), effects.RateOf(At(values, "visitors")));
        Assert.Equal(Number(50_000), effects.RateOf(At(values, "conversion")));
        Assert.Equal(Number(350_000), effects.TopAfter(At(values, "conversion"), Fraction.One).Value);
        Assert.Equal(Number(303_000), effects.TopAfter(At(values, "conversion"), Number(0.06m)).Value);
        Assert.All(values.Tree.Drivers.Select((_, at) => at), at => Assert.Equal(Fraction.One, effects.ElasticityOf(at)));
    }

    [Fact]
    public void Attribution_OfTheFlywheelsFactors_IsThatWorkedOutByHand()
    {
        var before = Values([("gmv", Gmv)], ("visitors", 100_000), ("conversion", 6), ("order-rate", 10), ("order-value", 500));
        var after = Values([("gmv", Gmv)], ("visitors", 120_000), ("conversion", 6.5m), ("order-rate", 10), ("order-value", 480));
        var attribution = Attribution.Of(before, after)!;

        Assert.Equal(Number(74_400), attribution.ChangeOf(before.Tree.Top));
        Assert.Equal(
            ["visitors 183700/3", "conversion 80800/3", "order-rate 0", "order-value -41300/3"],
            before
                .Tree.Drivers.Select((driver, at) => (driver, at))
                .Where(pair => pair.driver.IsLeaf)
                .Select(pair => $"{pair.driver.Name} {attribution.ContributionOf(pair.at)}")
        );
    }

    [Fact]
    public void Attribution_ThroughADriverThatChangesBack_StillAddsUp()
    {
        (string, string)[] formulas = [("top", "[sum] * [price]"), ("sum", "[a] + [b]")];
        var attribution = Attribution.Of(
            Values(formulas, ("a", 1), ("b", 5), ("price", 2)),
            Values(formulas, ("a", 4), ("b", 2), ("price", 2))
        )!;

        var tree = DriverTree.Read(Code.Parse("top"), Indicators(formulas)).Tree!;
        Assert.Equal(Number(6), attribution.ContributionOf(tree.Find(Code.Parse("a"))!.Value));
        Assert.Equal(Number(-6), attribution.ContributionOf(tree.Find(Code.Parse("b"))!.Value));
        Assert.Equal(Fraction.Zero, attribution.ContributionOf(tree.Find(Code.Parse("sum"))!.Value));
    }

    [Fact]
    public void Elasticity_OfWhatIsDividedBy_IsMinusOneAndOfZeroUndefined()
    {
        var effects = DriverEffects.Of(Values([("top", "[a] * [b] / [c]")], ("a", 3), ("b", 4), ("c", 7)))!;
        Assert.Equal(-Fraction.One, effects.ElasticityOf(At(effects.Values, "c")));
        Assert.Equal(Fraction.One, effects.ElasticityOf(At(effects.Values, "a")));

        var zero = DriverEffects.Of(Values([("top", "[a] * [b]")], ("a", 0), ("b", 4)))!;
        Assert.Null(zero.ElasticityOf(At(zero.Values, "b")));
        Assert.Equal(Number(4), zero.RateOf(At(zero.Values, "a")));
    }

    [Fact]
    public void Formulas_InACircle_AreNamed()
    {
        var reading = DriverTree.Read(Code.Parse("top"), Indicators(("top", "[a] + 1"), ("a", "[b] * 2"), ("b", "[c] - [a]")));

        Assert.Null(reading.Tree);
        Assert.Equal(["a", "b"], reading.Circle.Select(code => code.ToString()));
    }

    [Fact]
    public void Top_WithoutANumberBelow_SaysWhichIsMissing()
    {
        var values = Values([("top", "[mean] + [a]"), ("mean", "[a] / [b]")], ("a", 1));

        Assert.Equal(CellState.Missing, values.Top.State);
        Assert.Equal("b", values.Tree.Drivers[values.CauseOf(values.Tree.Top)].Name);
        Assert.Null(DriverEffects.Of(values));
    }

    [Fact]
    public void Top_ThatDividesByZero_SaysWhereAndByWhat()
    {
        var values = Values([("top", "[mean] + [a]"), ("mean", "[a] / [b]")], ("a", 1), ("b", 0));

        Assert.Equal(NoNumber.DivisionByZero, values.Top.Reason);
        var cause = values.CauseOf(values.Tree.Top);
        Assert.Equal("mean", values.Tree.Drivers[cause].Name);
        Assert.Equal("b", values.Tree.Drivers[values.DivisorOf(cause)!.Value].Name);
    }

    [Fact]
    public void Change_ThatMakesADivisorZero_HasNoEffectRatherThanALimit()
    {
        // At c = 0, b / c has no value, and neither has a / (b / c), although it tends to zero.
        var effects = DriverEffects.Of(Values([("top", "[a] / ([b] / [c])")], ("a", 3), ("b", 4), ("c", 7)))!;

        Assert.Equal(NoNumber.DivisionByZero, effects.TopAfter(At(effects.Values, "c"), Number(-7)).Reason);
        Assert.Equal(Number(1.5m), effects.TopAfter(At(effects.Values, "c"), Number(-5)).Value);
    }

    [Fact]
    public void Tree_OfALongChain_IsReadWithoutRecursion()
    {
        const int Length = 20_000;
        (string, string)[] formulas = [.. Enumerable.Range(0, Length).Select(at => ($"f{at}", $"[f{at + 1}] + 1"))];
        var values = Values(formulas, ($"f{Length}", 5));

        Assert.Equal(Number(Length + 5), values.Top.Value);
        Assert.Equal(Fraction.One, DriverEffects.Of(values)!.RateOf(0));
        Assert.True(DriverTree.Read(Code.Parse("f0"), Indicators(formulas), most: Length).IsTooLarge);
    }

    [Fact]
    public void Ratio_InAFormula_StandsAsItIsUnlessTheTreeEndsBelowIt()
    {
        var indicators = Indicators(("top", "[visitors] * [conversion] / 100"));
        indicators[Code.Parse("conversion")] = new Indicator
        {
            Code = Code.Parse("conversion"),
            Kind = IndicatorKind.Ratio,
            Unit = Unit.Percent,
            Numerator = Code.Parse("inquiries"),
            Denominator = Code.Parse("visitors"),
        };

        string Names(DriverTreeReading reading) => string.Join(' ', reading.Tree!.Drivers.Select(driver => driver.Name));
        Assert.Equal("visitors conversion top", Names(DriverTree.Read(Code.Parse("top"), indicators)));
        Assert.Equal("visitors inquiries conversion top", Names(DriverTree.Read(Code.Parse("top"), indicators, [])));
        Assert.Equal("visitors conversion top", Names(DriverTree.Read(Code.Parse("top"), indicators, [Code.Parse("conversion")])));
        Assert.Equal("inquiries visitors conversion", Names(DriverTree.Read(Code.Parse("conversion"), indicators)));
    }

    private static int At(DriverValues values, string code) => values.Tree.Find(Code.Parse(code))!.Value;

    private static Fraction Number(decimal value) => Fraction.Of(Quantity.Of(value));

    private static Dictionary<Code, Indicator> Indicators(params (string Code, string Formula)[] formulas) =>
        formulas
            .Select(pair => new Indicator
            {
                Code = Code.Parse(pair.Code),
                Kind = IndicatorKind.Formula,
                Unit = Unit.Number,
                Formula = pair.Formula,
            })
            .ToDictionary(indicator => indicator.Code);

    private static DriverValues Values((string Code, string Formula)[] formulas, params (string Code, decimal Value)[] numbers)
    {
        var known = numbers.ToDictionary(pair => pair.Code, pair => pair.Value);
        return DriverValues.Of(
            DriverTree.Read(Code.Parse(formulas[0].Code), WithLeaves(formulas, known.Keys)).Tree!,
            driver =>
                known.TryGetValue(driver.Name, out var value)
                    ? new CubeNumber(CellState.Stored, Quantity.Of(value).Steps)
                    : CubeNumber.Missing
        );
    }

    private static Dictionary<Code, Indicator> WithLeaves((string, string)[] formulas, IEnumerable<string> leaves)
    {
        var indicators = Indicators(formulas);
        foreach (var leaf in leaves)
            indicators[Code.Parse(leaf)] = new Indicator
            {
                Code = Code.Parse(leaf),
                Kind = IndicatorKind.Flow,
                Unit = Unit.Number,
            };
        return indicators;
    }
}
