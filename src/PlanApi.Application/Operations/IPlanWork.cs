using PlanApi.Application.Access;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>
/// Work that the service does by itself for each plan, again and again. The stored data and the clock alone decide which work is due, so
/// a restart or a missed round loses nothing. The work is done as operations. Each is done once, even when several processes find it due.
/// </summary>
public interface IPlanWork
{
    /// <summary>The name of the work, in kebab-case.</summary>
    string Name { get; }

    /// <summary>The operations that are due now, the most urgent first.</summary>
    Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation);
}

/// <summary>Something that is to be done.</summary>
/// <param name="Key">The same key is done only once within a day. A different key means that the work must be done again.</param>
/// <param name="Request">How it is done.</param>
public sealed record DueOperation(string Key, IDurable Request)
{
    /// <summary>The name under which it is stored, where the work is of several things; otherwise that of the work.</summary>
    public string? Work { get; init; }

    /// <summary>The key on whose behalf it is done; the service itself when absent.</summary>
    public Identity? For { get; init; }
}
