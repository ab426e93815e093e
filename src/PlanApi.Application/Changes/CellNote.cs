using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Changes;

/// <summary>
/// What the source says about a cell besides its value. A new value comes from somebody else, so a write removes this note.
/// </summary>
/// <param name="Comparator">How the value is meant.</param>
/// <param name="Wording">The source's own words.</param>
/// <param name="SourceId">The stored id of the section that says it.</param>
internal sealed record CellNote(Comparator Comparator, LocalText Wording, long? SourceId);
