using PlanApi.Api.Access;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.Http;
using PlanApi.Application.Access;

namespace PlanApi.Api.GraphQL.Subscriptions;

/// <summary>
/// GraphQL over server-sent events, each operation in a connection of its own (the "distinct connections mode" of graphql-sse).
/// </summary>
internal static class EventStreamDoor
{
    /// <summary>Sends the operation's results. False where as many streams are open as may be, and nothing was sent.</summary>
    public static async Task<bool> Serve(HttpContext context, QueryRequest request, Identity caller)
    {
        var services = context.RequestServices;
        using var open = services.GetRequiredService<OpenStreams>().Open();
        if (open?.Belongs(caller.Id) != true)
            return false;
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var stream = new EventStream(context);
        try
        {
            if (!await stream.Begin(stop.Token))
                return true;
            var results = services
                .GetRequiredService<OperationStream>()
                .Run(request, Credential.Of(context), services.GetRequiredService<RateAccount>().Name, stop.Token);
            await foreach (var (result, _) in results.WithCancellation(stop.Token))
            {
                if (result is null)
                    await stream.Breathe(null, stop.Token);
                else
                    await stream.Send(null, "next", ResponseWriter.Bytes(result), stop.Token);
            }
            await stream.Send(null, "complete", [], stop.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Without 'complete': the client knows that there is more, and connects again.
        }
        return true;
    }
}
