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
        endpoint.WithMetadata(new Serves(useCase), new QueryParameters(() => parameters)).WithName(operation).WithSummary(summary);
        foreach (var status in Always)
            endpoint.Produces<Problem>(status, Answers.ProblemType);
        return endpoint.AddEndpointFilter(RefuseUnknownParameters);
    }

    /// <summary>A write of something that exists: takes If-Match.</summary>
    public static RouteHandlerBuilder Guarded(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(new TakesIfMatch())
            .Produces<Problem>(409, Answers.ProblemType)
            .Produces<Problem>(412, Answers.ProblemType)
            .Produces<Problem>(428, Answers.ProblemType);

    /// <summary>An unsafe call: takes an Idempotency-Key and a reason.</summary>
    public static RouteHandlerBuilder Writes(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(new TakesIdempotencyKey())
            .Produces<Problem>(409, Answers.ProblemType)
            .Produces<Problem>(422, Answers.ProblemType);

    /// <summary>
    /// A question that is sent by POST for its body's sake, and read like any GET: it has an ETag, and 304 where that is known.
    /// </summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new ReadByPost()).Produces(StatusCodes.Status304NotModified);

    /// <summary>A body in JSON of the given shape.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, params string[] types)
        where T : notnull =>
        endpoint
            .Accepts<T>(types.Length > 0 ? types[0] : "application/json", types.Length > 1 ? types[1..] : [])
            .Produces<Problem>(408, Answers.ProblemType)
            .Produces<Problem>(413, Answers.ProblemType)
            .Produces<Problem>(415, Answers.ProblemType);

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

/// <summary>Marks endpoints that answer with an ETag, though they take none, for the OpenAPI document.</summary>
internal sealed record AnswersVersion;

/// <summary>Marks endpoints for the OpenAPI document.</summary>
internal sealed record TakesIfMatch;

/// <summary>Marks endpoints for the OpenAPI document.</summary>
internal sealed record TakesIdempotencyKey;

/// <summary>Marks a POST that only reads: its body is the question.</summary>
internal sealed record ReadByPost;

/// <summary>Marks a read of a plan whose answer depends on more than the plan's state: its ETag is made of the answer.</summary>
internal sealed record DependsOnMore;

/// <summary>Marks an endpoint whose answer holds a secret: it is neither kept by anybody nor packed.</summary>
internal sealed record HoldsSecret;
