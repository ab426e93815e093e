using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>Breaks a place's number down to the cells below it. The field also says breakback, allocation or cascade.</summary>
public sealed record SpreadRequest
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The indicator that is broken down.</summary>
    public required Code Indicator { get; init; }

    /// <summary>
    /// For a ratio of two parts, a share, a growth or a formula: the indicator whose cells are to be changed so that it comes out.
    /// </summary>
    public Code? SolveFor { get; init; }

    /// <summary>Which of its numbers; the target when absent.</summary>
    public Measure Measure { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    /// <summary>The new number of the place, or the amount that is added to it or taken from it. The present number when absent.</summary>
    public Quantity? Value { get; init; }

    public SpreadMode Mode { get; init; }

    public required SpreadMethod Method { get; init; }

    /// <summary>
    /// The axes of the cells that it goes to; their product, where there are several. Members lie below the place's, periods within its.
    /// For
    /// <c>reconcile</c>: the dimensions, and the shortest grain, of the stored numbers that move; those at all levels do.
    /// </summary>
    public required IReadOnlyList<SliceAxis> Over { get; init; }

    /// <summary>
    /// For <c>weighted</c>: the weight of each member or period along the axes, 0 or more; those that are not named weigh 0. Several axes:
    /// the product, with the days and the numbers to go by where they are asked for too. For <c>reconcile</c>: how easily the numbers of a
    /// member or period move, in place of their size; 0 keeps them.
    /// </summary>
    public IReadOnlyList<SpreadWeight>? Weights { get; init; }

    /// <summary>For <c>weighted</c>: whether each period also weighs by the number of its days.</summary>
    public bool ByDays { get; init; }

    /// <summary>For <c>relative</c>, and beside other weights for <c>weighted</c>: the numbers to go by.</summary>
    public SpreadLike? Like { get; init; }

    /// <summary>For <c>growth</c>, a rate for each period, and for <c>percentChange</c>: in percent.</summary>
    public Quantity? Rate { get; init; }

    /// <summary>
    /// For <c>growth</c>: the rates of single periods against the one before, in percent; others go by <see cref="Rate"/>.
    /// </summary>
    public IReadOnlyList<SpreadRate>? Rates { get; init; }

    /// <summary>
    /// For <c>straightLine</c> and <c>growth</c>: the first period's value. When absent, it follows from the total: a line is level then.
    /// Growth from a first value makes its total itself; one that is said too must be that.
    /// </summary>
    public Quantity? First { get; init; }

    /// <summary>
    /// For <c>biproportional</c>: the totals of members and periods along the two axes. On an axis with some named totals, the others are
    /// free. On an axis with no named total, all keep their present totals.
    /// </summary>
    public IReadOnlyList<SpreadTotal>? Totals { get; init; }

    /// <summary>Whether each period must have at least what the one before has.</summary>
    public bool Rising { get; init; }

    /// <summary>Whether to share equally where there is nothing to go by: all zero or missing.</summary>
    public bool EqualIfEmpty { get; init; }

    /// <summary>Whether stored values above the place change by as much as it does.</summary>
    public bool Propagate { get; init; }
}

public enum SpreadMode
{
    Set,
    Add,
    Subtract,
}

public enum SpreadMethod
{
    /// <summary>old + d x |old| / sum of |old|.</summary>
    Proportional,

    /// <summary>The same share for each.</summary>
    Equal,

    /// <summary>By given weights.</summary>
    Weighted,

    /// <summary>By the numbers of another slice.</summary>
    Relative,

    /// <summary>The parent's value for each.</summary>
    Same,

    /// <summary>A common step for each, so that the weighted mean meets the parent.</summary>
    Shift,

    /// <summary>Over periods: a straight line.</summary>
    StraightLine,

    /// <summary>Over periods: a rate for each.</summary>
    Growth,

    /// <summary>Each times a factor.</summary>
    PercentChange,

    /// <summary>Over two axes: to totals of both.</summary>
    Biproportional,

    /// <summary>Nothing for each.</summary>
    Clear,

    /// <summary>
    /// Totals and parts that are stored agree at every level, by the least change of all of them: the least sum of (new - old)^2 / |old|.
    /// </summary>
    Reconcile,
}

/// <summary>The weight of one member or one period.</summary>
public sealed record SpreadWeight
{
    public Code? Member { get; init; }

    public Period? Period { get; init; }

    public required Quantity Value { get; init; }
}

/// <summary>By how much one period grows against the one before it.</summary>
public sealed record SpreadRate
{
    public required Period Period { get; init; }

    /// <summary>In percent, above -100.</summary>
    public required Quantity Value { get; init; }
}

/// <summary>The required total of one member or one period.</summary>
public sealed record SpreadTotal
{
    /// <summary>The member's dimension; to be named where both axes have a member of that code.</summary>
    public Code? Dimension { get; init; }

    public Code? Member { get; init; }

    public Period? Period { get; init; }

    public required Quantity Value { get; init; }
}

/// <summary>
/// Numbers to go by, period by period, at the members of the cells that are spread to: a profile, such as last year's shape. None may be
/// below zero; a cell where none is gets nothing. A flow that is stated per day counts as the period's total.
/// </summary>
public sealed record SpreadLike
{
    /// <summary>The scenario; that of the spread when absent.</summary>
    public Code? Scenario { get; init; }

    /// <summary>The indicator; that of the spread when absent.</summary>
    public Code? Indicator { get; init; }

    /// <summary>Which number; actuals when absent.</summary>
    public Measure Measure { get; init; } = Measure.Actual;

    /// <summary>
    /// How many years earlier: 1 for last year's. June goes by June, whatever its length; 29 February by 28 February, a 53rd week by the
    /// 52nd, and in a calendar of weeks a day by the same day of the same week.
    /// </summary>
    public int YearsBefore { get; init; }

    /// <summary>
    /// The members whose numbers all cells go by, in place of each cell's own; <c>{}</c> for those of the whole organisation. With
    /// <c>relative</c>, each cell goes by its own member of a dimension along the axes that is not named here.
    /// </summary>
    public Scope? Scope { get; init; }

    /// <summary>
    /// Flows: whether each number counts by the day, times the days of the period that is spread to, so that a leap day or a 53rd week gets
    /// its share.
    /// </summary>
    public bool PerDay { get; init; }
}
