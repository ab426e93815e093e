using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>Turns key results into those of lines, tiers, markets and periods. The field also says cascade.</summary>
public sealed record DecompositionRequest
{
    /// <summary>The name of the axis of periods, where bases name axes.</summary>
    public static readonly Code PeriodAxis = Code.Known("period");

    /// <summary>The scenario in which the parts that are made hold; the plan's first, and so every one, when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The key results of these objectives and of those that serve them; those of all when neither is given.</summary>
    public IReadOnlyList<Code>? Objectives { get; init; }

    /// <summary>These key results.</summary>
    public IReadOnlyList<Code>? KeyResults { get; init; }

    /// <summary>
    /// The axes: dimensions, and the length of the periods. The matrix's rows say who answers, and no number is shared over them. Lines
    /// come first, then the other members in the order that is given, then periods.
    /// </summary>
    public required IReadOnlyList<SliceAxis> Over { get; init; }

    /// <summary>What the shares go by; the first that fits counts, and where none does, what is usual for the kind of number.</summary>
    public IReadOnlyList<DecompositionBasis> Bases { get; init; } = [];

    /// <summary>The section that the parts which are made name as their source; that of what they are made from when absent.</summary>
    public Code? Source { get; init; }

    /// <summary>Whether the numbers are written into the cube too; true when absent.</summary>
    public bool Adopt { get; init; } = true;
}

/// <summary>What the shares of some key results go by.</summary>
public sealed record DecompositionBasis
{
    /// <summary>Of these indicators; of any when absent.</summary>
    public IReadOnlyList<Code>? Indicators { get; init; }

    /// <summary>Of indicators of these kinds.</summary>
    public IReadOnlyList<IndicatorKind>? Kinds { get; init; }

    /// <summary>Of these key results, and of what is made from them.</summary>
    public IReadOnlyList<Code>? KeyResults { get; init; }

    /// <summary>Over this dimension, or over <c>period</c>; over any when absent.</summary>
    public Code? Axis { get; init; }

    public required DecompositionMethod Method { get; init; }

    /// <summary>For <c>relative</c> and <c>shift</c>: the numbers to go by.</summary>
    public SpreadLike? Like { get; init; }

    /// <summary>For <c>weighted</c>: of each member or period; what is not named weighs 0.</summary>
    public IReadOnlyList<SpreadWeight>? Weights { get; init; }

    /// <summary>For <c>entered</c>: of each member or period; what is not named gets nothing.</summary>
    public IReadOnlyList<SpreadTotal>? Values { get; init; }

    /// <summary>What is assumed, in words; it is kept with every number that is made.</summary>
    public LocalText Assumption { get; init; } = LocalText.Empty;

    /// <summary>Whether it is about a key result's number over an axis.</summary>
    public bool Fits(Code keyResult, Indicator indicator, Code axis) =>
        (KeyResults?.Contains(keyResult) ?? true)
        && (Indicators?.Contains(indicator.Code) ?? true)
        && (Kinds?.Contains(indicator.Kind) ?? true)
        && (Axis is not { } named || named == axis);
}
