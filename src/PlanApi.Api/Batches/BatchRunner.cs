using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Batches;

/// <summary>Does the requests of a batch one after the other.</summary>
internal sealed class BatchRunner(BatchPipeline pipeline, IServiceScopeFactory scopes)
{
    /// <summary>The most bytes of all answers together. Requests after it are not done.</summary>
    public const int MaxAnswerBytes = 16 * 1024 * 1024;

    /// <summary>Each request stands for itself, in a scope of its own as if it had come alone.</summary>
    public async Task<BatchAnswer> RunEach(Batch batch, HttpContext whole)
    {
        var (results, bytes) = (new List<BatchResult>(), 0L);
        foreach (var item in batch.Requests)
        {
            if (bytes > MaxAnswerBytes)
            {
                results.Add(BatchRequest.Failed(item.Id, new TooLarge($"{MaxAnswerBytes / 1024 / 1024} MiB for a batch's answer"), whole));
                continue;
            }
            await using var scope = scopes.CreateAsyncScope();
            bytes += await Run(item, whole, scope.ServiceProvider, isAtomic: false, results);
        }
        return Answer(results);
    }

    /// <summary>All requests are stored together. Where one fails, nothing is done.</summary>
    public async Task<Outcome<BatchAnswer>> RunTogether(Batch batch, HttpContext whole)
    {
        await using var scope = scopes.CreateAsyncScope();
        var together = scope.ServiceProvider.GetRequiredService<CommandsTogether>();
        if (await together.Begin(whole.RequestAborted) is { } busy)
            return busy;
        var results = new List<BatchResult>();
        foreach (var item in batch.Requests)
        {
            await Run(item, whole, scope.ServiceProvider, isAtomic: true, results);
            if (results[^1] is { Status: StatusCodes.Status202Accepted })
                results[^1] = BatchRequest.Failed(item.Id, new NotInBatch("it is done in the background; send it alone"), whole);
            if (results[^1].Status < StatusCodes.Status400BadRequest)
                continue;
            var failed = results[^1];
            return Answer([
                .. batch.Requests.Select(one => one == item ? failed : BatchRequest.Failed(one.Id, new NotDone(item.Id), whole)),
            ]);
        }
        return await together.Commit(whole.RequestAborted) is { } refused ? refused : Answer(results);
    }

    private async Task<long> Run(BatchItem item, HttpContext whole, IServiceProvider services, bool isAtomic, List<BatchResult> results)
    {
        var ifMatch = item.IfMatch;
        if (BatchCheck.Reference(item) is { } id)
        {
            ifMatch = results.First(result => result.Id == id).Etag;
            if (ifMatch is null)
            {
                results.Add(
                    BatchRequest.Failed(
                        item.Id,
                        new BadRequest($"The request '{id}', whose ETag is meant, was answered without one."),
                        whole
                    )
                );
                return 0;
            }
        }
        var (sender, caller) = (whole.RequestServices.GetRequiredService<Caller>(), services.GetRequiredService<Caller>());
        caller.Follow(sender);
        caller.IdempotencyKey = item.Method == HttpMethods.Get ? null : BatchCheck.KeyOf(item, sender.IdempotencyKey);
        caller.Reason = item.Reason ?? sender.Reason;
        caller.IsReplay = false;
        using var request = new BatchRequest(item, whole, services, ifMatch, isAtomic);
        results.Add(await request.Send(item.Id, pipeline));
        return request.Length;
    }

    private static BatchAnswer Answer(IReadOnlyList<BatchResult> results) =>
        new(results.Count(result => result.Status >= StatusCodes.Status400BadRequest), results);
}
