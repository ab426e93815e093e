using System.Text.Json.Serialization;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.ChangeControl;

/// <summary>What a change request changes.</summary>
/// <param name="Changes">The changes of parts, in the order in which they are made.</param>
/// <param name="Scenario">The scenario of the cells.</param>
/// <param name="Cells">The changes of numbers.</param>
public sealed record ChangeContent(IReadOnlyList<ProposedChange> Changes, Code Scenario, IReadOnlyList<ProposedCell> Cells)
{
    /// <summary>How many parts and cells one request may change.</summary>
    public const int MaxChanges = 1_000;

    /// <summary>The part that a pilot has not made yet.</summary>
    [JsonIgnore]
    public ChangeContent Rest => With(false);

    /// <summary>The part that a pilot has made.</summary>
    [JsonIgnore]
    public ChangeContent Piloted => With(true);

    [JsonIgnore]
    public bool IsEmpty => Changes.Count == 0 && Cells.Count == 0;

    private ChangeContent With(bool piloted) =>
        this with
        {
            Changes = [.. Changes.Where(change => change.IsPiloted == piloted)],
            Cells = [.. Cells.Where(cell => cell.IsPiloted == piloted)],
        };
}
