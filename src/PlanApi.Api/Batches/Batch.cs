using System.Text.Json;

namespace PlanApi.Api.Batches;

/// <summary>Several requests in one, in their order.</summary>
public sealed record Batch
{
    /// <summary>The most requests of one batch.</summary>
    public const int MaxRequests = 1_000;

    /// <summary>Whether all of it is stored together, or nothing. Otherwise each request stands for itself.</summary>
    public bool Atomic { get; init; }

    /// <summary>1 to 1,000 requests.</summary>
    public required IReadOnlyList<BatchItem> Requests { get; init; }
}

/// <summary>A request of a batch. It does what it would do alone.</summary>
public sealed record BatchItem
{
    /// <summary>Its name in the batch, and in the answer.</summary>
    public required string Id { get; init; }

    /// <summary>GET, POST, PUT, PATCH or DELETE.</summary>
    public required string Method { get; init; }

    /// <summary>The path below the service's address, such as <c>/v1/plans/intl-2024/targets</c>, with its query.</summary>
    public required string Path { get; init; }

    /// <summary>The header If-Match; <c>$id</c> is the ETag that the earlier request with that id was answered with.</summary>
    public string? IfMatch { get; init; }

    /// <summary>
    /// The header Idempotency-Key. Where it is absent and the batch has a key, it is that key with a slash and the request's id.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Why, for the change set; the batch's reason where it is absent.</summary>
    public string? Reason { get; init; }

    /// <summary>The JSON body.</summary>
    public JsonElement? Body { get; init; }
}

/// <summary>What became of each request of a batch.</summary>
/// <param name="Failed">How many have a status of 400 or above.</param>
/// <param name="Results">A result for each request, in their order.</param>
public sealed record BatchAnswer(int Failed, IReadOnlyList<BatchResult> Results);

/// <summary>What became of one request.</summary>
/// <param name="Id">The id of the request.</param>
/// <param name="Status">The HTTP status that it would have had alone; 424 where nothing was done because another request failed.</param>
public sealed record BatchResult(string Id, int Status)
{
    /// <summary>The version, as the header ETag has it.</summary>
    public string? Etag { get; init; }

    /// <summary>The address of what is new.</summary>
    public string? Location { get; init; }

    /// <summary>Whether it was done earlier, under the same idempotency key.</summary>
    public bool? Replayed { get; init; }

    /// <summary>The answer's body: what the request would have been answered with, or a problem document.</summary>
    public JsonElement? Body { get; init; }
}
