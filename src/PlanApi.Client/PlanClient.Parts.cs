using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PlanApi.Client;

public sealed partial class PlanClient
{
    /// <summary>Every target of a plan, page after page.</summary>
    public IAsyncEnumerable<Target> Targets(string plan, string? indicator = null, CancellationToken cancellation = default) =>
        Pages<Target>(Path(plan, "targets"), cancellation, ("indicator", indicator));

    /// <summary>Every indicator of a plan, page after page.</summary>
    public IAsyncEnumerable<Indicator> Indicators(string plan, CancellationToken cancellation = default) =>
        Pages<Indicator>(Path(plan, "indicators"), cancellation);

    /// <summary>How each target stands, page after page.</summary>
    /// <param name="plan">The plan's code.</param>
    /// <param name="date">The day; today in the plan's time zone when absent.</param>
    /// <param name="light">Only these lights, such as <c>red,yellow</c>.</param>
    /// <param name="indicator">Only targets of this indicator.</param>
    /// <param name="cancellation">Ends it.</param>
    public IAsyncEnumerable<TargetLight> Lights(
        string plan,
        DateOnly? date = null,
        string? light = null,
        string? indicator = null,
        CancellationToken cancellation = default
    ) => Pages<TargetLight>(Path(plan, "lights"), cancellation, ("date", Day(date)), ("light", light), ("indicator", indicator));

    /// <summary>One part of a plan, with the tag that a change of it must show.</summary>
    /// <typeparam name="T">What to read it as, such as <see cref="Target"/> or a record of your own.</typeparam>
    /// <param name="plan">The plan's code.</param>
    /// <param name="kind">The kind as it is in the address, such as <c>targets</c>.</param>
    /// <param name="code">The part's code.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Tagged<T>> GetPart<T>(string plan, string kind, string code, CancellationToken cancellation = default)
    {
        using var answer = await Send(new HttpRequestMessage(HttpMethod.Get, Path(plan, kind, code)), Json, cancellation);
        return await ReadTagged<T>(answer, cancellation);
    }

    /// <summary>
    /// Changes fields of a part; <c>stale-version</c> if somebody has changed it since you read it. Read it again then, and decide anew.
    /// </summary>
    /// <typeparam name="T">What to read the changed part as.</typeparam>
    /// <param name="plan">The plan's code.</param>
    /// <param name="kind">The kind as it is in the address, such as <c>targets</c>.</param>
    /// <param name="code">The part's code.</param>
    /// <param name="tag">Of the part as you read it.</param>
    /// <param name="change">The fields that change, such as <c>new { value = 4.7m }</c>; null removes a field (RFC 7396).</param>
    /// <param name="options">Reason, idempotency key.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Tagged<T>> UpdatePart<T>(
        string plan,
        string kind,
        string code,
        string tag,
        object change,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, Path(plan, kind, code))
        {
            Content = JsonFormat.Patch(change),
            Headers = { IfMatch = { EntityTagHeaderValue.Parse(tag) } },
        };
        using var answer = await Send(Marked(request, options), Json, cancellation);
        return await ReadTagged<T>(answer, cancellation);
    }

    private async IAsyncEnumerable<T> Pages<T>(
        string path,
        [EnumeratorCancellation] CancellationToken cancellation,
        params (string Name, string? Value)[] filters
    )
    {
        string? after = null;
        do
        {
            var page = await Get<Page<T>>(path + Query([.. filters, ("first", "1000"), ("after", after)]), cancellation);
            foreach (var item in page.Items)
                yield return item;
            after = page.NextCursor;
        } while (after is not null);
    }

    private static async Task<Tagged<T>> ReadTagged<T>(HttpResponseMessage answer, CancellationToken cancellation) =>
        new(await Read<T>(answer, cancellation), answer.Headers.ETag?.ToString() ?? "");

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd");

    private sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
}
