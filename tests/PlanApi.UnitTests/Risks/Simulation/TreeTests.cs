using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Risks.Simulation;
using PlanApi.Domain.Risks.Simulation.Outputs;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Risks.Simulation.Simulations;

namespace PlanApi.UnitTests.Risks.Simulation;

/// <summary>GMV = visitors x conversion / 100 x order value: 100,000 x 0.06 x 500 = 3,000,000.</summary>
public sealed class TreeTests
{
    [Fact]
    public void Changes_GoThroughTheFormula_AndAreSharedOutToTheRisks()
    {
        var result = Gmv(Fall("visitors", 10), Fall("conversion", 20)).Run();

        // 0.9 x 0.8 of it is left. Visitors first bring 10 % of it and last 8 %; conversion 18 % and 20 %.
        Assert.Equal((3_000_000, 840_000, 0, 840_000), (result.Base, result.Mean, result.StandardDeviation, result.ExpectedShortfall));
        Assert.Equal([270_000, 570_000], result.Contributions.Select(risk => risk.Mean));
        Assert.Equal([270_000, 570_000], result.Contributions.Select(risk => risk.ExpectedShortfall));
    }

    [Fact]
    public void Changes_OfOneIndicator_AreEachOfWhatTheOthersLeave()
    {
        var result = Gmv(Fall("visitors", 10), Fall("visitors", 20, "other")).Run();

        Assert.Equal(840_000, result.Mean);
        Assert.Equal([270_000, 570_000], result.Contributions.Select(risk => risk.Mean));
    }

    [Fact]
    public void Changes_InAnIndicatorsUnit_AndOfComputedIndicators_Count()
    {
        var value = new SimulatedImpact(Always(-50), ImpactMode.Change, Code.Parse("order-value"));
        var own = new SimulatedImpact(Always(1_000), ImpactMode.Change, Code.Parse("gmv")) { Subtracts = true };
        var half = new SimulatedImpact(Always(50), ImpactMode.PercentChange, Code.Parse("gmv")) { Subtracts = true };

        Assert.Equal(300_000, Gmv(Certain("a", value)).Run().Mean);
        Assert.Equal(1_000, Gmv(Certain("a", own)).Run().Mean);
        Assert.Equal(301_000, Gmv(Certain("a", value, own)).Run().Mean);
        Assert.Equal(300_000 + 1_350_000, Gmv(Certain("a", half), Certain("b", value)).Run().Mean);
        Assert.Equal([1_425_000, 225_000], Gmv(Certain("a", half), Certain("b", value)).Run().Contributions.Select(risk => risk.Mean));
    }

    [Fact]
    public void Loss_OfWhatShouldBeLow_IsItsRise()
    {
        var result = RiskSimulation
            .Run(
                Of(Certain("a", new SimulatedImpact(Always(25), ImpactMode.PercentChange, Code.Parse("returns")))) with
                {
                    Outputs =
                    [
                        new SimulatedOutput(Code.Parse("return-rate"))
                        {
                            Tree = Tree("return-rate", ("return-rate", "[returns] / [orders] * 100"), ("returns", null), ("orders", null)),
                            LowerIsBetter = true,
                            Targets =
                            [
                                new SimulatedTarget(
                                    Code.Parse("most"),
                                    Interval.Everything with
                                    {
                                        High = new IntervalEnd(Fraction.Of(5), false),
                                    }
                                ),
                                new SimulatedTarget(
                                    Code.Parse("less"),
                                    Interval.Everything with
                                    {
                                        High = new IntervalEnd(Fraction.Of(5), true),
                                    }
                                ),
                            ],
                        },
                    ],
                }
            )
            .Outputs[0];

        Assert.Equal((4, 1), (result.Base, result.Mean));
        Assert.Equal([1, 0], result.Targets.Select(target => target.Probability));
    }

    [Fact]
    public void Targets_AreReachedAsOftenAsTheLossAllows()
    {
        var request = Gmv(Fall("visitors", 10) with { Probability = 0.3m })
            .With(output =>
                output with
                {
                    Targets =
                    [
                        new SimulatedTarget(Code.Parse("all"), Interval.AtLeast(Fraction.Of(2_700_000))),
                        new SimulatedTarget(Code.Parse("some"), Interval.AtLeast(Fraction.Of(2_700_000), open: true)),
                        new SimulatedTarget(Code.Parse("none"), Interval.AtLeast(Fraction.Of(3_000_001))),
                        new SimulatedTarget(Code.Parse("between"), Interval.Between(Fraction.Of(2_600_000), Fraction.Of(2_800_000))),
                    ],
                }
            );
        var chances = request.Run().Targets.ToDictionary(chance => chance.Target.ToString(), chance => chance.Probability);

        Assert.Equal((1, 0, 1), (chances["all"], chances["none"], chances["some"] + chances["between"]));
        NearShare(0.7, chances["some"], request.Trials);
    }

    /// <summary>Parts of any formula add up to each trial's loss, so that they do to its mean.</summary>
    [Fact]
    public void Contributions_ThroughSumsAndQuotients_AddUp()
    {
        var tree = Tree("margin", ("margin", "([a] - [b]) / ([a] + [c] * [c]) * 1000"), ("a", null), ("b", null), ("c", null));
        SimulatedRisk Random(string code, string indicator) =>
            new(Code.Parse(code))
            {
                Frequency = 1.5m,
                Impacts = [new SimulatedImpact(new UniformImpact(-30, 20), ImpactMode.PercentChange, Code.Parse(indicator))],
            };
        var request = Of(Random("r1", "a"), Random("r2", "b"), Random("r3", "c"), Random("r4", "margin")) with
        {
            Trials = 20_000,
            Outputs = [new SimulatedOutput(Code.Parse("margin")) { Tree = tree, Decimals = 4 }],
        };
        var result = request.Run();

        Assert.Equal(result.Mean, result.Contributions.Sum(risk => risk.Mean));
        Assert.Equal(result.ExpectedShortfall, result.Contributions.Sum(risk => risk.ExpectedShortfall));
        Assert.Equal(1, result.Contributions.Sum(risk => risk.VarianceShare));
    }

    [Fact]
    public void ChangeInPercent_OfZero_IsRefused()
    {
        var request = Of(Fall("none", 10)) with
        {
            Outputs =
            [
                new SimulatedOutput(Code.Parse("sum")) { Tree = Tree("sum", ("sum", "[some] + [none]"), ("some", null), ("none", "0")) },
            ],
        };

        Assert.Equal("/risks/0/impacts/0/indicator", Assert.Single(request.Check().Faults).Path);
    }

    [Fact]
    public void Trial_ThatDividesByZero_IsAnError()
    {
        var request = Of(Fall("orders", 100)) with
        {
            Outputs =
            [
                new SimulatedOutput(Code.Parse("rate"))
                {
                    Tree = Tree("rate", ("rate", "[returns] / [orders]"), ("returns", null), ("orders", null)),
                },
            ],
        };

        Assert.Throws<OverflowException>(() => RiskSimulation.Run(request, threads: 2));
    }

    internal static OutputTree Gmv() =>
        Tree(
            "gmv",
            ("gmv", "[inquiries] * [order-value]"),
            ("inquiries", "[visitors] * [conversion] / 100"),
            ("visitors", null),
            ("conversion", null),
            ("order-value", null)
        );

    private static SimulationRequest Gmv(params SimulatedRisk[] risks) =>
        Of(risks) with
        {
            Outputs = [new SimulatedOutput(Code.Parse("gmv")) { Tree = Gmv() }],
        };

    private static SimulatedRisk Fall(string indicator, decimal percent, string? code = null) =>
        Certain(
            code ?? indicator,
            new SimulatedImpact(Always(percent), ImpactMode.PercentChange, Code.Parse(indicator)) { Subtracts = true }
        );

    private static SimulatedRisk Certain(string code, params SimulatedImpact[] impacts) =>
        new(Code.Parse(code)) { Probability = 1, Impacts = impacts };

    private static OutputTree Tree(string top, params (string Code, string? Formula)[] indicators)
    {
        var known = indicators.ToDictionary(
            pair => Code.Parse(pair.Code),
            pair => new Indicator
            {
                Code = Code.Parse(pair.Code),
                Kind = pair.Formula is null ? IndicatorKind.Flow : IndicatorKind.Formula,
                Unit = Unit.Number,
                Formula = pair.Formula,
            }
        );
        var numbers = new Dictionary<string, long>
        {
            ["visitors"] = 100_000,
            ["conversion"] = 6,
            ["order-value"] = 500,
            ["returns"] = 400,
            ["orders"] = 10_000,
            ["b"] = 3,
        };
        var tree = DriverTree.Read(Code.Parse(top), known).Tree!;
        return OutputTree.Of(
            DriverValues.Of(tree, driver => new CubeNumber(CellState.Derived, 0, Fraction.Of(numbers.GetValueOrDefault(driver.Name, 7))))
        )!;
    }
}
