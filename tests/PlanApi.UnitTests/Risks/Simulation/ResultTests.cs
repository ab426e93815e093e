using FsCheck.Xunit;
using PlanApi.Domain.Risks.Simulation;
using PlanApi.Domain.Risks.Simulation.Results;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Risks.Simulation.Simulations;

namespace PlanApi.UnitTests.Risks.Simulation;

public sealed class ResultTests
{
    /// <summary>The example of docs/explanation/risk-simulation.md.</summary>
    [Fact]
    public void Example_OfTheDocumentation_IsAsWorkedByHand()
    {
        var request = Of(Once("rent", 1, Always(10)), Once("breach", 0.04m, Always(100)))
            .With(output =>
                output with
                {
                    CurveLosses = [0, 10, 50, 110],
                    Tolerance = [new(10, 0.1m), new(90, 0.02m)],
                    Reserve = 20,
                    ReserveConfidences = [0.9m, 0.99m],
                }
            );
        var result = request.Run();
        var breaches = result.Curve.Single(point => point.Loss == 50).Probability;

        NearShare(0.04, breaches, request.Trials);
        Assert.Equal(10 + (100 * breaches), result.Mean);
        Assert.Equal([10, 10, 10, 10, 10, 10, 10, 110], result.Percentiles.Select(percentile => percentile.Loss));
        Assert.Equal(10, result.ValueAtRisk);
        // Of the worst 5 %, the breaches lose 110 and the others 10.
        Assert.Equal(10 + (100 * breaches / 0.05m), result.ExpectedShortfall, 4);
        Assert.Equal([1, breaches, breaches, breaches, 0], result.Curve.Select(point => point.Probability));
        Assert.Equal([null, 0.1m, 0.06m, 0.02m, 0.02m], result.Curve.Select(point => point.Tolerated));
        Assert.Equal([new IntolerableLosses(90, 90)], result.AboveTolerance);
        Assert.Equal(
            [new(Code.Parse("rent"), 10, 0, 10), new(Code.Parse("breach"), 100 * breaches, 1, result.ExpectedShortfall - 10)],
            result.Contributions
        );
        Assert.Equal(1 - breaches, result.ReserveConfidence);
        Assert.Equal([new(0.9m, 10), new(0.99m, 110)], result.Reserves);
    }

    /// <summary>
    /// The event losses of table 2.1 in Grossi and Kunreuther, "Catastrophe Modeling: A New Approach to Managing Risk" (2005), with their
    /// published exceedance probabilities: how likely it is that any of the events so far occurs. The average annual loss is 760,000.
    /// </summary>
    [Fact]
    public void ExceedanceProbabilities_OfThePublishedEvents_AreAsPublished()
    {
        var events = new (decimal Probability, decimal Loss, double Exceedance)[]
        {
            (0.002m, 25_000_000, 0.0020),
            (0.005m, 15_000_000, 0.0070),
            (0.010m, 10_000_000, 0.0169),
            (0.020m, 5_000_000, 0.0366),
            (0.030m, 3_000_000, 0.0655),
            (0.040m, 2_000_000, 0.1029),
            (0.050m, 1_000_000, 0.1477),
            (0.050m, 800_000, 0.1903),
            (0.050m, 700_000, 0.2308),
            (0.070m, 500_000, 0.2847),
            (0.090m, 500_000, 0.3490),
            (0.100m, 300_000, 0.4141),
            (0.100m, 200_000, 0.4727),
            (0.100m, 100_000, 0.5255),
        };
        SimulatedRisk[] risks = [.. events.Select((one, at) => Once($"event-{at:D2}", one.Probability, Always(one.Loss)))];

        var whole = Of(risks).Run();
        Near(760_000, whole.Mean, (double)whole.StandardError);
        foreach (var count in new[] { 3, 6, 9, 12, 14 })
        {
            NearShare(events[count - 1].Exceedance, Of(risks[..count]).Exceeding(0), 100_000);
        }
    }

    /// <summary>Independent risks: variances add up, so that each has its own as its part.</summary>
    [Fact]
    public void VarianceShares_OfIndependentRisks_AreTheirVariances()
    {
        var result = Of(Once("a", 1, new UniformImpact(0, 300)), Once("b", 1, new UniformImpact(0, 400)), Once("c", 1, Always(7))).Run();

        Near(9 / 25.0, result.Contributions[0].VarianceShare, 0.002);
        Near(16 / 25.0, result.Contributions[1].VarianceShare, 0.002);
        Assert.Equal((0, 7), (result.Contributions[2].VarianceShare, result.Contributions[2].Mean));
    }

    [Fact]
    public void Contributions_AddUpToTheWhole()
    {
        foreach (var output in RiskSimulation.Run(ReproducibilityTests.Mixed()).Outputs)
        {
            Assert.Equal(output.Mean, output.Contributions.Sum(risk => risk.Mean));
            Assert.Equal(output.ExpectedShortfall, output.Contributions.Sum(risk => risk.ExpectedShortfall));
            Assert.Equal(1, output.Contributions.Sum(risk => risk.VarianceShare));
        }
    }

    [Fact]
    public void Histogram_CountsEveryTrialOnce()
    {
        foreach (var output in RiskSimulation.Run(ReproducibilityTests.Mixed()).Outputs)
        {
            Assert.Equal(30_001, output.Histogram.Sum(bin => bin.Trials));
            Assert.InRange(output.Histogram.Count, 5, 33);
            Assert.Equal(output.Histogram.Skip(1).Select(bin => bin.From), output.Histogram.SkipLast(1).Select(bin => bin.To));
            Assert.True(output.Histogram[0].From <= output.Lowest && output.Histogram[^1].To >= output.Highest);
            Assert.Equal(output.Curve.OrderByDescending(point => point.Probability).ThenBy(point => point.Loss), output.Curve);
        }
    }

    [Fact]
    public void Mitigation_ThatIsOn_LowersProbabilityAndImpact()
    {
        var request = Of(
            Once("a", 0.4m, Always(400)) with
            {
                Mitigations =
                [
                    new SimulatedMitigation(Code.Parse("m1"), 0.5m),
                    new SimulatedMitigation(Code.Parse("m2"), ImpactFactor: 0.25m),
                ],
            },
            Often("b", 2, Always(1)) with
            {
                Mitigations = [new SimulatedMitigation(Code.Parse("m1"), 0)],
            }
        );
        OutputResult With(params string[] on) => (request with { Mitigations = [.. on.Select(Code.Parse)] }).Run();

        Near(160, With().Contributions[0].Mean, 200 / Math.Sqrt(request.Trials));
        Near(80, With("m1").Contributions[0].Mean, 200 / Math.Sqrt(request.Trials));
        Assert.Equal(0, With("m1").Contributions[1].Mean);
        // The same random numbers: a quarter exactly.
        Assert.Equal(With().Contributions[0].Mean / 4, With("m2").Contributions[0].Mean);
        Assert.Equal(With().Contributions[1].Mean, With("m2").Contributions[1].Mean);
    }

    [Fact]
    public void OneTrial_HasNoDeviation()
    {
        var result = (Of(Once("a", 1, Always(5))) with { Trials = 1 }).Run();

        Assert.Equal(
            (5, 0, 0, 5, 5),
            (result.Mean, result.StandardDeviation, result.StandardError, result.ValueAtRisk, result.ExpectedShortfall)
        );
    }

    [Property(MaxTest = 200)]
    public void Losses_AreSortedAsTheyShouldBe(long[] losses, byte shift)
    {
        var some = losses.Select(loss => loss % 1_000_000_000_000_000 >> (shift % 50)).Append(0).ToArray();

        var sorted = SortedLosses.Of(some, new long[some.Length], new long[some.Length]);

        var expected = some.Order().ToArray();
        Assert.Equal(expected, Enumerable.Range(1, some.Length).Select(at => sorted.At((at - 0.5m) / some.Length)));
        Assert.All(some, loss => Assert.Equal(expected.Count(other => other <= loss), sorted.AtMost(loss)));
    }

    [Property(MaxTest = 300)]
    public void RoundSteps_CoverARangeInFewSteps(int from, ushort width)
    {
        var steps = RoundSteps.Between(from, from + (long)width, 30);

        Assert.True(steps[0] <= from && steps[^1] > from + width && steps[^2] <= from + width);
        Assert.InRange(steps.Length, 2, 33);
        Assert.Matches("^[125]0*$", (steps[1] - steps[0]).ToString());
    }

    [Fact]
    public void Square_HasItsRoot() => Assert.Equal(1.4142m, Amounts.Of(Amounts.Root(Fraction.Of(2))));
}
