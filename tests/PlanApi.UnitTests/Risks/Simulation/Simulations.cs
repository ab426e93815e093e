using System.Text.Json;
using PlanApi.Domain.Risks.Simulation;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Risks.Simulation;

/// <summary>Simulations in few words.</summary>
internal static class Simulations
{
    /// <summary>How many standard errors an estimate may be off: by chance once in two million.</summary>
    public const double Errors = 5;

    public static readonly Code MoneyCode = Code.Parse("money");

    public static SimulatedRisk Once(string code, decimal probability, ImpactSize size) =>
        new(Code.Parse(code)) { Probability = probability, Impacts = [new SimulatedImpact(size)] };

    public static SimulatedRisk Often(string code, decimal frequency, ImpactSize size) =>
        new(Code.Parse(code)) { Frequency = frequency, Impacts = [new SimulatedImpact(size)] };

    /// <summary>The same loss each time.</summary>
    public static ImpactSize Always(decimal size) => new UniformImpact(size, size);

    public static SimulationRequest Of(params SimulatedRisk[] risks) =>
        new()
        {
            Risks = risks,
            Outputs = [new SimulatedOutput(MoneyCode)],
            Trials = 100_000,
            Seed = 20_241_130,
        };

    public static SimulationRequest With(this SimulationRequest request, Func<SimulatedOutput, SimulatedOutput> change) =>
        request with
        {
            Outputs = [.. request.Outputs.Select(change)],
        };

    public static CorrelatedPair Correlated(string first, string second, decimal coefficient) =>
        new(Code.Parse(first), Code.Parse(second), coefficient);

    public static OutputResult Run(this SimulationRequest request) => RiskSimulation.Run(request).Outputs[0];

    public static decimal Exceeding(this SimulationRequest request, decimal loss) =>
        request.With(output => output with { CurveLosses = [loss] }).Run().Curve.Single().Probability;

    public static string Text(this SimulationResult result) => JsonSerializer.Serialize(result);

    /// <summary>Holds that an estimate lies within a few of its standard errors.</summary>
    public static void Near(double expected, decimal estimate, double standardError) =>
        Assert.InRange((double)estimate, expected - (Errors * standardError), expected + (Errors * standardError));

    /// <summary>Holds that a share of the trials is about a probability.</summary>
    public static void NearShare(double probability, decimal share, int trials) =>
        Near(probability, share, Math.Sqrt(probability * (1 - probability) / trials) + 1e-12);
}
