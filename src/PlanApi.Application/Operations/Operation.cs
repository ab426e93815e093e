using System.Text.Json;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Operations;

/// <summary>A request that is done in the background. It is done only once, even if the process that does it is killed.</summary>
public record Operation
{
    /// <summary>The number that the service gave.</summary>
    public required long Id { get; init; }

    /// <summary>The ETag.</summary>
    public required long Version { get; init; }

    /// <summary>The name of the request over REST and GraphQL, such as evaluateLights.</summary>
    public required string Kind { get; init; }

    /// <summary>The plan of the request, if it has one.</summary>
    public Code? Plan { get; init; }

    /// <summary>For the service's own operations: the name of the work, such as evaluate-lights.</summary>
    public string? Work { get; init; }

    public required OperationState State { get; init; }

    /// <summary>While it runs: what is being done, as a sentence.</summary>
    public string? Doing { get; init; }

    /// <summary>How much is done.</summary>
    public long? Done { get; init; }

    /// <summary>The amount of work in all.</summary>
    public long? Total { get; init; }

    /// <summary>How often it was begun.</summary>
    public required int Attempts { get; init; }

    /// <summary>The name of the key that asked for it.</summary>
    public required string RequestedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before then it is begun.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was last begun.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The time until which the operation can be read, with its result.</summary>
    public DateTimeOffset? KeptUntil { get; init; }

    /// <summary>The reason why the operation failed; for one that waits, the reason of its last failure.</summary>
    public OperationProblem? Problem { get; init; }
}

/// <summary>The reason why an operation was not done. The code is the same as in the direct answer to the same request.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Message">The problem and its remedy, as a sentence.</param>
/// <param name="Faults">All that is wrong with what was sent.</param>
public sealed record OperationProblem(string Code, string Message, IReadOnlyList<Fault> Faults)
{
    internal static OperationProblem Of(Failure failure) => new(failure.Code, failure.Message, failure.Faults);

    internal static OperationProblem? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<OperationProblem>(json, PlanJson.Options);

    internal string ToJson() => JsonSerializer.Serialize(this, PlanJson.Options);
}
