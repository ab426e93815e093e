using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Parts;
using PlanApi.Application.Webhooks;
using PlanApi.Application.Webhooks.Sending;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Webhooks;

/// <summary>Webhooks, which send a plan's events to an address.</summary>
internal sealed class WebhookGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var webhook = graph.Types.Object<Webhook>();
        connections.Field(
            graph.Query,
            "webhooks",
            typeof(ListWebhooks),
            "Your webhooks, the newest first; an administrator sees everybody's.",
            webhook,
            List,
            [
                graph.Argument<Code>("plan", "Only of this plan."),
                GraphBuilder.Argument("state", "Only in these states.", TypeCatalog.ListOf(graph.Types.Output(typeof(WebhookState)))),
            ]
        );
        GraphBuilder.Field(
            graph.Query,
            "webhook",
            typeof(GetWebhook),
            "How one webhook stands; null where there is none of yours.",
            webhook,
            async ask => await ask.Find(new GetWebhook(ask.Get<long>("id"))),
            graph.Argument<long>("id", "The webhook's number.", required: true)
        );
        connections.Field(
            webhook,
            "deliveries",
            typeof(ListWebhookDeliveries),
            "Its messages of the last 30 days, the newest first, each with what became of it.",
            graph.Types.Object<WebhookDelivery>(),
            Deliveries,
            [GraphBuilder.Argument("state", "Only in these states.", TypeCatalog.ListOf(graph.Types.Output(typeof(DeliveryState))))]
        );
        AddMutations(graph, webhook);
    }

    private static void AddMutations(GraphBuilder graph, IGraphType webhook)
    {
        QueryArgument[] one = [graph.Argument<long>("id", "The webhook's number.", required: true), graph.ExpectedVersion()];
        graph.Mutate(
            "createWebhook",
            typeof(CreateWebhook),
            "Makes a webhook; its secret is in this answer and nowhere else.",
            ("webhook", webhook),
            ask => ask.Send(new CreateWebhook(ask.Record<WebhookSettings>("input"))),
            GraphBuilder.Argument("input", "Which events are sent where.", graph.Types.Input(typeof(WebhookSettings)), required: true)
        );
        graph.Mutate(
            "updateWebhook",
            typeof(UpdateWebhook),
            "Changes settings of a webhook; one that was disabled is switched on again.",
            ("webhook", webhook),
            ask => ask.Send(new UpdateWebhook(ask.Get<long>("id"), ask.Tree<WebhookSettings>("patch"), ask.Version)),
            [
                .. one,
                GraphBuilder.Argument("patch", "What to change.", graph.Types.Input(typeof(WebhookSettings), patch: true), required: true),
            ]
        );
        graph.Mutate(
            "deleteWebhook",
            typeof(DeleteWebhook),
            "Ends a webhook.",
            ("webhook", webhook),
            ask => ask.Send(new DeleteWebhook(ask.Get<long>("id"), ask.Version)),
            one
        );
        graph.Mutate(
            "rotateWebhookSecret",
            typeof(RotateWebhookSecret),
            "Makes a new secret, which is in this answer and nowhere else; for a day, messages are signed with both.",
            ("webhook", webhook),
            ask => ask.Send(new RotateWebhookSecret(ask.Get<long>("id"), ask.Version)),
            one
        );
        graph.Mutate(
            "testWebhook",
            typeof(TestWebhook),
            "Sends a test message at once, and answers what became of it.",
            ("test", graph.Types.Object<WebhookTest>()),
            ask => ask.Send(new TestWebhook(ask.Get<long>("id"))),
            graph.Argument<long>("id", "The webhook's number.", required: true)
        );
        graph.Mutate(
            "replayWebhook",
            typeof(ReplayWebhook),
            "Sends the events after a place in the plan's history, once more or for the first time.",
            ("webhook", webhook),
            ask => ask.Send(new ReplayWebhook(ask.Get<long>("id"), ask.Record<WebhookReplay>("input"), ask.Version)),
            [.. one, GraphBuilder.Argument("input", "From where.", graph.Types.Input(typeof(WebhookReplay)), required: true)]
        );
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListWebhooks(page) { Of = ask.OptionalCode("plan"), States = ask.Choices<WebhookState>("state") };
        return Connection.Of(() => ask.Answer(request));
    }

    private static Connection Deliveries(Ask ask, PageRange page)
    {
        var request = new ListWebhookDeliveries(((Webhook)ask.Source!).Id, page) { States = ask.Choices<DeliveryState>("state") };
        return Connection.Of(() => ask.Answer(request));
    }
}
