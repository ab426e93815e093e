using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Changes;

/// <summary>What a source says of a cell besides its value. A new value is somebody else's word, so that a write takes it away.</summary>
/// <param name="Comparator">How the value is meant.</param>
/// <param name="Wording">The source's own words.</param>
/// <param name="SourceId">The stored id of the section that says it.</param>
internal sealed record CellNote(Comparator Comparator, LocalText Wording, long? SourceId);
