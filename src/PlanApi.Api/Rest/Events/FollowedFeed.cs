using PlanApi.Api.Access;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Rest.Events;

/// <summary>
/// A feed as server-sent events. The stream ends when the service stops, when there is nothing more to follow, or when the caller's key no
/// longer counts.
/// </summary>
/// <param name="feed">The feed to follow.</param>
/// <param name="sender">Reads the first page, in the scope of the request.</param>
/// <param name="events">The events of a page.</param>
/// <param name="last">The id of the event after which a reader of this page goes on; null where the feed needs none.</param>
internal sealed class FollowedFeed<TPage>(
    Feed<TPage> feed,
    UseCaseSender sender,
    Func<TPage, IEnumerable<SentEvent>> events,
    Func<TPage, string?> last
) : IResult
{
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(2);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        using var open = services.GetRequiredService<OpenStreams>().Open();
        if (open?.Belongs(services.GetRequiredService<Caller>().Identity!.Id) != true)
        {
            await Answers.Write(httpContext, new TooManyStreams());
            return;
        }
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        if (!(await feed.Read(sender, stop.Token)).IsSuccess(out var page, out var failure))
        {
            await Answers.Write(httpContext, failure);
            return;
        }
        try
        {
            await Follow(httpContext, page, stop.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The answer ends; the client connects again when there is a service.
        }
    }

    private async Task Follow(HttpContext context, TPage page, CancellationToken cancellation)
    {
        var (stream, callers, credential) = (
            new EventStream(context),
            context.RequestServices.GetRequiredService<CallerScopes>(),
            Credential.Of(context)
        );
        if (!await stream.Begin(cancellation))
            return;
        // Cut off before its first event, the client still knows where it was.
        await stream.Introduce(_retry, events(page).Any() ? null : last(page), cancellation);
        while (true)
        {
            foreach (var item in events(page))
                await stream.Send(item.Id, item.Name, item.Json, cancellation);
            if (!await feed.Wait(cancellation))
                await stream.Breathe(last(page), cancellation);
            if (await callers.Open(credential, cancellation) is not { } scope)
                return;
            await using (scope)
            {
                var outcome = await feed.Read(scope.ServiceProvider.GetRequiredService<UseCaseSender>(), cancellation);
                if (!outcome.IsSuccess(out var next, out _))
                    return;
                page = next;
            }
        }
    }
}

/// <summary>An event as it is sent.</summary>
/// <param name="Id">The id for a client that connects again; null if none is needed.</param>
/// <param name="Name">The kind of event.</param>
/// <param name="Json">The event itself.</param>
internal readonly record struct SentEvent(string? Id, string Name, byte[] Json);
