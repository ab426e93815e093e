using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PlanApi.Client;

/// <summary>Rows as JSON Lines, written as they come; gone through again where the request is sent again.</summary>
internal sealed class JsonLinesContent<T> : HttpContent
{
    private readonly IEnumerable<T> _rows;

    public JsonLinesContent(IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _rows = rows;
        Headers.ContentType = new MediaTypeHeaderValue(JsonLinesContent.MediaType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        foreach (var row in _rows)
        {
            await JsonSerializer.SerializeAsync(stream, row, JsonFormat.Options, cancellationToken);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

internal static class JsonLinesContent
{
    public const string MediaType = "application/x-ndjson";
}

/// <summary>A stream that cannot be read again, and so is sent only once.</summary>
internal sealed class OnceContent(Stream stream) : StreamContent(stream);
