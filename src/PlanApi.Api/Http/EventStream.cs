using System.Text;

namespace PlanApi.Api.Http;

/// <summary>Writes server-sent events (WHATWG HTML, 9.2). It waits for a slow reader; data is JSON on one line.</summary>
internal sealed class EventStream(HttpContext context)
{
    /// <summary>Whether the client likes a stream of events better than a page of JSON, which ends.</summary>
    public static bool IsPreferred(HttpRequest request) =>
        Accepted.Best(request, MediaTypes.Json, MediaTypes.EventStream) == MediaTypes.EventStream;

    /// <summary>HEAD asks about a stream without waiting for events.</summary>
    private bool HasNoReader => ReferenceEquals(context.Response.Body, Stream.Null);

    /// <summary>Sends the headers, so that the client knows that it is connected. False if nobody reads any more.</summary>
    public async Task<bool> Begin(CancellationToken cancellation)
    {
        context.Response.ContentType = MediaTypes.EventStream;
        context.Response.Headers.CacheControl = "no-store";
        // Proxies that collect answers would keep events for themselves.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        await context.Response.StartAsync(cancellation);
        await context.Response.Body.FlushAsync(cancellation);
        return !HasNoReader;
    }

    /// <summary>How long a client waits before it connects again, and after which event it then goes on.</summary>
    public Task Introduce(TimeSpan retry, string? id, CancellationToken cancellation) =>
        Write($"retry: {retry.TotalMilliseconds}\n{(id is null ? "" : $"id: {id}\n")}\n", cancellation);

    public Task Send(string? id, string name, ReadOnlySpan<byte> json, CancellationToken cancellation)
    {
        var head = Encoding.UTF8.GetBytes($"{(id is null ? "" : $"id: {id}\n")}event: {name}\ndata:{(json.IsEmpty ? "" : " ")}");
        return Write([.. head, .. json, (byte)'\n', (byte)'\n'], cancellation);
    }

    /// <summary>A sign of life. Clients do not see it, but it updates the id after which they continue.</summary>
    public Task Breathe(string? id, CancellationToken cancellation) => Write(id is null ? ":\n\n" : $":\nid: {id}\n\n", cancellation);

    private Task Write(string text, CancellationToken cancellation) => Write(Encoding.UTF8.GetBytes(text), cancellation);

    private async Task Write(byte[] bytes, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(bytes, cancellation);
        await context.Response.Body.FlushAsync(cancellation);
    }
}
