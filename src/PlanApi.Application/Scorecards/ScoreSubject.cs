using PlanApi.Domain.Values;

namespace PlanApi.Application.Scorecards;

/// <summary>The subject of a score: exactly one of these.</summary>
public sealed record ScoreSubject
{
    /// <summary>An objective.</summary>
    public Code? Objective { get; init; }

    /// <summary>A key result.</summary>
    public Code? KeyResult { get; init; }

    /// <summary>A line, tier, market or any other member, a cell of the matrix, or the top.</summary>
    public Scope? Scope { get; init; }

    internal int Count => (Objective is null ? 0 : 1) + (KeyResult is null ? 0 : 1) + (Scope is null ? 0 : 1);
}
