using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Metadata;

namespace PlanApi.Api.Http;

/// <summary>Refuses a request, before anything is done, if its Accept header allows none of the media types of its endpoint.</summary>
internal sealed class AcceptMiddleware(RequestDelegate next)
{
    private readonly ConcurrentDictionary<Endpoint, string[]> _offered = [];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Accept.Count == 0 || context.GetEndpoint() is not { } endpoint)
            return next(context);
        var offered = _offered.GetOrAdd(endpoint, Offered);
        if (offered.Length == 0)
            return next(context);
        if (Accepted.Best(context.Request, offered) is not { } best)
            return Answers.Write(context, new NotAcceptable(string.Join(" or ", offered)));
        if (IsList(endpoint.Metadata) && TableTypes.FormatOf(best) is { } format)
            ListAsFile.Choose(context, format);
        return next(context);
    }

    /// <summary>Whether files come out; where they go in, the answer is JSON.</summary>
    private static bool IsFile(EndpointMetadataCollection endpoint) =>
        endpoint.GetMetadata<FileBody>() is not null && endpoint.GetMetadata<IAcceptsMetadata>() is null;

    /// <summary>Whether its rows are those of a table, which is given as a file too.</summary>
    private static bool IsList(EndpointMetadataCollection endpoint) => endpoint.GetMetadata<HasTable>() is not null;

    /// <summary>The media types of the endpoint's successful answers. A file may have any type.</summary>
    private static string[] Offered(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Serves>() is null || IsFile(endpoint.Metadata)
            ? []
            :
            [
                .. endpoint
                    .Metadata.OfType<IProducesResponseTypeMetadata>()
                    .Where(answer => answer.StatusCode is >= 200 and < 300)
                    .SelectMany(answer => answer.ContentTypes)
                    .Concat(IsList(endpoint.Metadata) ? TableTypes.All : [])
                    .Distinct(),
            ];
}
