using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>
/// A part of the cube that somebody wants to see or change: the product of rows and columns, at one place of every other
/// dimension, for some indicators and measures.
/// </summary>
public sealed record Slice
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>A scenario to compare with: each cell has that one's number too, and how far it lies from it.</summary>
    public Code? Against { get; init; }

    /// <summary>The indicators, at least one. Several stand side by side in each column.</summary>
    public required IReadOnlyList<Code> Indicators { get; init; }

    /// <summary>Which of their numbers; targets when absent.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [Measure.Target];

    /// <summary>
    /// The member or group of each dimension that stands neither on rows nor on columns. A dimension that is not named is at its top.
    /// </summary>
    public Scope Filter { get; init; } = Scope.Top;

    /// <summary>The period, where periods stand neither on rows nor on columns; the plan's year when absent.</summary>
    public Period? Period { get; init; }

    /// <summary>The axes whose product makes the rows, the last one running fastest; one row when there is none.</summary>
    public IReadOnlyList<SliceAxis> Rows { get; init; } = [];

    /// <summary>The axes whose product makes the columns.</summary>
    public IReadOnlyList<SliceAxis> Columns { get; init; } = [];

    /// <summary>Where members that move stand: where they stood in each period, or where they stand after every move.</summary>
    public Parentage Parentage { get; init; }

    /// <summary>
    /// How flows are shown: as their indicators state them, per day, or as each period's total. Other kinds are shown as they are.
    /// </summary>
    public FlowBasis FlowBasis { get; init; }

    /// <summary>
    /// Rows to leave out: those of which every cell is missing, is zero or missing, or is the same in the other scenario.
    /// </summary>
    public Suppression Suppress { get; init; }
}

/// <summary>
/// The members of one dimension, or the periods, along rows or columns. Without further fields: the top-level members. The members below
/// another one are those that stood there on some day of the slice's periods, or that stand there after every move, according to the
/// slice's parentage. They come in the order of their codes.
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

    /// <summary>The members below that have no children, at whatever level.</summary>
    public bool Leaves { get; init; }

    /// <summary>Whether the member that the others lie below, or the top, comes last.</summary>
    public bool Total { get; init; }

    /// <summary>Only these periods, in this order.</summary>
    public IReadOnlyList<Period>? Periods { get; init; }

    /// <summary>The periods of this length within <see cref="Within"/>.</summary>
    public Grain? Grain { get; init; }

    /// <summary>The period that those of the grain lie in, and that <see cref="Total"/> adds; the plan's year when absent.</summary>
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
