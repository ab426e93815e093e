using PlanApi.Api.Http;
using PlanApi.Application.History.AsOf;

namespace PlanApi.Api.Rest;

/// <summary>The common properties of endpoints: their use case, their parameters, their possible answers.</summary>
internal static class EndpointConventions
{
    private static readonly int[] Always = [400, 401, 403, 404, 406, 414, 415, 429, 431, 500, 503, 507];

    /// <summary>Declares what an endpoint sends and answers. Query parameters that are not declared are refused.</summary>
    public static RouteHandlerBuilder Sends(
        this RouteHandlerBuilder endpoint,
        Type useCase,
        string operation,
        string summary,
        params QueryParameter[] parameters
    )
    {
        if (PastQueries.Has(useCase))
            parameters = [.. parameters, CommonParameters.AsOf];
        endpoint.WithMetadata(new Serves(useCase), new QueryParameters(() => parameters)).WithName(operation).WithSummary(summary);
        foreach (var status in Always)
            endpoint.Produces<Problem>(status, MediaTypes.Problem);
        return endpoint.AddEndpointFilter(RefuseUnknownParameters);
    }

    /// <summary>A write of something that exists: takes If-Match.</summary>
    public static RouteHandlerBuilder Guarded(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(new TakesIfMatch())
            .Produces<Problem>(409, MediaTypes.Problem)
            .Produces<Problem>(412, MediaTypes.Problem)
            .Produces<Problem>(428, MediaTypes.Problem);

    /// <summary>An unsafe call: takes an Idempotency-Key and a reason.</summary>
    public static RouteHandlerBuilder Writes(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(new TakesIdempotencyKey())
            .Produces<Problem>(409, MediaTypes.Problem)
            .Produces<Problem>(422, MediaTypes.Problem);

    /// <summary>A read that is sent by POST because it has a body. Like a GET it has an ETag, and may get the answer 304.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new ReadByPost()).Produces(StatusCodes.Status304NotModified);

    /// <summary>A body in JSON of the given shape.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, params string[] types)
        where T : notnull =>
        endpoint
            .Accepts<T>(types.Length > 0 ? types[0] : MediaTypes.Json, types.Length > 1 ? types[1..] : [])
            .Produces<Problem>(408, MediaTypes.Problem)
            .Produces<Problem>(413, MediaTypes.Problem)
            .Produces<Problem>(415, MediaTypes.Problem);

    private static ValueTask<object?> RefuseUnknownParameters(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return
            http.Request.QueryString.HasValue
            && QueryReader.Unknown(http.Request.Query, http.GetEndpoint()!.Metadata.GetMetadata<QueryParameters>()!.Names) is { } failure
            ? new ValueTask<object?>(Answers.Fail(failure))
            : next(context);
    }
}
