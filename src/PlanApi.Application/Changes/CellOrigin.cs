using PlanApi.Domain.Spreading;

namespace PlanApi.Application.Changes;

/// <summary>Data that is kept beside cells that a spread wrote.</summary>
/// <param name="Spread">The spread that was made.</param>
/// <param name="Multiplier">The one number that explains every cell, where there is one.</param>
public sealed record CellOrigin(SpreadRequest Spread, string? Multiplier);
