using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Metadata;

namespace PlanApi.Api.Http;

/// <summary>Refuses a request, before anything is done, if its Accept header allows none of the media types of its endpoint.</summary>
internal sealed class AcceptMiddleware(RequestDelegate next)
{
    private readonly ConcurrentDictionary<Endpoint, string[]> _offered = [];
    private readonly ListAsFile _files = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Accept.Count == 0 || context.GetEndpoint() is not { } endpoint)
            return next(context);
        var offered = _offered.GetOrAdd(endpoint, Offered);
        if (offered.Length == 0)
            return next(context);
        if (Accepted.Best(context.Request, offered) is not { } best)
            return Answers.Write(context, new NotAcceptable(string.Join(" or ", offered)));
        if (endpoint.Metadata.GetMetadata<HasTable>() is { } list && TableTypes.FormatOf(best) is { } format)
            _files.Choose(context, list.Name, format);
        return next(context);
    }

    /// <summary>Whether files come out; where they go in, the answer is JSON.</summary>
    private static bool IsFile(EndpointMetadataCollection endpoint) =>
        endpoint.GetMetadata<FileBody>() is not null && endpoint.GetMetadata<IAcceptsMetadata>() is null;

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
                    .Concat(endpoint.Metadata.GetMetadata<HasTable>() is null ? [] : TableTypes.All)
                    .Distinct(),
            ];
}
