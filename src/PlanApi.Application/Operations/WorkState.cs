using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>The state of a piece of the service's own work for one plan. It comes from the operations of the last day.</summary>
/// <param name="Work">The name of the work, such as evaluate-lights.</param>
/// <param name="Plan">For which plan.</param>
/// <param name="LastRunAt">When it was last begun; null if nothing had to be done.</param>
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
