using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>The effect of a spread.</summary>
/// <param name="Token">The token that applies exactly this. It is valid while nothing changes that the spread was computed from.</param>
/// <param name="Indicator">The indicator whose cells change.</param>
/// <param name="Measure">Which of their numbers.</param>
/// <param name="Before">The present sum of the cells and of the cells beside them.</param>
/// <param name="After">The new sum of the cells.</param>
/// <param name="Multiplier">Where one number explains every cell: cell = start + multiplier x weight, within bounds.</param>
/// <param name="CellCount">How many cells it goes to.</param>
/// <param name="ChangedCount">How many of them would change.</param>
/// <param name="MissingWeights">How many cells have no weight, if the weights come from other numbers; these cells get nothing.</param>
/// <param name="Cells">A page of the cells.</param>
/// <param name="Above">The places above: the value of each before and after, and the difference between a stored value and the sum below
/// it.</param>
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
    /// <summary>A remark if the basis of the shares contains no information about some of the cells.</summary>
    public string? Note { get; init; }
}

/// <summary>A place above the cells of a spread.</summary>
/// <param name="Scope">The members.</param>
/// <param name="Period">The period.</param>
/// <param name="Before">The present number.</param>
/// <param name="After">The new number.</param>
/// <param name="IsStored">Whether the value is stored, and so not computed from the cells below.</param>
/// <param name="Difference">The stored value minus the new sum of the cells below.</param>
public sealed record PlaceAbove(Scope Scope, Period Period, Quantity? Before, Quantity? After, bool IsStored, Quantity? Difference);
