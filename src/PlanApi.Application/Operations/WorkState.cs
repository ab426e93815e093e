using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>How a piece of work is getting on that the service does by itself, for one plan. Operations of the last day tell it.</summary>
/// <param name="Work">The name of the work, such as evaluate-lights.</param>
/// <param name="Plan">For which plan.</param>
/// <param name="LastRunAt">When it was last begun; null where nothing was to be done.</param>
/// <param name="LastSuccessAt">When it was last done without an error.</param>
/// <param name="LastError">The reason why it could not be done, unless it has been done since.</param>
/// <param name="FailedRuns">How many times it could not be done since then.</param>
/// <param name="Latest">The newest operation of this work.</param>
public sealed record WorkState(
    string Work,
    Code Plan,
    DateTimeOffset? LastRunAt,
    DateTimeOffset? LastSuccessAt,
    string? LastError,
    int FailedRuns,
    Operation? Latest
);
