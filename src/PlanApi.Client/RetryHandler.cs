using System.Net;

namespace PlanApi.Client;

/// <summary>
/// Sends again what it is safe to send again: reads, and writes with an idempotency key. It does so after 429 and 503, by their
/// <c>Retry-After</c>, and after a broken connection; without a <c>Retry-After</c> it waits 1, 2, 4, ... seconds.
/// </summary>
public sealed class RetryHandler : DelegatingHandler
{
    internal const string IdempotencyKey = "Idempotency-Key";

    private readonly TimeProvider _time;

    /// <summary>Around the handler that sends.</summary>
    /// <param name="inner">Sends each attempt.</param>
    /// <param name="time">The clock by which it waits.</param>
    public RetryHandler(HttpMessageHandler inner, TimeProvider? time = null)
        : base(inner) => _time = time ?? TimeProvider.System;

    /// <summary>How often a request is sent in all.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>An answer that wants a longer wait is handed on as it is.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var attempts = IsSafe(request) ? Attempts : 1;
        for (var attempt = 1; ; attempt++)
        {
            var backOff = TimeSpan.FromSeconds(1 << Math.Min(attempt - 1, 10));
            TimeSpan wait;
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                if (attempt >= attempts || answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
                    return answer;
                wait = Asked(answer) ?? backOff;
                if (wait > LongestWait)
                    return answer;
                answer.Dispose();
            }
            catch (HttpRequestException) when (attempt < attempts)
            {
                wait = backOff;
            }
            await Task.Delay(wait, _time, cancellationToken);
        }
    }

    private static bool IsSafe(HttpRequestMessage request) =>
        (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Headers.Contains(IdempotencyKey))
        && request.Content is not OnceContent;

    private TimeSpan? Asked(HttpResponseMessage answer)
    {
        var after = answer.Headers.RetryAfter;
        var wait = after?.Delta ?? after?.Date - _time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
