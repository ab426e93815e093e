using Microsoft.AspNetCore.Http.Metadata;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Batches;

/// <summary>Which of the service's endpoints are taken within a batch: those of REST that take and answer JSON.</summary>
internal static class BatchGate
{
    /// <summary>Why the endpoint is not taken; null where it is.</summary>
    public static Failure? Refusal(Endpoint endpoint, RouteValueDictionary values, bool isAtomic)
    {
        var metadata = endpoint.Metadata;
        return metadata.GetMetadata<HasResults>() is not null ? new NotInBatch("a batch holds no batch")
            : metadata.GetMetadata<HoldsSecret>() is not null ? new NotInBatch("its answer holds a secret, or would; send it alone")
            : metadata.GetMetadata<FileBody>() is not null || !TakesJson(metadata) || !AnswersJson(metadata)
                ? new NotInBatch("it takes or answers something else than JSON; send it alone")
            : isAtomic && metadata.GetMetadata<TakesIdempotencyKey>() is null
                ? new NotInBatch("an atomic batch only writes; read before it or afterwards")
            : isAtomic && !values.ContainsKey("plan") ? new NotInBatch("an atomic batch only writes in plans that there are; send it alone")
            : null;
    }

    private static bool TakesJson(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAcceptsMetadata>() is not { } accepts || accepts.ContentTypes.Contains(MediaTypes.Json);

    private static bool AnswersJson(EndpointMetadataCollection metadata) =>
        metadata
            .OfType<IProducesResponseTypeMetadata>()
            .Where(answer => answer.StatusCode is >= 200 and < 300)
            .All(answer => !answer.ContentTypes.Any() || answer.ContentTypes.Contains(MediaTypes.Json));
}
