using System.Text.Json;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Events;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Events;

/// <summary>A plan's events as they happen. A client that was cut off continues after the last event that it has seen.</summary>
internal static class FollowedEvents
{
    private const string LastEventId = "Last-Event-ID";

    public static IResult Of(ListEvents asked, UseCaseSender sender, HttpContext context)
    {
        // What the client says of itself when it connects again counts more than the address that it first connected to.
        var request = context.Request.Headers[LastEventId].ToString() is { Length: > 0 } last
            ? asked with
            {
                Page = asked.Page with { After = last },
            }
            : asked;
        var services = context.RequestServices;
        return new FollowedFeed<EventPage>(
            new EventFeed(services.GetRequiredService<CommitNotifier>(), services.GetRequiredService<TimeProvider>(), request),
            sender,
            page => page.Items.Select(Sent),
            page => page.Last.ToString()
        );
    }

    private static SentEvent Sent(PlanEvent item) =>
        new(item.Id, CamelCase.Of(item.Kind), JsonSerializer.SerializeToUtf8Bytes(item, PlanJson.Options));
}
