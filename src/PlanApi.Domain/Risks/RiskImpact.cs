using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// How large the effect of a risk is if it happens, as a distribution for the simulation.
/// </summary>
public sealed record RiskImpact : PlanPart
{
    public const int MaxValues = 100;

    public const int MaxWeights = 100;

    /// <summary>The risk.</summary>
    public required Code Risk { get; init; }

    /// <summary>The indicator that changes; money of the plan's currency is lost when absent.</summary>
    public Code? Indicator { get; init; }

    public ImpactDistribution Distribution { get; init; }

    /// <summary>The least; the 5th percentile of a lognormal distribution. A loss is above zero.</summary>
    public Quantity? Low { get; init; }

    /// <summary>The most likely, for triangular and PERT.</summary>
    public Quantity? Likely { get; init; }

    /// <summary>The most; the 95th percentile of a lognormal distribution.</summary>
    public Quantity? High { get; init; }

    /// <summary>The values of a discrete distribution.</summary>
    public IReadOnlyList<Quantity> Values { get; init; } = [];

    /// <summary>How likely each value is, in any unit.</summary>
    public IReadOnlyList<Quantity> Weights { get; init; } = [];

    /// <summary>Whether the effect on the indicator is given in percent of its number.</summary>
    public bool IsRelative { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Risk, Risk, "/risk"),
            .. References.To(PartKind.Indicator, Indicator, "/indicator"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>The distribution of an impact.</summary>
public enum ImpactDistribution
{
    /// <summary>Low, likely, high; straight lines between.</summary>
    Triangular,

    /// <summary>Low, likely, high; a beta distribution with more weight near the likely value.</summary>
    Pert,

    /// <summary>Low and high are the 5th and 95th percentile.</summary>
    Lognormal,

    /// <summary>All between low and high.</summary>
    Uniform,

    /// <summary>Some values with weights.</summary>
    Discrete,
}
