using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>What a change request changes.</summary>
/// <param name="Changes">The changes of parts, in the order in which they are made.</param>
/// <param name="Scenario">The scenario of the cells.</param>
/// <param name="Cells">The changes of numbers.</param>
public sealed record ChangeContent(IReadOnlyList<ProposedChange> Changes, Code Scenario, IReadOnlyList<ProposedCell> Cells)
{
    /// <summary>How many parts and cells one request may change.</summary>
    public const int MaxChanges = 1_000;

    /// <summary>The part that a pilot has not made yet.</summary>
    internal ChangeContent Rest => With(false);

    /// <summary>The part that a pilot has made.</summary>
    internal ChangeContent Piloted => With(true);

    internal bool IsEmpty => Changes.Count == 0 && Cells.Count == 0;

    private ChangeContent With(bool piloted) =>
        this with
        {
            Changes = [.. Changes.Where(change => change.IsPiloted == piloted)],
            Cells = [.. Cells.Where(cell => cell.IsPiloted == piloted)],
        };
}

/// <summary>A change of the plan, as somebody asks for it.</summary>
public record ChangeDraft
{
    /// <summary>
    /// By collection and key, a merge patch (RFC 7396) of that part; null removes it: <c>{"targets": {"gmv-2024": {"value": 20}}}</c>.
    /// </summary>
    public System.Text.Json.JsonElement? Changes { get; init; }

    /// <summary>The scenario of the cells; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>New values of cells; without a value, the cell is cleared.</summary>
    public IReadOnlyList<CellEntry> Cells { get; init; } = [];
}
