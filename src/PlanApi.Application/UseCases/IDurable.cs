namespace PlanApi.Application.UseCases;

/// <summary>
/// Marks a request that may take long. A sender may ask for an operation instead of the answer: the request is then stored and done in
/// the background, even when the process that does it ends half way. All fields of the request must be readable again from its JSON.
/// </summary>
public interface IDurable
{
    /// <summary>Whether the work is of a size that nobody waits for: it is always an operation.</summary>
    bool IsLong => false;
}

/// <summary>
/// Work that is done again at times of its own, with the rights that its caller has at each. What is refused is not tried before the next
/// time, and its operations can be read for a month. No door serves it: others start it.
/// </summary>
public interface IRepeated : IDurable;
