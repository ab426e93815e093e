using PlanApi.Domain.Cube;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Decomposition;

/// <summary>The result of a decomposition.</summary>
/// <param name="Results">Each number that is broken down, over one axis after the other.</param>
/// <param name="Objectives">The objectives below those of the key results.</param>
/// <param name="Weights">The shares of these objectives and of the key results below them, 100 % in every parent.</param>
/// <param name="Cells">The numbers for the cube: the finest ones. The others are their sums.</param>
/// <param name="Obstacles">The numbers that could not be broken down.</param>
public sealed record DecomposedPlan(
    IReadOnlyList<DecomposedNumber> Results,
    IReadOnlyList<DecomposedObjective> Objectives,
    IReadOnlyList<DecomposedWeight> Weights,
    IReadOnlyList<Cell> Cells,
    IReadOnlyList<Obstacle> Obstacles
);

/// <summary>A number that is broken down over one axis.</summary>
/// <param name="KeyResult">The key result.</param>
/// <param name="Target">The target, or the target of one of its periods.</param>
/// <param name="Axis">The dimension, or <c>period</c>.</param>
/// <param name="Method">The basis of the shares.</param>
/// <param name="Basis">The same in words, with the assumption behind it.</param>
/// <param name="Value">The number that is broken down; the lower value of a band.</param>
/// <param name="Sum">The sum of the parts; absent if they do not add up, like ratios and rates.</param>
/// <param name="Left">The value less that sum.</param>
/// <param name="Parts">The parts.</param>
public sealed record DecomposedNumber(
    Code KeyResult,
    Code Target,
    Code Axis,
    DecompositionMethod Method,
    LocalText Basis,
    Quantity Value,
    Quantity? Sum,
    Quantity? Left,
    IReadOnlyList<DecomposedPart> Parts
);

/// <summary>One part of a number.</summary>
/// <param name="State">How the part changes.</param>
/// <param name="Objective">The objective of the part.</param>
/// <param name="KeyResult">The key result of the part; absent for the target of one of its periods.</param>
/// <param name="Target">The target.</param>
/// <param name="Before">The present value; absent if the part is new.</param>
/// <param name="Reason">Why it has its value.</param>
public sealed record DecomposedPart(
    PartState State,
    Code Objective,
    KeyResult? KeyResult,
    Target Target,
    Quantity? Before,
    LocalText Reason
);

/// <summary>An objective below another, for one member.</summary>
/// <param name="State">New, or there already.</param>
/// <param name="Objective">The objective.</param>
public sealed record DecomposedObjective(PartState State, Objective Objective);

/// <summary>A share in a parent.</summary>
/// <param name="State">New, moved, or as it is.</param>
/// <param name="Weight">The weight.</param>
public sealed record DecomposedWeight(PartState State, Weight Weight);

/// <summary>The effect of a decomposition on a part.</summary>
public enum PartState
{
    /// <summary>The part is new.</summary>
    New,

    /// <summary>The part exists and stays.</summary>
    Same,

    /// <summary>An earlier decomposition made the part, and its value changes now.</summary>
    Moves,

    /// <summary>Somebody has changed its value since then. The value is kept, and the other parts share the rest.</summary>
    Edited,

    /// <summary>A hold keeps its number. The other parts share the rest.</summary>
    Held,
}

/// <summary>Something that could not be broken down.</summary>
/// <param name="KeyResult">The key result.</param>
/// <param name="Target">The target, or the target of a part of it.</param>
/// <param name="Axis">Over which axis.</param>
/// <param name="Code">Why, as a stable code.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Remedy">The change that would make it possible.</param>
public sealed record Obstacle(Code KeyResult, Code Target, Code Axis, string Code, LocalText Reason, LocalText Remedy);
