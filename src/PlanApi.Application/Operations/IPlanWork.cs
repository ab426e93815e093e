using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>
/// Work that the service does by itself, for one plan after the other, again and again. What is to be done follows from what is stored
/// and from the clock alone, so that a restart or missed time loses nothing. It is done as operations, each once, however many processes
/// find it due.
/// </summary>
public interface IPlanWork
{
    /// <summary>What is done, in kebab-case.</summary>
    string Name { get; }

    /// <summary>What is to be done now, the most urgent first.</summary>
    Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation);
}

/// <summary>Something that is to be done.</summary>
/// <param name="Key">Differs where it is to be done again: the same key is done once within a day.</param>
/// <param name="Request">How it is done.</param>
public sealed record DueOperation(string Key, IDurable Request);
