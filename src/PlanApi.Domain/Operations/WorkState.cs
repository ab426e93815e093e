using PlanApi.Domain.Values;

namespace PlanApi.Domain.Operations;

/// <summary>How a piece of work that the service does by itself is getting on, for one plan.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Plan">For which plan.</param>
/// <param name="LastRunAt">When it was last begun.</param>
/// <param name="LastSuccessAt">When it was last done without an error.</param>
/// <param name="LastError">What kept it from being done, unless it has been done since.</param>
/// <param name="FailedRuns">How many times in a row it could not be done.</param>
public sealed record WorkState(
    string Work,
    Code Plan,
    DateTimeOffset LastRunAt,
    DateTimeOffset? LastSuccessAt,
    string? LastError,
    int FailedRuns
);
