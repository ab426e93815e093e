using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>Breaks key results down into key results of lines, tiers, markets and periods. The field also says cascade.</summary>
public sealed record DecompositionRequest
{
    /// <summary>The name of the axis of periods, where bases name axes.</summary>
    public static readonly Code PeriodAxis = Code.Known("period");

    /// <summary>The scenario of the new parts. When absent, the plan's first, so that they are in force in every scenario.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>
    /// Only the key results of these objectives and of the objectives that serve them. All key results when neither field is given.
    /// </summary>
    public IReadOnlyList<Code>? Objectives { get; init; }

    /// <summary>Only these key results.</summary>
    public IReadOnlyList<Code>? KeyResults { get; init; }

    /// <summary>
    /// The axes: dimensions, and the length of the periods. Over the dimension of the matrix's rows, which answer for numbers, no number
    /// is shared. Lines come first, then the other members in the given order, then periods.
    /// </summary>
    public required IReadOnlyList<SliceAxis> Over { get; init; }

    /// <summary>
    /// The bases for the shares. The first one that fits is used. If none fits, the usual one for this kind of number is used.
    /// </summary>
    public IReadOnlyList<DecompositionBasis> Bases { get; init; } = [];

    /// <summary>The section that new parts name as their source. When absent, the source of the parts that they are made from.</summary>
    public Code? Source { get; init; }

    /// <summary>Whether the numbers are written into the cube too; true when absent.</summary>
    public bool Adopt { get; init; } = true;
}

/// <summary>The basis of the shares for some key results.</summary>
public sealed record DecompositionBasis
{
    /// <summary>Only for these indicators; for any when absent.</summary>
    public IReadOnlyList<Code>? Indicators { get; init; }

    /// <summary>Only for indicators of these kinds.</summary>
    public IReadOnlyList<IndicatorKind>? Kinds { get; init; }

    /// <summary>Only for these key results, and for the parts that are made from them.</summary>
    public IReadOnlyList<Code>? KeyResults { get; init; }

    /// <summary>Over this dimension, or over <c>period</c>; over any when absent.</summary>
    public Code? Axis { get; init; }

    public required DecompositionMethod Method { get; init; }

    /// <summary>For <c>relative</c> and <c>shift</c>: the numbers that the shares are taken from.</summary>
    public SpreadLike? Like { get; init; }

    /// <summary>For <c>weighted</c>: the weight of each member or period; 0 for those that are not named.</summary>
    public IReadOnlyList<SpreadWeight>? Weights { get; init; }

    /// <summary>For <c>entered</c>: the value of each member or period; those that are not named get nothing.</summary>
    public IReadOnlyList<SpreadTotal>? Values { get; init; }

    /// <summary>The assumption in words. It is kept with every new number.</summary>
    public LocalText Assumption { get; init; } = LocalText.Empty;

    /// <summary>Whether it applies to a key result's number over an axis.</summary>
    public bool Fits(Code keyResult, Indicator indicator, Code axis) =>
        (KeyResults?.Contains(keyResult) ?? true)
        && (Indicators?.Contains(indicator.Code) ?? true)
        && (Kinds?.Contains(indicator.Kind) ?? true)
        && (Axis is not { } named || named == axis);
}
