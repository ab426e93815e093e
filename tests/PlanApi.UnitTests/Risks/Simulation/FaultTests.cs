using PlanApi.Domain.Risks.Simulation;
using PlanApi.Domain.Values;
using static PlanApi.UnitTests.Risks.Simulation.Simulations;

namespace PlanApi.UnitTests.Risks.Simulation;

public sealed class FaultTests
{
    public static TheoryData<ImpactSize, string> Impossible =>
        new()
        {
            { new TriangularImpact(3, 2, 5), "/likely out-of-order" },
            { new TriangularImpact(1, 6, 5), "/high out-of-order" },
            { new TriangularImpact(7, 6, 5), "/likely out-of-order, /high out-of-order" },
            { new PertImpact(3, 2, 1), "/likely out-of-order, /high out-of-order" },
            { new UniformImpact(2, 1), "/high out-of-order" },
            { new UniformImpact(0, 900_000_000_000_000), "/high out-of-range" },
            { new LognormalImpact(0, 10), "/low out-of-range" },
            { new LognormalImpact(-1, -2), "/low out-of-range, /high out-of-range, /high out-of-order" },
            { new LognormalImpact(5, 3), "/high out-of-order" },
            { new DiscreteImpact([]), "/outcomes too-few" },
            { new DiscreteImpact([new(1, 0), new(2, 0)]), "/outcomes out-of-range" },
            { new DiscreteImpact([new(1, 3), new(2, -1)]), "/outcomes/1/weight out-of-range" },
        };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Distribution_ThatIsImpossible_IsToldInFull(ImpactSize distribution, string faults) =>
        Assert.Equal(faults, Told(distribution.Faults()));

    [Fact]
    public void Distributions_ThatArePossible_HaveNoFault() =>
        Assert.Empty(
            new ImpactSize[]
            {
                new TriangularImpact(1, 1, 1),
                new PertImpact(-5, -5, 7),
                new UniformImpact(-3, -3),
                new LognormalImpact(0.0001m, 5),
                new DiscreteImpact([new(-1, 1), new(-1, 0)]),
            }.SelectMany(distribution => distribution.Faults())
        );

    [Fact]
    public void Risk_WithSeveralFaults_TellsThemAll()
    {
        var risk = new SimulatedRisk(Code.Parse("r"))
        {
            Probability = 1.5m,
            Frequency = -1,
            Impacts =
            [
                new SimulatedImpact(new UniformImpact(2, 1), ImpactMode.Change),
                new SimulatedImpact(Always(1), ImpactMode.Loss, Code.Parse("gmv")),
                new SimulatedImpact(new UniformImpact(-101, 0), ImpactMode.PercentChange, Code.Parse("gmv")),
                new SimulatedImpact(new UniformImpact(0, 101), ImpactMode.PercentChange, Code.Parse("gmv")) { Subtracts = true },
            ],
            Mitigations = [new SimulatedMitigation(Code.Parse("m"), 1.1m, -0.1m)],
        };

        Assert.Equal(
            "/frequency not-allowed, /probability out-of-range, /frequency out-of-range, /impacts/0/indicator missing-field, "
                + "/impacts/0/size/high out-of-order, /impacts/1/indicator not-allowed, /impacts/2/size out-of-range, "
                + "/impacts/3/size out-of-range, /mitigations/0/likelihoodFactor out-of-range, /mitigations/0/impactFactor out-of-range",
            Told(risk.Faults())
        );
        Assert.Equal("/probability missing-field, /impacts too-few", Told(new SimulatedRisk(Code.Parse("r")) { Impacts = [] }.Faults()));
    }

    [Fact]
    public void Request_WithSeveralFaults_TellsThemAll()
    {
        var request = Of(Once("a", 2, Always(1)), Once("a", 1, Always(1))) with
        {
            Trials = SimulationRequest.MaxTrials + 1,
            Confidence = 1,
            Mitigations = [Code.Parse("m")],
            Correlations = [Correlated("a", "b", 0.5m)],
            Outputs =
            [
                new SimulatedOutput(MoneyCode)
                {
                    Decimals = 5,
                    Base = 900_000_000_000_000,
                    CurveLosses = [2, 1],
                    Tolerance = [new(5, 0.1m), new(5, 0.2m), new(6, 2)],
                    ReserveConfidences = [0.5m, 0],
                },
            ],
        };

        Assert.Equal(
            "/trials out-of-range, /confidence out-of-range, /risks/1 duplicate-code, /risks/0/probability out-of-range, "
                + "/outputs/0/decimals out-of-range, /outputs/0/base out-of-range, /outputs/0/curveLosses/1 out-of-order, "
                + "/outputs/0/tolerance/1/loss out-of-order, /outputs/0/tolerance/1/probability out-of-order, "
                + "/outputs/0/tolerance/2/probability out-of-range, /outputs/0/tolerance/2/probability out-of-order, "
                + "/outputs/0/reserveConfidences/1 out-of-range, /correlations/0/second unknown-reference, "
                + "/mitigations/0 unknown-reference",
            Told(request.Check().Faults)
        );
        Assert.Throws<ArgumentException>(() => request.Run());
    }

    [Fact]
    public void Request_WithoutOrWithTooManyRisks_IsRefused()
    {
        var many = Enumerable.Range(0, SimulationRequest.MaxRisks + 1).Select(at => Once($"r{at}", 1, Always(1))).ToArray();

        Assert.Equal("/risks out-of-range", Told(Of().Check().Faults));
        Assert.Equal("/risks out-of-range", Told(Of(many).Check().Faults));
        Assert.Empty(Of(many[1..]).Check().Faults);
        Assert.Equal(
            "/trials out-of-range",
            Told(
                (
                    Of(many[0]) with
                    {
                        Trials = SimulationRequest.MaxTrials,
                        Outputs = [.. "abcde".Select(name => new SimulatedOutput(Code.Parse(name.ToString())))],
                    }
                )
                    .Check()
                    .Faults
            )
        );
    }

    [Fact]
    public void Loss_WithMoreThan15Digits_IsAnError()
    {
        var large = Of(Once("a", 1, Always(899_999_999_999_999)));

        Assert.Throws<OverflowException>(() => large.Run());
        Assert.Equal(899_999_999_999_999, large.With(output => output with { Decimals = 0 }).Run().Mean);
        Assert.Throws<OverflowException>(() =>
            Of(Once("a", 1, Always(899_999_999_999_999)), Once("b", 1, Always(899_999_999_999_999)))
                .With(output => output with { Decimals = 0 })
                .Run()
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Simulation_ThatIsCancelled_Ends(int threads)
    {
        using var cancel = new CancellationTokenSource();
        var shares = new List<decimal>();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            RiskSimulation.Run(
                Of(Once("a", 0.5m, Always(1))),
                threads,
                share =>
                {
                    lock (shares)
                        shares.Add(share);
                    cancel.Cancel();
                },
                cancel.Token
            )
        );
        Assert.InRange(shares.Max(), 0.001m, 0.2m);
    }

    [Fact]
    public void Progress_GoesToTheEnd()
    {
        var shares = new List<decimal>();

        RiskSimulation.Run(Of(Once("a", 0.5m, Always(1))), progress: shares.Add);

        Assert.Equal(1, shares[^1]);
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares.Count, 50, 100);
    }

    private static string Told(IEnumerable<SimulationFault> faults) =>
        string.Join(", ", faults.Select(fault => $"{fault.Path} {fault.Code}"));
}
