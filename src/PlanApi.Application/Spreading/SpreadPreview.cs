using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>What a spread would do.</summary>
/// <param name="Token">Applies exactly this; valid while nothing that it was computed from changes.</param>
/// <param name="Indicator">Whose cells change.</param>
/// <param name="Measure">Which of their numbers.</param>
/// <param name="Before">What the cells come to now, with what lies beside them.</param>
/// <param name="After">What they would come to.</param>
/// <param name="Multiplier">Where one number explains every cell: cell = start + multiplier x weight, within bounds.</param>
/// <param name="CellCount">How many cells it goes to.</param>
/// <param name="ChangedCount">How many of them would change.</param>
/// <param name="MissingWeights">How many of them have no number to go by where the spread goes by others, so that they weigh
/// nothing.</param>
/// <param name="Cells">A page of the cells.</param>
/// <param name="Above">The places above, with what each is and would be, and how far what is stored there differs from what lies
/// below.</param>
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
    /// <summary>What the numbers that are gone by cannot tell, where that is so.</summary>
    public string? Note { get; init; }
}

/// <summary>A place above the cells of a spread.</summary>
/// <param name="Scope">Its members.</param>
/// <param name="Period">Its period.</param>
/// <param name="Before">Its number now.</param>
/// <param name="After">Its number afterwards.</param>
/// <param name="IsStored">Whether that is stored, and so does not follow from what lies below.</param>
/// <param name="Difference">What is stored less what would lie below.</param>
public sealed record PlaceAbove(Scope Scope, Period Period, Quantity? Before, Quantity? After, bool IsStored, Quantity? Difference);
