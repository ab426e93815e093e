using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>
/// Work that the service does by itself, for one plan after the other, again and again. What is to be done follows from what is stored
/// and from the clock alone, so that a restart or missed time loses nothing, and doing it twice changes nothing.
/// </summary>
public interface IPlanWork
{
    /// <summary>What is done, in kebab-case.</summary>
    string Name { get; }

    /// <summary>Does what there is to do; a failure where it cannot be done now.</summary>
    Task<Failure?> Do(Code plan, CancellationToken cancellation);
}
