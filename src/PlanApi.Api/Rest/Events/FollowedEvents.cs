using System.Text.Json;
using PlanApi.Api.Access;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Events;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Rest.Events;

/// <summary>
/// A plan's events as they come. A client that was cut off goes on after the last one that it has seen; the stream ends when the service
/// stops, the plan goes, or the caller's key no longer counts.
/// </summary>
internal sealed class FollowedEvents(ListEvents asked, UseCaseSender sender) : IResult
{
    private const string LastEventId = "Last-Event-ID";

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        using var open = services.GetRequiredService<OpenStreams>().Open();
        if (open?.Belongs(services.GetRequiredService<Caller>().Identity!.Id) != true)
        {
            await Answers.Write(httpContext, new TooManyStreams());
            return;
        }
        // What the client says of itself when it connects again counts more than the address that it first connected to.
        var request = httpContext.Request.Headers[LastEventId].ToString() is { Length: > 0 } last
            ? asked with
            {
                Page = asked.Page with { After = last },
            }
            : asked;
        var feed = new EventFeed(services.GetRequiredService<CommitNotifier>(), services.GetRequiredService<TimeProvider>(), request);
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        if (!(await feed.Read(sender, stop.Token)).IsSuccess(out var page, out var failure))
        {
            await Answers.Write(httpContext, failure);
            return;
        }
        try
        {
            await Follow(httpContext, feed, page, stop.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The answer ends; the client connects again when there is a service.
        }
    }

    private static async Task Follow(HttpContext context, EventFeed feed, EventPage page, CancellationToken cancellation)
    {
        var (stream, callers, credential) = (
            new EventStream(context),
            context.RequestServices.GetRequiredService<CallerScopes>(),
            Credential.Of(context)
        );
        if (!await stream.Begin(cancellation))
            return;
        // Cut off before its first event, the client still knows where it was.
        await stream.Introduce(Retry, page.Items.Count > 0 ? null : page.Last.ToString(), cancellation);
        while (true)
        {
            foreach (var item in page.Items)
                await stream.Send(
                    item.Id,
                    JsonNamingPolicy.CamelCase.ConvertName(item.Kind.ToString()),
                    JsonSerializer.SerializeToUtf8Bytes(item, PlanJson.Options),
                    cancellation
                );
            if (!await feed.Wait(cancellation))
                await stream.Breathe(page.Last.ToString(), cancellation);
            if (await callers.Open(credential, cancellation) is not { } scope)
                return;
            await using (scope)
            {
                if (
                    !(await feed.Read(scope.ServiceProvider.GetRequiredService<UseCaseSender>(), cancellation)).IsSuccess(
                        out var next,
                        out _
                    )
                )
                    return;
                page = next;
            }
        }
    }
}
