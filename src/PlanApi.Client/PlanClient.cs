using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PlanApi.Client;

/// <summary>
/// A client of one service, for jobs that run by themselves. Plans, indicators, members and periods are named by their codes. Every write
/// has an idempotency key, so that it is safe to send again, and is sent again by itself where that may help (<see cref="RetryHandler"/>).
/// What the service refuses is a <see cref="PlanApiException"/>.
/// </summary>
/// <remarks>Safe for use by several threads.</remarks>
public sealed partial class PlanClient : IDisposable
{
    private const string Json = "application/json";

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    /// <summary>A client that sends the key, where there is one, and retries by <see cref="RetryHandler"/>.</summary>
    /// <param name="address">Of the service, such as <c>https://plans.example</c>.</param>
    /// <param name="key">The API key; a service on the same machine may need none.</param>
    public PlanClient(Uri address, string? key = null)
        : this(Connect(address, key)) { }

    /// <summary>A client over a connection of your own, with its address, key, handlers and timeout.</summary>
    /// <param name="http">Disposed of with the client.</param>
    /// <param name="time">The clock by which it waits for operations.</param>
    public PlanClient(HttpClient http, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose() => _http.Dispose();

    private static HttpClient Connect(Uri address, string? key)
    {
        var http = new HttpClient(new RetryHandler(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }))
        {
            BaseAddress = address,
            // A batch or a download may take longer than any fixed time: the caller's token ends it.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (key is not null)
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
        return http;
    }

    private async Task<T> Get<T>(string path, CancellationToken cancellation)
    {
        using var answer = await Send(new HttpRequestMessage(HttpMethod.Get, path), Json, cancellation);
        return await Read<T>(answer, cancellation);
    }

    private async Task<T> Write<T>(HttpRequestMessage request, WriteOptions? options, CancellationToken cancellation)
    {
        using var answer = await Send(Marked(request, options), Json, cancellation);
        return await Read<T>(answer, cancellation);
    }

    // The caller reads the body while it comes, and disposes of it.
    private async Task<Stream> Download(string path, string type, CancellationToken cancellation)
    {
        var answer = await Send(new HttpRequestMessage(HttpMethod.Get, path), type, cancellation);
        return await answer.Content.ReadAsStreamAsync(cancellation);
    }

    private static HttpRequestMessage Marked(HttpRequestMessage request, WriteOptions? options)
    {
        request.Headers.Add(RetryHandler.IdempotencyKey, options?.IdempotencyKey ?? Guid.NewGuid().ToString());
        if (options?.Reason is { } reason)
            request.Headers.Add("X-Change-Reason", Uri.EscapeDataString(reason));
        return request;
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, string accept, CancellationToken cancellation)
    {
        using (request)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
            var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (answer.IsSuccessStatusCode)
                return answer;
            using (answer)
                throw await PlanApiException.Of(answer, cancellation);
        }
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer, CancellationToken cancellation)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        return (await JsonSerializer.DeserializeAsync<T>(body, JsonFormat.Options, cancellation))!;
    }

    private static string Path(string plan, params ReadOnlySpan<string> rest)
    {
        var path = $"v1/plans/{Uri.EscapeDataString(plan)}";
        foreach (var part in rest)
            path += $"/{Uri.EscapeDataString(part)}";
        return path;
    }

    private static string Query(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var query = "";
        foreach (var (name, value) in parts)
            if (!string.IsNullOrEmpty(value))
                query += $"{(query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
        return query;
    }
}
