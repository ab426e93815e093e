using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// How far two risks happen together.
/// </summary>
public sealed record RiskCorrelation : PlanPart
{
    /// <summary>One risk.</summary>
    public required Code First { get; init; }

    /// <summary>The other risk.</summary>
    public required Code Second { get; init; }

    /// <summary>From -1 to 1.</summary>
    public required Quantity Coefficient { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Risk, First, "/first"),
            .. References.To(PartKind.Risk, Second, "/second"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
