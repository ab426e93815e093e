using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PlanApi.Domain.Values;
using PlanApi.Domain.Webhooks;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>Sends one message to its receiver, once.</summary>
public sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);
    private const int MostAnswerBytes = 16 * 1024;

    private readonly HttpClient _client;
    private readonly TimeProvider _clock;

    public WebhookSender(NetworkGuard guard, TimeProvider clock)
    {
        _clock = clock;
        _client = new HttpClient(guard.Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends a message; the answer tells whether the receiver has taken it.</summary>
    public async Task<WebhookAnswer> Send(WebhookTarget target, WebhookMessage message, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_patience);
        try
        {
            using var request = Request(target, message);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return await Read(target, response, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WebhookAnswer(null, $"There was no answer within {_patience.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException failure)
        {
            return new WebhookAnswer(null, NetworkGuard.Reason(failure));
        }
        catch (IOException failure)
        {
            return new WebhookAnswer(null, NetworkGuard.Reason(failure));
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(WebhookTarget target, WebhookMessage message)
    {
        var body = message.Body(target);
        var now = _clock.GetUtcNow();
        var address = target.Address;
        if (target is { Format: WebhookFormat.DingTalk, Secrets: [var robot, ..] })
            address = WebhookSignature.DingTalk(address, robot, now.ToUnixTimeMilliseconds());
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("PlanApi", null));
        if (target.Format != WebhookFormat.Standard)
            return request;
        var time = now.ToUnixTimeSeconds();
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", time.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Standard(target.Secrets, message.Id, time, body));
        return request;
    }

    private async Task<WebhookAnswer> Read(WebhookTarget target, HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
            return target.Format == WebhookFormat.DingTalk ? await DingTalk(response, cancellation) : new WebhookAnswer(status, null);
        var problem = status is >= 300 and < 400
            ? $"The receiver answered {status}. Redirects are not followed: give the webhook the address itself."
            : $"The receiver answered {status}.";
        return new WebhookAnswer(status, problem)
        {
            IsGone = response.StatusCode == HttpStatusCode.Gone,
            RetryAfter = response.Headers.RetryAfter switch
            {
                { Delta: { } wait } => wait,
                { Date: { } date } => date - _clock.GetUtcNow(),
                _ => null,
            },
        };
    }

    /// <summary>DingTalk answers 200 also to what it refuses; its own code tells.</summary>
    private static async Task<WebhookAnswer> DingTalk(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var bytes = new byte[MostAnswerBytes];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        try
        {
            using var answer = JsonDocument.Parse(bytes.AsMemory(0, length));
            var code = answer.RootElement.GetProperty("errcode").GetInt64();
            return new WebhookAnswer(status, code == 0 ? null : $"DingTalk refused the message with its code {code}.");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return new WebhookAnswer(status, "The answer is not one of DingTalk.");
        }
    }
}

/// <summary>What a receiver answered.</summary>
/// <param name="Status">The status; null if there was no answer.</param>
/// <param name="Problem">Why the message was not taken; null if it was.</param>
public sealed record WebhookAnswer(int? Status, string? Problem)
{
    /// <summary>The receiver says that it is not there any more, for good.</summary>
    public bool IsGone { get; init; }

    /// <summary>The wait that the receiver asks for.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
