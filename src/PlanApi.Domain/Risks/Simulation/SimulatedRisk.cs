using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation;

/// <summary>
/// A risk as a simulation knows it. In a year it occurs at most once, with a <see cref="Probability"/>, or any number of times, on
/// average <see cref="Frequency"/> times.
/// </summary>
public sealed record SimulatedRisk(Code Code)
{
    public const int MaxFrequency = 1_000;
    public const int MaxImpacts = 20;

    /// <summary>The probability that it occurs in the year, 0 to 1.</summary>
    public decimal? Probability { get; init; }

    /// <summary>How often it occurs in a year on average; the number of times is Poisson distributed.</summary>
    public decimal? Frequency { get; init; }

    /// <summary>
    /// What it does each time. All impacts of one time are equally severe: they are at the same percentile of their distributions.
    /// </summary>
    public required IReadOnlyList<SimulatedImpact> Impacts { get; init; }

    public IReadOnlyList<SimulatedMitigation> Mitigations { get; init; } = [];

    /// <summary>What is impossible about it, all at once; paths are relative to the risk.</summary>
    public IEnumerable<SimulationFault> Faults() =>
        [
            .. Likelihood(),
            .. Count(),
            .. Impacts.SelectMany((impact, at) => impact.Faults().Select(fault => fault.Below($"/impacts/{at}"))),
            .. Factors(),
        ];

    private IEnumerable<SimulationFault> Likelihood()
    {
        if (Probability is null && Frequency is null)
            yield return new SimulationFault("missing-field", "/probability", "How likely is it? Give a probability or a frequency.");
        if (Probability is not null && Frequency is not null)
            yield return SimulationFault.NotAllowed("/frequency", "Give a probability or a frequency, not both.");
        if (Probability is < 0 or > 1)
            yield return SimulationFault.OutOfRange("/probability", $"A probability lies between 0 and 1; {Probability} does not.");
        if (Frequency is < 0 or > MaxFrequency)
            yield return SimulationFault.OutOfRange(
                "/frequency",
                $"A frequency lies between 0 and {MaxFrequency} a year; {Frequency} does not."
            );
    }

    private IEnumerable<SimulationFault> Count()
    {
        if (Impacts.Count == 0)
            yield return new SimulationFault("too-few", "/impacts", "It has no impact: give at least one.");
        if (Impacts.Count > MaxImpacts)
            yield return new SimulationFault("too-large", "/impacts", $"It has {Impacts.Count} impacts; at most {MaxImpacts} are taken.");
    }

    private IEnumerable<SimulationFault> Factors()
    {
        for (var at = 0; at < Mitigations.Count; at++)
        {
            if (Mitigations[at].LikelihoodFactor is < 0 or > 1)
                yield return SimulationFault.OutOfRange(
                    $"/mitigations/{at}/likelihoodFactor",
                    $"A factor lies between 0 and 1; {Mitigations[at].LikelihoodFactor} does not."
                );
            if (Mitigations[at].ImpactFactor is < 0 or > 1)
                yield return SimulationFault.OutOfRange(
                    $"/mitigations/{at}/impactFactor",
                    $"A factor lies between 0 and 1; {Mitigations[at].ImpactFactor} does not."
                );
        }
    }
}

/// <summary>What a mitigation leaves of a risk while it is on.</summary>
/// <param name="Code">Which one; it may stand at several risks.</param>
/// <param name="LikelihoodFactor">By what the probability or frequency is multiplied, 0 to 1.</param>
/// <param name="ImpactFactor">By what each impact is multiplied, 0 to 1.</param>
public sealed record SimulatedMitigation(Code Code, decimal LikelihoodFactor = 1, decimal ImpactFactor = 1);
