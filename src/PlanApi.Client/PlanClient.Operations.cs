namespace PlanApi.Client;

public sealed partial class PlanClient
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Evaluates every light of a plan in the background, and waits for it.</summary>
    /// <param name="plan">The plan's code.</param>
    /// <param name="date">The day; today in the plan's time zone when absent.</param>
    /// <param name="options">Reason, idempotency key.</param>
    /// <param name="cancellation">Ends the waiting; the service goes on.</param>
    public async Task<LightsEvaluated> EvaluateLights(
        string plan,
        DateOnly? date = null,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        var path = $"{Path(plan, "lights", "evaluations")}{Query(("date", Day(date)))}";
        return await Result<LightsEvaluated>(await Start(path, null, options, cancellation), cancellation);
    }

    /// <summary>Asks for work in the background, by <c>Prefer: respond-async</c>.</summary>
    /// <param name="path">Without a slash in front, such as <c>v1/plans/intl-2024/actuals/sums</c>.</param>
    /// <param name="body">As the address wants it; null is none.</param>
    /// <param name="options">Reason, idempotency key.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Operation> Start(
        string path,
        HttpContent? body = null,
        WriteOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        var request = Post(path, body ?? new ByteArrayContent([]));
        request.Headers.Add("Prefer", "respond-async");
        return Write<Operation>(request, options, cancellation);
    }

    /// <summary>Waits until an operation has ended, however it did, asking again when the service says.</summary>
    public async Task<Operation> Wait(Operation operation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        while (true)
        {
            using var answer = await Send(new HttpRequestMessage(HttpMethod.Get, $"v1/operations/{operation.Id}"), Json, cancellation);
            var latest = await Read<Operation>(answer, cancellation);
            if (latest.HasEnded)
                return latest;
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? Moment, _time, cancellation);
        }
    }

    /// <summary>
    /// The answer of an operation, waiting for its end; a <see cref="PlanApiException"/> with the operation's problem if it failed or was
    /// cancelled.
    /// </summary>
    public async Task<T> Result<T>(Operation operation, CancellationToken cancellation = default)
    {
        var ended = await Wait(operation, cancellation);
        return ended.Succeeded ? await Get<T>($"v1/operations/{ended.Id}/result", cancellation) : throw PlanApiException.Of(ended);
    }
}
