using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>New weights from a day on, as each quarter asks for, with why.</summary>
public sealed record WeightAdjustment
{
    /// <summary>The first day on which they hold: until the weights that they take the place of would have ended.</summary>
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
    /// <summary>The thing that has the weight: <c>{"line": "sales"}</c>, or a cell of the matrix with two dimensions.</summary>
    public Scope? Of { get; init; }

    /// <summary>Where it holds: within <c>{"tier": "head"}</c>; everywhere when empty.</summary>
    public Scope Within { get; init; } = Scope.Top;

    public Code? Objective { get; init; }

    public Code? KeyResult { get; init; }

    /// <summary>Percent.</summary>
    public required Quantity Value { get; init; }
}

/// <summary>A stored weight that an adjustment changes, makes or ends.</summary>
/// <param name="Before">As it was; absent where it is new.</param>
/// <param name="After">As it is.</param>
public sealed record WeightChange(Weight? Before, Weight After);
