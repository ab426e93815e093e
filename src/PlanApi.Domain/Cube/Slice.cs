using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>
/// A part of the cube that somebody wants to see or change: the product of rows and columns, at one place of every other dimension, for
/// some indicators and measures.
/// </summary>
public sealed record Slice
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>A scenario to compare with: each cell also shows the number in that scenario, and the difference.</summary>
    public Code? Against { get; init; }

    /// <summary>The indicators, at least one. Each column has all of them side by side.</summary>
    public required IReadOnlyList<Code> Indicators { get; init; }

    /// <summary>The measures of the numbers; targets when absent.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [Measure.Target];

    /// <summary>
    /// The member or group of each dimension that is neither on rows nor on columns. A dimension that is not named is at its top.
    /// </summary>
    public Scope Filter { get; init; } = Scope.Top;

    /// <summary>The period, if periods are neither on rows nor on columns; the plan's year when absent.</summary>
    public Period? Period { get; init; }

    /// <summary>The axes whose product makes the rows; the last axis changes fastest. One row when there is none.</summary>
    public IReadOnlyList<SliceAxis> Rows { get; init; } = [];

    /// <summary>The axes whose product makes the columns.</summary>
    public IReadOnlyList<SliceAxis> Columns { get; init; } = [];

    /// <summary>Where members that move are counted: under their parents of each period, or under their latest parents.</summary>
    public Parentage Parentage { get; init; }

    /// <summary>
    /// The form in which flows are shown: as their indicators state them, per day, or as each period's total. Other kinds are shown as
    /// they are.
    /// </summary>
    public FlowBasis FlowBasis { get; init; }

    /// <summary>Rows to leave out: rows in which every cell is missing, is zero or missing, or is the same in the other scenario.</summary>
    public Suppression Suppress { get; init; }
}

/// <summary>
/// The members of one dimension, or the periods, along rows or columns. Without further fields: the top-level members. The members below
/// another one are those that were below it on some day of the slice's periods, or those that are below it after all moves, as the slice's
/// parentage says. They come in the order of their codes.
/// </summary>
public sealed record SliceAxis
{
    /// <summary>The dimension; absent for an axis of periods.</summary>
    public Code? Dimension { get; init; }

    /// <summary>Only these members and groups, in this order.</summary>
    public IReadOnlyList<Code>? Members { get; init; }

    /// <summary>The members below this one, instead of below the top.</summary>
    public Code? Below { get; init; }

    /// <summary>How many levels below; 1, the children, when absent.</summary>
    public int? Level { get; init; }

    /// <summary>The members below that have no children, on any level.</summary>
    public bool Leaves { get; init; }

    /// <summary>Whether the member above the others, or the top, comes last as a total.</summary>
    public bool Total { get; init; }

    /// <summary>Only these periods, in this order.</summary>
    public IReadOnlyList<Period>? Periods { get; init; }

    /// <summary>The periods of this length within <see cref="Within"/>.</summary>
    public Grain? Grain { get; init; }

    /// <summary>The period that contains those of the grain, and that <see cref="Total"/> adds; the plan's year when absent.</summary>
    public Period? Within { get; init; }
}

/// <summary>Where members that move to another parent are counted.</summary>
public enum Parentage
{
    AsWas,
    AsIs,
}

/// <summary>Which rows are left out.</summary>
public enum Suppression
{
    None,
    Missing,
    Zero,
    Unchanged,
}
