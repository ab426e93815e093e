using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>Some rows of a slice, with all of its columns.</summary>
/// <param name="Scenario">The scenario of the numbers.</param>
/// <param name="Version">The plan's version of the numbers.</param>
/// <param name="Columns">The columns, in the order of each row's cells.</param>
/// <param name="Rows">The rows, without those that are suppressed.</param>
/// <param name="RowCount">How many rows the whole slice has, suppressed ones included.</param>
/// <param name="NextCursor">The cursor after which further rows come; absent on the last page.</param>
public record SlicePage(
    Code Scenario,
    long Version,
    IReadOnlyList<SliceColumn> Columns,
    IReadOnlyList<SliceRow> Rows,
    long RowCount,
    string? NextCursor
);

/// <summary>A column: an indicator and a measure, with the members or the period of the columns' axes.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Measure">Which of them.</param>
/// <param name="Scope">The members on the columns' axes.</param>
/// <param name="Period">The period, unless periods are on the rows.</param>
public sealed record SliceColumn(Code Indicator, Measure Measure, Scope Scope, Period? Period);

/// <summary>A row, with the members or the period of the rows' axes.</summary>
/// <param name="Scope">The members on the rows' axes.</param>
/// <param name="Period">The period, if periods are on the rows.</param>
/// <param name="Cells">A cell for each column.</param>
public sealed record SliceRow(Scope Scope, Period? Period, IReadOnlyList<SliceCell> Cells);

/// <summary>One number with how it came about.</summary>
/// <param name="State">Stored, rolled up, derived, missing or undefined.</param>
/// <param name="Value">The number; absent where it is missing or undefined.</param>
/// <param name="Below">For a stored number, the sum of the cells below, if there are any.</param>
/// <param name="Difference">The stored value minus the sum of the cells below.</param>
/// <param name="Reason">Why there is no number.</param>
/// <param name="Against">The number in the scenario that is compared with, if it has one.</param>
/// <param name="Change">The number minus the number in the other scenario. If one of the two is missing, it counts as zero.</param>
public sealed record SliceCell(
    CellState State,
    Quantity? Value = null,
    Quantity? Below = null,
    Quantity? Difference = null,
    NoNumber? Reason = null,
    Quantity? Against = null,
    Quantity? Change = null
)
{
    public static readonly SliceCell Missing = new(CellState.Missing);

    /// <summary>A number as it is shown, rounded to its indicator's decimals.</summary>
    public static SliceCell Of(Numbers numbers, int place, int decimals)
    {
        var number = numbers.At(place);
        if (!number.HasValue)
            return number.State == CellState.Missing ? Missing : new SliceCell(number.State, Reason: number.Reason);
        var value = number.RoundedSteps(decimals);
        if (number.State != CellState.Stored || numbers.BelowAt(place) is not { HasValue: true } below)
            return new SliceCell(number.State, new Quantity(value));
        var parts = below.RoundedSteps(decimals);
        return new SliceCell(number.State, new Quantity(value), new Quantity(parts), new Quantity(value - parts));
    }

    /// <summary>The cell, with the same cell of another scenario.</summary>
    public SliceCell Beside(SliceCell other) =>
        Value is null && other.Value is null
            ? this
            : this with
            {
                Against = other.Value,
                Change = new Quantity((Value?.Steps ?? 0) - (other.Value?.Steps ?? 0)),
            };

    public bool IsSuppressed(Suppression suppression) =>
        suppression switch
        {
            Suppression.Missing => State == CellState.Missing,
            Suppression.Unchanged => Change is null or { Steps: 0 },
            Suppression.Zero => State == CellState.Missing || Value is { Steps: 0 },
            _ => false,
        };
}
