using PlanApi.Domain.Risks;
using PlanApi.Domain.Risks.Simulation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

/// <summary>Turns the register's parts into what the simulation takes.</summary>
internal static class SimulationInput
{
    /// <summary>The risks that can be simulated: open ones with a probability or frequency, and an impact.</summary>
    /// <param name="risks">The open risks.</param>
    /// <param name="impacts">The impacts of all risks.</param>
    /// <param name="responses">The responses that change the simulation.</param>
    /// <param name="lowerIsBetter">The indicators of which a rise is harm.</param>
    public static IReadOnlyList<SimulatedRisk> Risks(
        IEnumerable<Risk> risks,
        IReadOnlyList<RiskImpact> impacts,
        IReadOnlyList<RiskResponse> responses,
        HashSet<Code> lowerIsBetter
    )
    {
        var (sizes, measures) = (impacts.ToLookup(impact => impact.Risk), responses.ToLookup(response => response.Risk));
        return
        [
            .. risks
                .Where(risk => (risk.Probability is not null || risk.Frequency is not null) && sizes.Contains(risk.Code))
                .OrderBy(risk => risk.Code)
                .Select(risk => new SimulatedRisk(risk.Code)
                {
                    Probability = risk.Probability?.ToDecimal() / 100,
                    Frequency = risk.Frequency?.ToDecimal(),
                    Impacts = [.. sizes[risk.Code].OrderBy(impact => impact.Code).Select(impact => Impact(impact, lowerIsBetter))],
                    Mitigations =
                    [
                        .. measures[risk.Code]
                            .Where(HasFactor)
                            .OrderBy(response => response.Code)
                            .Select(response => new SimulatedMitigation(
                                response.Code,
                                response.ProbabilityFactor?.ToDecimal() ?? 1,
                                response.ImpactFactor?.ToDecimal() ?? 1
                            )),
                    ],
                }),
        ];
    }

    /// <summary>Whether a response changes the simulation.</summary>
    public static bool HasFactor(RiskResponse response) => (response.ProbabilityFactor ?? response.ImpactFactor) is not null;

    private static SimulatedImpact Impact(RiskImpact impact, HashSet<Code> lowerIsBetter)
    {
        var mode =
            impact.Indicator is null ? ImpactMode.Loss
            : impact.IsRelative ? ImpactMode.PercentChange
            : ImpactMode.Change;
        // A size above zero is harm: a fall, or a rise where lower is better. One below zero is the change as it is.
        var subtracts = impact.Indicator is { } indicator && !lowerIsBetter.Contains(indicator) && !IsBelowZero(impact);
        return new SimulatedImpact(Size(impact), mode, impact.Indicator) { Subtracts = subtracts };
    }

    private static bool IsBelowZero(RiskImpact impact) =>
        impact.Distribution == ImpactDistribution.Discrete ? impact.Values.Any(value => value.Steps < 0) : impact.Low is { Steps: < 0 };

    private static ImpactSize Size(RiskImpact impact) =>
        impact.Distribution switch
        {
            ImpactDistribution.Triangular => new TriangularImpact(Number(impact.Low), Number(impact.Likely), Number(impact.High)),
            ImpactDistribution.Pert => new PertImpact(Number(impact.Low), Number(impact.Likely), Number(impact.High)),
            ImpactDistribution.Lognormal => new LognormalImpact(Number(impact.Low), Number(impact.High)),
            ImpactDistribution.Uniform => new UniformImpact(Number(impact.Low), Number(impact.High)),
            _ => new DiscreteImpact([
                .. impact.Values.Zip(impact.Weights, (value, weight) => new ImpactOutcome(value.ToDecimal(), weight.ToDecimal())),
            ]),
        };

    private static decimal Number(Quantity? quantity) => quantity?.ToDecimal() ?? 0;
}
