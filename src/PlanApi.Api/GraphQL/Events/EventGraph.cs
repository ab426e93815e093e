using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Subscriptions;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Events;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Events;

/// <summary>Events of a plan: a subscription to follow them, and a list to read them.</summary>
internal sealed class EventGraph(ConnectionTypes connections) : IGraph
{
    private const string Kind = "kind",
        Target = "target",
        Indicator = "indicator",
        Objective = "objective",
        Light = "light";

    public void Add(GraphBuilder graph)
    {
        var happened = graph.Types.Object<PlanEvent>();
        // Nullable, so that who may not see the history may see the rest of the plan.
        connections.Field(
            graph.Types.Object<Plan>(),
            "events",
            typeof(ListEvents),
            "The events of the plan, the oldest first.",
            happened,
            List,
            [.. Filters(graph)]
        );
        GraphBuilder
            .Field(
                graph.Subscription,
                "planEvents",
                typeof(ListEvents),
                "The events of a plan as they happen. Subscribe again after the last event that you have seen, and you miss nothing.",
                TypeCatalog.NonNull(happened),
                Next,
                [
                    graph.Argument<Code>("plan", "The plan's code.", required: true),
                    graph.Argument<string>(
                        ConnectionTypes.After,
                        "The id of the event after which to go on, or the number of a change set; only events from now on when absent."
                    ),
                    .. Filters(graph),
                ]
            )
            .StreamResolver = TakenOneByOne.Instance;
    }

    private static QueryArgument[] Filters(GraphBuilder graph) =>
        [
            GraphBuilder.Argument(Kind, "Only these kinds.", TypeCatalog.ListOf(graph.Types.Output(typeof(PlanEventKind)))),
            graph.Argument<Code>(Target, "Only lights and alerts of this target."),
            graph.Argument<Code>(Indicator, "Only lights and alerts of this indicator."),
            graph.Argument<Code>(Objective, "Only lights and alerts of the key results of this objective, and of those that serve it."),
            GraphBuilder.Argument(
                Light,
                "Only lights that turned to one of these, and alerts of them.",
                TypeCatalog.ListOf(graph.Types.Output(typeof(Light)))
            ),
        ];

    private static async Task<object?> Next(Ask ask)
    {
        var asked = Asked(ask, new PageRange(After: ask.Get<string>(ConnectionTypes.After)));
        var next = await ask.Request.Subscription!.Next(
            ask,
            services => new EventFeed(services.GetRequiredService<CommitNotifier>(), services.GetRequiredService<TimeProvider>(), asked),
            page => page.Items
        );
        ask.Request.Plan = await ask.Answer(new GetPlan(asked.Plan));
        return next;
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = Asked(ask, page with { After = page.After ?? "0" });
        return Connection.Of(() => Page(ask, page, request));
    }

    /// <summary>
    /// A page is not empty unless there is nothing more. Relay's clients continue after a page's last item, or before its first one.
    /// </summary>
    private static async Task<Page<PlanEvent>> Page(Ask ask, PageRange asked, ListEvents request)
    {
        var page = await ask.Answer(request);
        while (page.Items.Count == 0 && (asked.IsBackward ? page.HasPrevious : page.HasMore))
        {
            var next = asked.IsBackward
                ? request.Page with
                {
                    Before = page.Start.ToString(),
                }
                : request.Page with
                {
                    After = page.Last.ToString(),
                };
            page = await ask.Answer(request with { Page = next });
        }
        return new Page<PlanEvent>(
            page.Items,
            [.. page.Items.Select(item => item.Id)],
            (!asked.IsBackward && page.HasMore) || asked.Before is not null
        )
        {
            HasPrevious = page.HasPrevious || asked.After is not null,
        };
    }

    private static ListEvents Asked(Ask ask, PageRange page) =>
        new(ask.PlanCode, page)
        {
            Kinds = ask.Choices<PlanEventKind>(Kind),
            Target = ask.OptionalCode(Target),
            Indicator = ask.OptionalCode(Indicator),
            Objective = ask.OptionalCode(Objective),
            Lights = ask.Choices<Light>(Light),
        };
}
