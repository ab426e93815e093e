using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>A time during which some weights are overridden, such as the 18 June sale.</summary>
public sealed record WeightWindow : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>The first and the last day; absent if the plan does not state them.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>If windows overlap, the one with the higher precedence wins.</summary>
    public int Precedence { get; init; }

    /// <summary>How the siblings of an overridden weight change.</summary>
    public OtherWeights Others { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Section, Source, "/source")];
}

/// <summary>Siblings keep their proportions within the rest of 100 %, or keep their values.</summary>
public enum OtherWeights
{
    Proportional,
    Unchanged,
}
