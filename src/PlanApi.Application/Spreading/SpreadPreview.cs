using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>The effect of a spread.</summary>
/// <param name="Token">Applies exactly this; valid while nothing that it was computed from changes.</param>
/// <param name="Indicator">The indicator whose cells change.</param>
/// <param name="Measure">Which of their numbers.</param>
/// <param name="Before">The present sum of the cells and of the cells beside them.</param>
/// <param name="After">The new sum of the cells.</param>
/// <param name="Multiplier">Where one number explains every cell: cell = start + multiplier x weight, within bounds.</param>
/// <param name="CellCount">How many cells it goes to.</param>
/// <param name="ChangedCount">How many of them would change.</param>
/// <param name="MissingWeights">How many of them have no number to go by where the spread goes by others, so that they weigh
/// nothing.</param>
/// <param name="Cells">A page of the cells.</param>
/// <param name="Above">The places above: the value of each before and after, and how far a stored value differs from the sum
/// below it.</param>
/// <param name="NextCursor">The cursor after which further cells come; absent on the last page.</param>
public record SpreadPreview(
    string Token,
    Code Indicator,
    Measure Measure,
    Quantity? Before,
    Quantity? After,
    string? Multiplier,
    int CellCount,
    int ChangedCount,
    int MissingWeights,
    IReadOnlyList<SpreadCell> Cells,
    IReadOnlyList<PlaceAbove> Above,
    string? NextCursor
)
{
    /// <summary>A remark where the basis of the shares says nothing about some of the cells.</summary>
    public string? Note { get; init; }
}

/// <summary>A place above the cells of a spread.</summary>
/// <param name="Scope">The members.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">The present number.</param>
/// <param name="After">The new number.</param>
/// <param name="IsStored">Whether that is stored, and so does not follow from what lies below.</param>
/// <param name="Difference">The stored value minus the new sum of the cells below.</param>
public sealed record PlaceAbove(Scope Scope, Period Period, Quantity? Before, Quantity? After, bool IsStored, Quantity? Difference);
