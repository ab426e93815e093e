namespace PlanApi.Domain.Cube.RollUps;

/// <summary>The sum of the cells of an indicator and measure at a scope on one day, or in one month of the common calendar.</summary>
/// <param name="Day">The day; the first day of a month.</param>
/// <param name="Value">In steps of 1/10,000.</param>
/// <param name="Cells">How many cells it is made of.</param>
/// <param name="IsOwn">Whether it is the scope's own cell, rather than what lies below.</param>
public readonly record struct DaySum(DateOnly Day, long Value, long Cells, bool IsOwn);

/// <summary>
/// Sums that are kept beside the cells of single days, where no cells overlap, so that not all of the cells must be read.
/// </summary>
public interface IDaySums
{
    /// <summary>Hands out the days of some scopes, each scope's in their order.</summary>
    /// <param name="scopes">For each, the number of the member or group that it names of each dimension.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="add">Takes a day of the scope with that index.</param>
    void Read(IReadOnlyList<int[]> scopes, DateOnly first, DateOnly last, Action<int, DaySum> add);

    /// <summary>
    /// Hands out sums of whole months where they can be had in fewer rows, and days elsewhere. The span begins with the first day of a
    /// month and ends with the last day of one. For numbers that do not depend on which days have cells.
    /// </summary>
    void ReadMonths(IReadOnlyList<int[]> scopes, DateOnly first, DateOnly last, Action<int, DaySum> add);

    /// <summary>For each scope the last day, up to one, of which there are cells at or below it; null where there is none.</summary>
    IReadOnlyList<DateOnly?> Latest(IReadOnlyList<int[]> scopes, DateOnly until);
}
