using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Http;
using PlanApi.Application.Access;

namespace PlanApi.Api.Batches;

/// <summary>One request of a batch as an HTTP request of its own, which no connection carries.</summary>
internal sealed class BatchRequest : IDisposable
{
    private static readonly string[] _inherited = [HeaderNames.AcceptLanguage];

    private readonly DefaultHttpContext _context;
    private readonly MemoryStream _answer = new();

    /// <param name="item">The request.</param>
    /// <param name="whole">The request of the whole batch.</param>
    /// <param name="services">A scope, whose caller is recognised.</param>
    /// <param name="ifMatch">The ETags that it expects.</param>
    /// <param name="isAtomic">Whether it is of an atomic batch.</param>
    public BatchRequest(BatchItem item, HttpContext whole, IServiceProvider services, string? ifMatch, bool isAtomic)
    {
        _context = new DefaultHttpContext
        {
            RequestServices = services,
            RequestAborted = whole.RequestAborted,
            TraceIdentifier = whole.TraceIdentifier,
        };
        if (isAtomic)
            _context.Features.Set(new BatchPipeline.IsAtomic());
        var (request, address) = (_context.Request, item.Path.Split('?', 2));
        (request.Method, request.Protocol, request.Scheme) = (item.Method, whole.Request.Protocol, whole.Request.Scheme);
        (request.Host, request.PathBase) = (whole.Request.Host, whole.Request.PathBase);
        request.Path = PathString.FromUriComponent(address[0]);
        request.QueryString = address.Length > 1 ? new QueryString("?" + address[1]) : QueryString.Empty;
        foreach (var name in _inherited)
            request.Headers[name] = whole.Request.Headers[name];
        request.Headers.Accept = MediaTypes.Json;
        if (ifMatch is not null)
            request.Headers.IfMatch = ifMatch;
        if (Preferences.WantsMinimal(whole.Request))
            request.Headers[Preferences.Header] = Preferences.Minimal;
        if (item.Body is { } body)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
            request.Body = new MemoryStream(bytes);
            (request.ContentType, request.ContentLength) = (MediaTypes.Json, bytes.Length);
        }
        _context.Response.Body = _answer;
    }

    /// <summary>How many bytes the answer has.</summary>
    public long Length => _answer.Length;

    /// <summary>Sends it, and answers what came back.</summary>
    public async Task<BatchResult> Send(string id, BatchPipeline pipeline)
    {
        await pipeline.Send(_context);
        await _context.Response.CompleteAsync();
        var (response, caller) = (_context.Response, _context.RequestServices.GetRequiredService<Caller>());
        if (_answer.Length > 0 && !IsJson(response.ContentType))
            return Failed(id, new NotInBatch("it answers something else than JSON; send it alone"), _context);
        return new BatchResult(id, response.StatusCode)
        {
            Etag = response.Headers.ETag is [{ } tag] ? tag : null,
            Location = response.Headers.Location is [{ } location] ? location : null,
            Replayed = caller.IsReplay ? true : null,
            Body = _answer.Length > 0 ? Parsed(_answer) : null,
        };
    }

    /// <summary>The result of a request that was not sent, or whose answer does not count.</summary>
    public static BatchResult Failed(string id, Application.Errors.Failure failure, HttpContext context)
    {
        var problem = Problem.Of(failure, context);
        return new BatchResult(id, problem.Status)
        {
            Body = JsonSerializer.SerializeToElement(problem, Application.Documents.Json.PlanJson.Options),
        };
    }

    public void Dispose() => _answer.Dispose();

    private static JsonElement Parsed(MemoryStream answer)
    {
        using var document = JsonDocument.Parse(answer.GetBuffer().AsMemory(0, (int)answer.Length));
        return document.RootElement.Clone();
    }

    private static bool IsJson(string? type) => type is not null && MediaTypeHeaderValue.TryParse(type, out var parsed) && IsJson(parsed);

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
        || type.MediaType.Equals(MediaTypes.Problem, StringComparison.OrdinalIgnoreCase);
}
