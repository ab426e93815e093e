using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>New weights from a day on, for example each quarter, with the reason.</summary>
public sealed record WeightAdjustment
{
    /// <summary>The first day on which they are in force. They end when the weights that they replace would have ended.</summary>
    public required DateOnly From { get; init; }

    public required LocalText Reason { get; init; }

    /// <summary>How the siblings of an adjusted weight change.</summary>
    public OtherWeights Others { get; init; }

    public required IReadOnlyList<AdjustedWeight> Weights { get; init; }
}

/// <summary>
/// One weight that is adjusted. Exactly one of <see cref="Of"/>, <see cref="Objective"/> and <see cref="KeyResult"/> is given.
/// </summary>
public sealed record AdjustedWeight
{
    /// <summary>The subject of the weight: <c>{"line": "sales"}</c>, or a cell of the matrix with two dimensions.</summary>
    public Scope? Of { get; init; }

    /// <summary>The place in which it counts: within <c>{"tier": "head"}</c>; everywhere when empty.</summary>
    public Scope Within { get; init; } = Scope.Top;

    public Code? Objective { get; init; }

    public Code? KeyResult { get; init; }

    /// <summary>Percent.</summary>
    public required Quantity Value { get; init; }
}

/// <summary>A stored weight that an adjustment changes, makes or ends.</summary>
/// <param name="Before">The weight before; absent if it is new.</param>
/// <param name="After">As it is.</param>
public sealed record WeightChange(Weight? Before, Weight After);
