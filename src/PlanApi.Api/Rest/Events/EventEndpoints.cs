using PlanApi.Api.Access;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Events;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Events;

/// <summary>Events of a plan: as a stream to follow them, and in pages for scripts.</summary>
internal static class EventEndpoints
{
    private const string Kind = "kind",
        Target = "target",
        Indicator = "indicator",
        Objective = "objective",
        Light = "light";

    private static readonly QueryParameter[] _parameters =
    [
        new(Kind, "Only these kinds.", QueryReader.Names<PlanEventKind>(), Many: true),
        new(Target, "Only lights and alerts of this target."),
        new(Indicator, "Only lights and alerts of this indicator."),
        new(Objective, "Only lights and alerts of the key results of this objective, and of those that serve it."),
        new(Light, "Only lights that turned to one of these, and alerts of them.", QueryReader.Names<Light>(), Many: true),
        CommonParameters.FirstOf($"How many at most at a time, 1 to {ListOptions.MaxFirst}."),
        new(
            CommonParameters.AfterName,
            "The id of the event after which to go on, or the number of a change set; 0 for all events. Only events "
                + "from now on when absent."
        ),
        CommonParameters.StreamTicket,
    ];

    public static void MapEvents(this RouteGroupBuilder plan) =>
        plan.OnGet("/events", List)
            .WithTags("events")
            .Sends(
                typeof(ListEvents),
                "listEvents",
                "The events of the plan: lights that turn, alerts, changes; as a stream, or as a page",
                _parameters
            )
            .WithMetadata(new TakesLastEventId(), new TakesTicket())
            .Produces<EventsAnswer>(StatusCodes.Status200OK, MediaTypes.Json, MediaTypes.EventStream)
            .Produces<Problem>(StatusCodes.Status429TooManyRequests, MediaTypes.Problem);

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListEvents(plan, asked.Page())
        {
            Kinds = asked.Choices<PlanEventKind>(Kind),
            Target = asked.Code(Target),
            Indicator = asked.Code(Indicator),
            Objective = asked.Code(Objective),
            Lights = asked.Choices<Light>(Light),
        };
        return asked.Failure is { } failure ? Answers.Fail(failure)
            : EventStream.IsPreferred(context.Request) ? FollowedEvents.Of(request, sender, context)
            : EventsAnswer.Of(await sender.Send(request, cancellation), context.Request);
    }
}

/// <summary>Marks endpoints for the OpenAPI document.</summary>
internal sealed record TakesLastEventId;

/// <summary>Some of a plan's events, the oldest first.</summary>
/// <param name="Items">The events.</param>
/// <param name="Last">The position up to which this page has read. Send it as <c>after</c> the next time, whether there were events or
/// not.</param>
/// <param name="Next">The address of the next page; absent if there are no more events yet.</param>
/// <param name="NextCursor">The cursor in that address, for the parameter <c>after</c>; absent if there are no more events yet.</param>
public sealed record EventsAnswer(IReadOnlyList<PlanEvent> Items, string Last, string? Next, string? NextCursor)
{
    internal static IResult Of(Outcome<EventPage> outcome, HttpRequest request) =>
        outcome.ToResult(page =>
        {
            var (last, next) = (page.Last.ToString(), page.HasMore ? page.Last.ToString() : null);
            return new EventsAnswer(page.Items, last, PageAddress.Next(request, next), next);
        });
}
