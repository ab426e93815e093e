using PlanApi.Domain.Risks.Simulation;
using PlanApi.Domain.Risks.Simulation.Correlations;
using static PlanApi.UnitTests.Risks.Simulation.Simulations;

namespace PlanApi.UnitTests.Risks.Simulation;

public sealed class CorrelationTests
{
    /// <summary>The probability that two normal numbers are both above zero (Sheppard 1899).</summary>
    [Theory]
    [InlineData(-1.0)]
    [InlineData(-0.6)]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [InlineData(1.0)]
    public void TwoRisks_OccurTogetherAsOftenAsTheirCorrelationSays(double correlation)
    {
        var request = Of(Once("a", 0.5m, Always(1)), Once("b", 0.5m, Always(1))) with
        {
            Correlations = [Correlated("a", "b", (decimal)correlation)],
        };

        NearShare((1 / 4.0) + (Math.Asin(correlation) / (2 * Math.PI)), request.Exceeding(1), request.Trials);
        NearShare(0.5, Exceeding(request, "a"), request.Trials);
        NearShare(0.5, Exceeding(request, "b"), request.Trials);
    }

    /// <summary>Sizes that are correlated by 0.5 as normal numbers: as even ones by 6 / pi x asin(0.5 / 2) (Pearson 1907).</summary>
    [Fact]
    public void CertainRisks_AreCorrelatedInTheirSizes()
    {
        var request = Of(Once("a", 1, new UniformImpact(0, 1_000)), Once("b", 1, new UniformImpact(0, 1_000))) with
        {
            Correlations = [Correlated("a", "b", 0.5m)],
        };
        var result = request.Run();

        var variance = 2 * (1_000_000 / 12.0) * (1 + (6 / Math.PI * Math.Asin(0.25)));
        Near(variance, result.StandardDeviation * result.StandardDeviation, variance * Math.Sqrt(2.0 / request.Trials));
        Near(1_000, result.Mean, (double)result.StandardError);
    }

    [Fact]
    public void CorrelatedRisks_KeepTheirOwnDistributions()
    {
        var request = Of(
            Once("a", 0.1m, new UniformImpact(100, 200)),
            Often("b", 2, new UniformImpact(100, 200)),
            Once("c", 0.7m, new PertImpact(100, 120, 200))
        ) with
        {
            Correlations = [Correlated("a", "b", 0.5m), Correlated("b", "c", -0.3m), Correlated("a", "c", 0.2m)],
        };
        var result = request.Run();

        Near(15, result.Contributions[0].Mean, 50 / Math.Sqrt(request.Trials));
        Near(300, result.Contributions[1].Mean, 220 / Math.Sqrt(request.Trials));
        Near(91, result.Contributions[2].Mean, 65 / Math.Sqrt(request.Trials));
        NearShare(1 - Math.Exp(-2), Exceeding(request, "b"), request.Trials);
    }

    [Fact]
    public void PairsWithoutCorrelation_AreAsIfNotNamed()
    {
        var risks = Of(Once("a", 0.3m, new UniformImpact(0, 1)), Often("b", 2, Always(3)));

        Assert.Equal(
            RiskSimulation.Run(risks).Text(),
            RiskSimulation.Run(risks with { Correlations = [Correlated("a", "b", 0), Correlated("a", "a", 1)] }).Text()
        );
    }

    [Fact]
    public void Coefficients_ThatAreImpossible_AreAllTold() =>
        Assert.Equal(
            [
                "/correlations/0/coefficient out-of-range",
                "/correlations/1/coefficient not-allowed",
                "/correlations/3/coefficient not-allowed",
            ],
            CorrelationMatrix
                .Check([Correlated("a", "b", 1.2m), Correlated("a", "a", 0.5m), Correlated("b", "c", 0.1m), Correlated("c", "b", 0.2m)])
                .Faults.Select(fault => $"{fault.Path} {fault.Code}")
        );

    /// <summary>The example of Higham, "Computing the nearest correlation matrix" (2002): 1 1 0, 1 1 1, 0 1 1.</summary>
    [Fact]
    public void CorrelationsThatCannotHoldTogether_AreToldWithTheNearestOnes()
    {
        CorrelatedPair[] pairs = [Correlated("a", "b", 1), Correlated("b", "c", 1), Correlated("x", "y", 0.4m)];
        var check = CorrelationMatrix.Check(pairs);

        var fault = Assert.Single(check.Faults);
        Assert.Equal("not-allowed", fault.Code);
        Assert.Contains("a, b, c cannot hold together", fault.Message, StringComparison.Ordinal);
        Assert.Equal(
            [("a", "b", 0.761), ("a", "c", 0.157), ("b", "c", 0.761), ("x", "y", 0.4)],
            check.NearestCorrelations!.Select(pair => ($"{pair.First}", $"{pair.Second}", Math.Round((double)pair.Coefficient, 3)))
        );
        Assert.Empty(CorrelationMatrix.Check(check.NearestCorrelations!).Faults);
        var request = Of(Once("a", 0.5m, Always(1)), Once("b", 0.5m, Always(1)), Once("c", 0.5m, Always(1)), Once("x", 0.5m, Always(1)));
        Assert.Throws<ArgumentException>(() => RiskSimulation.Run(request with { Correlations = pairs[..2] }));
    }

    /// <summary>The other examples of Higham (2002): the second has no ones in its diagonal.</summary>
    [Fact]
    public void NearestCorrelations_AreThePublishedOnes()
    {
        var nearest = NearestCorrelation.Of([
            [2, -1, 0, 0],
            [-1, 2, -1, 0],
            [0, -1, 2, -1],
            [0, 0, -1, 2],
        ]);

        Assert.Equal(
            "1.0000 -0.8084 0.1916 0.1068 | -0.8084 1.0000 -0.6562 0.1916 | 0.1916 -0.6562 1.0000 -0.8084 | 0.1068 0.1916 -0.8084 1.0000",
            string.Join(" | ", nearest.Select(row => string.Join(" ", row.Select(value => value.ToString("F4")))))
        );
    }

    [Theory]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(NearestCorrelation.MaxProjected)]
    [InlineData(NearestCorrelation.MaxProjected + 1)]
    public void NearestCorrelations_OfRandomNumbers_HoldTogether(int size)
    {
        var random = new Random(size);
        var pairs =
            from row in Enumerable.Range(0, size)
            from column in Enumerable.Range(0, row)
            select Correlated($"r{row}", $"r{column}", Math.Round((decimal)random.NextDouble() * 2 - 1, 2));
        var check = CorrelationMatrix.Check([.. pairs]);

        Assert.Single(check.Faults);
        Assert.Empty(CorrelationMatrix.Check(check.NearestCorrelations!).Faults);
        Assert.All(check.NearestCorrelations!, pair => Assert.Equal(pair.Coefficient, Math.Round(pair.Coefficient, 4)));
    }

    private static decimal Exceeding(SimulationRequest request, string only) =>
        (request with { Risks = [.. request.Risks.Select(risk => risk.Code.ToString() == only ? risk : Silent(risk))] }).Exceeding(0);

    private static SimulatedRisk Silent(SimulatedRisk risk) => risk with { Impacts = [new SimulatedImpact(Always(0))] };
}
