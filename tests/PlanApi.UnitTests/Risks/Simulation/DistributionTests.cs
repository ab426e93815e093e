using PlanApi.Domain.Risks.Simulation;
using static PlanApi.UnitTests.Risks.Simulation.Simulations;

namespace PlanApi.UnitTests.Risks.Simulation;

/// <summary>What is simulated, against what is known without simulating.</summary>
public sealed class DistributionTests
{
    public static TheoryData<string> Names => ["uniform", "triangular", "pert", "discrete", "lognormal"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Size_OfEachDistribution_HasItsMeanAndVariance(string name)
    {
        var (mean, variance, kurtosis) = Moments(name);
        var request = Of(Once("risk", 1, Named(name)));
        var result = request.Run();

        Near(mean, result.Mean, Math.Sqrt(variance / request.Trials));
        Near(variance, result.StandardDeviation * result.StandardDeviation, variance * Math.Sqrt((kurtosis - 1) / request.Trials));
        Assert.Equal(Math.Sqrt(Math.Pow((double)result.StandardDeviation, 2) / request.Trials), (double)result.StandardError, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_ThatOccursWithAProbability_HasTheMomentsOfBoth(string name)
    {
        var (mean, variance, kurtosis) = Moments(name);
        const double p = 0.2;
        var request = Of(Once("risk", 0.2m, Named(name)));
        var result = request.Run();

        var whole = (p * variance) + (p * (1 - p) * mean * mean);
        Near(p * mean, result.Mean, Math.Sqrt(whole / request.Trials));
        Near(whole, result.StandardDeviation * result.StandardDeviation, whole * Math.Sqrt((kurtosis + 4) / request.Trials));
        NearShare(p, request.Exceeding(0), request.Trials);
    }

    [Theory]
    [InlineData("uniform", 0.3)]
    [InlineData("lognormal", 2.5)]
    [InlineData("pert", 40)]
    public void Loss_ThatOccursSoOftenAYear_HasTheMomentsOfACompoundPoissonNumber(string name, double frequency)
    {
        var (mean, variance, _) = Moments(name);
        var request = Of(Often("risk", (decimal)frequency, Named(name)));
        var result = request.Run();

        var whole = frequency * (variance + (mean * mean));
        Near(frequency * mean, result.Mean, Math.Sqrt(whole / request.Trials));
        Near(whole, result.StandardDeviation * result.StandardDeviation, whole * Math.Sqrt((2 + (5 / frequency)) / request.Trials));
        NearShare(1 - Math.Exp(-frequency), request.Exceeding(0), request.Trials);
    }

    [Fact]
    public void Frequency_HasThePoissonProbabilities()
    {
        var request = Of(Often("risk", 3, Always(1)));
        var below = 0.0;
        var one = Math.Exp(-3);
        for (var count = 0; count < 12; count++)
        {
            below += one;
            one *= 3.0 / (count + 1);
            NearShare(1 - below, request.Exceeding(count), request.Trials);
        }
    }

    [Fact]
    public void Lognormal_HasItsIntervalAndItsTail()
    {
        var request = Of(Once("risk", 1, new LognormalImpact(100, 200))).With(output => output with { Reserve = 200 });
        var result = request.Run();
        var (mean, deviation) = (Math.Log(100 * 200) / 2, Math.Log(2) / (2 * 1.6448536269514722));

        NearShare(0.95, result.ReserveConfidence!.Value, request.Trials);
        NearShare(0.95, request.Exceeding(100), request.Trials);
        NearShare(0.5, request.Exceeding((decimal)Math.Exp(mean)), request.Trials);
        // The value at risk is off by what its share is off, divided by the density there.
        var density = Math.Exp(-0.5 * 1.6448536269514722 * 1.6448536269514722) / Math.Sqrt(2 * Math.PI) / deviation / 200;
        Near(200, result.ValueAtRisk, Math.Sqrt(0.95 * 0.05 / request.Trials) / density);
        // exp(m + s2 / 2) x the probability below s - z, divided by 0.05.
        var tail = 1 - Domain.Risks.Simulation.Draws.NormalCurve.Below(1.6448536269514722 - deviation);
        Near(
            Math.Exp(mean + (deviation * deviation / 2)) * tail / 0.05,
            result.ExpectedShortfall,
            20 * 3 / Math.Sqrt(0.05 * request.Trials)
        );
    }

    /// <summary>
    /// The activities of Wikipedia's "Program evaluation and review technique", with their optimistic, likely and pessimistic times, and
    /// the expected times that are published.
    /// </summary>
    [Theory]
    [InlineData(2, 4, 6, 4.00)]
    [InlineData(3, 5, 9, 5.33)]
    [InlineData(4, 5, 7, 5.17)]
    [InlineData(4, 6, 10, 6.33)]
    [InlineData(3, 4, 8, 4.50)]
    [InlineData(3, 5, 8, 5.17)]
    public void PertMeans_AreThoseOfThePublishedExample(int low, int likely, int high, double mean)
    {
        var request = Of(Once("activity", 1, new PertImpact(low, likely, high))).With(output => output with { Decimals = 4 });
        var result = request.Run();

        Near(mean, result.Mean, (double)result.StandardError + 0.001);
    }

    [Fact]
    public void Outcomes_HaveTheirWeights()
    {
        var request = Of(Once("risk", 1, new DiscreteImpact([new(30, 1), new(10, 3), new(20, 0), new(-5, 4)])));

        NearShare(0.5, request.Exceeding(-5), request.Trials);
        Assert.Equal(request.Exceeding(10), request.Exceeding(20));
        NearShare(0.125, request.Exceeding(20), request.Trials);
        Assert.Equal(0, request.Exceeding(30));
    }

    private static ImpactSize Named(string name) =>
        name switch
        {
            "uniform" => new UniformImpact(100, 200),
            "triangular" => new TriangularImpact(100, 120, 200),
            "pert" => new PertImpact(100, 120, 200),
            "discrete" => new DiscreteImpact([new(100, 1), new(140, 2), new(200, 1)]),
            _ => new LognormalImpact(100, 200),
        };

    // Mean and variance, and at least the fourth central moment by the variance squared.
    private static (double Mean, double Variance, double Kurtosis) Moments(string name)
    {
        var (mean, deviation) = (Math.Log(100 * 200) / 2, Math.Log(2) / (2 * 1.6448536269514722));
        var lognormal = Math.Exp(mean + (deviation * deviation / 2));
        return name switch
        {
            "uniform" => (150, 100 * 100 / 12.0, 1.8),
            "triangular" => (140, ((100.0 * 100) + (120.0 * 120) + (200.0 * 200) - 12_000 - 20_000 - 24_000) / 18, 2.4),
            // Mean (low + 4 likely + high) / 6, variance (mean - low) (high - mean) / 7.
            "pert" => (130, 30 * 70 / 7.0, 2.8),
            "discrete" => (145, (0.25 * 45 * 45) + (0.5 * 5 * 5) + (0.25 * 55 * 55), 2.5),
            _ => (lognormal, lognormal * lognormal * (Math.Exp(deviation * deviation) - 1), 5),
        };
    }
}
