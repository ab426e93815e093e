using System.Net;
using System.Net.Http.Headers;
using PlanApi.Application.Errors;
using PlanApi.Application.Webhooks.Sending;

namespace PlanApi.Application.Imports.Scheduling;

/// <summary>Gets files of the network, within the same networks as webhooks send to. Redirects are not followed.</summary>
public sealed class FileDownload(NetworkGuard guard) : IDisposable
{
    private const int MaxTag = 500;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _client = new(guard.Handler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The file at an address, unless it is still the one with the ETag.</summary>
    internal async Task<Outcome<FoundFile>> Get(FileAddress address, string? entityTag, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address.Uri);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("PlanApi", null));
            if (address.HeaderName is { } name)
                request.Headers.TryAddWithoutValidation(name, address.HeaderValue);
            if (entityTag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", entityTag);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return await Read(answer, entityTag, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FileUnavailable($"it did not come within {_patience.TotalMinutes:0} minutes");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new FileUnavailable(NetworkGuard.Reason(failure).TrimEnd('.'));
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<Outcome<FoundFile>> Read(HttpResponseMessage answer, string? entityTag, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        if (answer.StatusCode == HttpStatusCode.NotModified && entityTag is not null)
            return new FoundFile(null, null, entityTag);
        if (answer.StatusCode != HttpStatusCode.OK)
            return new FileUnavailable(
                status is >= 300 and < 400
                    ? $"the address answered {status}, and redirects are not followed; give the schedule the address itself"
                    : $"the address answered {status}"
            );
        if (answer.Content.Headers.ContentLength > SentFile.MaxBytes)
            return SentFile.IsTooLarge;
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        if (!(await SentFile.Read(stream, cancellation)).IsSuccess(out var file, out var failure))
            return failure;
        return new FoundFile(file, null, answer.Headers.ETag?.ToString() is { Length: <= MaxTag } tag ? tag : null);
    }
}

/// <summary>Where a file of the network is.</summary>
/// <param name="Uri">The address.</param>
/// <param name="HeaderName">The name of a header that is sent along, if there is one.</param>
/// <param name="HeaderValue">What that header says.</param>
internal sealed record FileAddress(Uri Uri, string? HeaderName, string? HeaderValue);
