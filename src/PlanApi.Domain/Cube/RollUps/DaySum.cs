namespace PlanApi.Domain.Cube.RollUps;

/// <summary>The sum of the cells of an indicator and measure at a scope on one day, or in one month of the common calendar.</summary>
/// <param name="Day">The day; the first day of a month.</param>
/// <param name="Value">In steps of 1/10,000.</param>
/// <param name="Cells">How many cells it is made of.</param>
/// <param name="IsOwn">Whether it is the scope's own cell, and not a sum of cells below.</param>
public readonly record struct DaySum(DateOnly Day, long Value, long Cells, bool IsOwn);

/// <summary>
/// Sums that are kept beside the cells of single days, if no cells overlap. With them, not all of the cells must be read.
/// </summary>
public interface IDaySums
{
    /// <summary>Hands out the days of some scopes, each scope's in their order.</summary>
    /// <param name="scopes">For each scope, the number of its member or group of each dimension.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="add">Takes a day of the scope with that index.</param>
    void Read(IReadOnlyList<int[]> scopes, DateOnly first, DateOnly last, Action<int, DaySum> add);

    /// <summary>
    /// Reads sums of whole months if that takes fewer rows, and of days otherwise. The span begins with the first day of a month and ends
    /// with the last day of one. For numbers that do not depend on which days have cells.
    /// </summary>
    void ReadMonths(IReadOnlyList<int[]> scopes, DateOnly first, DateOnly last, Action<int, DaySum> add);

    /// <summary>For each scope, the last day, up to a given one, with cells at or below the scope; null if there is none.</summary>
    IReadOnlyList<DateOnly?> Latest(IReadOnlyList<int[]> scopes, DateOnly until);
}
