using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading;

/// <summary>Breaks a place's number down to the cells below it. Other names for this are breakback, allocation and cascade.</summary>
public sealed record SpreadRequest
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The indicator that is broken down.</summary>
    public required Code Indicator { get; init; }

    /// <summary>
    /// For a ratio of two parts, a share, a growth or a formula: the indicator whose cells are changed to reach the number.
    /// </summary>
    public Code? SolveFor { get; init; }

    /// <summary>The measure of the number; the target when absent.</summary>
    public Measure Measure { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    /// <summary>The new number of the place, or the amount that is added to it or taken from it. The present number when absent.</summary>
    public Quantity? Value { get; init; }

    public SpreadMode Mode { get; init; }

    public required SpreadMethod Method { get; init; }

    /// <summary>
    /// The axes of the cells that get the number; the product of several axes. Members lie below the place's members, and periods within
    /// its period. For <c>reconcile</c>: the dimensions, and the shortest grain, of the stored numbers that move; numbers at all levels
    /// move.
    /// </summary>
    public required IReadOnlyList<SliceAxis> Over { get; init; }

    /// <summary>
    /// For <c>weighted</c>: the weight of each member or period along the axes, 0 or more; members and periods that are not named have
    /// weight 0. With several axes, the weights are multiplied, also with the days and with other numbers if the request names these. For
    /// <c>reconcile</c>: how easily the numbers of a member or period move, instead of their size; 0 keeps them.
    /// </summary>
    public IReadOnlyList<SpreadWeight>? Weights { get; init; }

    /// <summary>For <c>weighted</c>: whether each period also weighs by the number of its days.</summary>
    public bool ByDays { get; init; }

    /// <summary>For <c>relative</c>, and as an additional weight for <c>weighted</c>: the numbers that weights are taken from.</summary>
    public SpreadLike? Like { get; init; }

    /// <summary>For <c>growth</c>, the rate of each period, and for <c>percentChange</c> the change; in percent.</summary>
    public Quantity? Rate { get; init; }

    /// <summary>
    /// For <c>growth</c>: the rates of single periods against the period before, in percent; other periods use <see cref="Rate"/>.
    /// </summary>
    public IReadOnlyList<SpreadRate>? Rates { get; init; }

    /// <summary>
    /// For <c>straightLine</c> and <c>growth</c>: the first period's value. When absent, it follows from the total, and a line is then
    /// level. Growth from a first value determines its total; if the request also gives a total, the two must be equal.
    /// </summary>
    public Quantity? First { get; init; }

    /// <summary>
    /// For <c>biproportional</c>: the totals of members and periods along the two axes. On an axis with some named totals, the others are
    /// free. On an axis with no named total, all keep their present totals.
    /// </summary>
    public IReadOnlyList<SpreadTotal>? Totals { get; init; }

    /// <summary>Whether each period must have at least as much as the period before.</summary>
    public bool Rising { get; init; }

    /// <summary>Whether to share equally if all weights are zero or missing.</summary>
    public bool EqualIfEmpty { get; init; }

    /// <summary>Whether stored values above the place change by the same amount as the place.</summary>
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

/// <summary>The growth of one period against the period before it.</summary>
public sealed record SpreadRate
{
    public required Period Period { get; init; }

    /// <summary>In percent, above -100.</summary>
    public required Quantity Value { get; init; }
}

/// <summary>The required total of one member or one period.</summary>
public sealed record SpreadTotal
{
    /// <summary>The member's dimension; required if both axes have a member with this code.</summary>
    public Code? Dimension { get; init; }

    public Code? Member { get; init; }

    public Period? Period { get; init; }

    public required Quantity Value { get; init; }
}

/// <summary>
/// The numbers that weights are taken from, period by period, at the members of the cells: a profile, such as last year's shape. None may
/// be below zero; a cell without a number gets nothing. A flow that is stated per day counts as the period's total.
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
    /// How many years earlier: 1 for last year's. June takes the number of June, whatever its length; 29 February that of 28 February, a
    /// 53rd week that of the 52nd, and in a calendar of weeks a day that of the same day of the same week.
    /// </summary>
    public int YearsBefore { get; init; }

    /// <summary>
    /// The members whose numbers all cells use, instead of each cell's own members; <c>{}</c> means the whole organisation. With
    /// <c>relative</c>, each cell uses its own member of a dimension along the axes that is not named here.
    /// </summary>
    public Scope? Scope { get; init; }

    /// <summary>
    /// For flows: whether each number is taken per day, times the days of the period that gets the share, so that a leap day or a 53rd
    /// week gets its share.
    /// </summary>
    public bool PerDay { get; init; }
}
