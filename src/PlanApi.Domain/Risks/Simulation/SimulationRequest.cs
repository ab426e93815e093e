using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation;

/// <summary>Which risks are simulated, and how.</summary>
public sealed record SimulationRequest
{
    public const int MaxTrials = 10_000_000;
    public const int MaxRisks = 500;
    public const int MaxOutputs = 20;

    /// <summary>How many losses are kept at most: one for each trial and output.</summary>
    public const int MaxLosses = 40_000_000;

    public required IReadOnlyList<SimulatedRisk> Risks { get; init; }

    /// <summary>The correlations between risks; a pair that is not named has none.</summary>
    public IReadOnlyList<CorrelatedPair> Correlations { get; init; } = [];

    /// <summary>The mitigations that are on.</summary>
    public IReadOnlyCollection<Code> Mitigations { get; init; } = [];

    public required IReadOnlyList<SimulatedOutput> Outputs { get; init; }

    /// <summary>How many years are simulated.</summary>
    public int Trials { get; init; } = 100_000;

    /// <summary>The same seed gives the same result, to the last bit.</summary>
    public long Seed { get; init; }

    /// <summary>The confidence of the value at risk and the expected shortfall, between 0 and 1.</summary>
    public decimal Confidence { get; init; } = 0.95m;

    /// <summary>About how many draws it takes, which decides the time.</summary>
    public long Draws =>
        (long)(Trials * Risks.Sum(risk => 1 + Math.Clamp(risk.Frequency ?? risk.Probability ?? 0, 0, SimulatedRisk.MaxFrequency)));

    /// <summary>What cannot be simulated, all at once; paths are relative to the request.</summary>
    public SimulationCheck Check() => SimulationCheck.Of(this);
}

/// <summary>The correlation of two risks, -1 to 1.</summary>
public sealed record CorrelatedPair(Code First, Code Second, decimal Coefficient);
