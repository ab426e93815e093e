using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// What is done about a risk.
/// </summary>
public sealed record RiskResponse : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The risk.</summary>
    public required Code Risk { get; init; }

    /// <summary>How the risk is met.</summary>
    public ResponseStrategy Strategy { get; init; }

    /// <summary>The department in charge.</summary>
    public Code? Department { get; init; }

    /// <summary>The period by whose last day it is done.</summary>
    public Period? Due { get; init; }

    /// <summary>The day on which it was done.</summary>
    public DateOnly? Done { get; init; }

    /// <summary>What it costs, in the plan's currency.</summary>
    public Quantity? Cost { get; init; }

    /// <summary>By what the probability or frequency is multiplied: 0.5 halves it.</summary>
    public Quantity? ProbabilityFactor { get; init; }

    /// <summary>By what the impact is multiplied.</summary>
    public Quantity? ImpactFactor { get; init; }

    /// <summary>The target that it sets as a limit.</summary>
    public Code? Cap { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<NamedPeriod> Periods() => [.. NamedPeriod.Of(Due, "/due")];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Risk, Risk, "/risk"),
            .. References.To(PartKind.Party, Department, "/department"),
            .. References.To(PartKind.Target, Cap, "/cap"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>How a risk is met.</summary>
public enum ResponseStrategy
{
    /// <summary>What brings the risk is given up.</summary>
    Avoid,

    /// <summary>It is made less likely or less harmful.</summary>
    Reduce,

    /// <summary>Others bear it, for a price.</summary>
    Transfer,

    /// <summary>It is borne.</summary>
    Accept,
}
