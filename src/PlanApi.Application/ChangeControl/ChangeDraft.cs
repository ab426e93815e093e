using System.Text.Json;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>A change of the plan, as somebody asks for it.</summary>
public record ChangeDraft
{
    /// <summary>
    /// By collection and key, a merge patch (RFC 7396) of that part; null removes it: <c>{"targets": {"gmv-2024": {"value": 20}}}</c>.
    /// </summary>
    public JsonElement? Changes { get; init; }

    /// <summary>The scenario of the cells; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>New values of cells; without a value, the cell is cleared.</summary>
    public IReadOnlyList<CellEntry> Cells { get; init; } = [];
}
