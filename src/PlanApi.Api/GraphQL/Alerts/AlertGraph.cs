using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Alerts;
using PlanApi.Application.Parts;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Alerts;

/// <summary>Alerts, which turning lights raise, and the reactions to them.</summary>
internal sealed class AlertGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var alert = graph.Types.Object<Alert>();
        graph.Nodes.Add<Alert>(
            typeof(GetAlert),
            item => item.Number,
            async (ask, code, number) => await ask.Seen(new GetAlert(code, number))
        );
        connections.Field(
            plan,
            "alerts",
            typeof(ListAlerts),
            "The plan's alerts, the newest first.",
            alert,
            List,
            [
                GraphBuilder.Argument("state", "Only in these states.", TypeCatalog.ListOf(graph.Types.Output(typeof(AlertState)))),
                graph.Argument<bool>(
                    "measuresOverdue",
                    "Only alerts with an unfinished measure whose due date has passed.",
                    required: true,
                    defaultValue: false
                ),
            ]
        );
        GraphBuilder.Field(
            plan,
            "alert",
            typeof(GetAlert),
            "One alert; null where there is none.",
            alert,
            async ask => await ask.Find(new GetAlert(ask.PlanCode, ask.Get<long>("number"))),
            graph.Argument<long>("number", "The alert's number.", required: true)
        );
        QueryArgument[] one =
        [
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<long>("number", "The alert's number.", required: true),
            graph.ExpectedVersion(),
        ];
        graph.Mutate(
            "submitImprovementPlan",
            typeof(SubmitImprovementPlan),
            "Answers an alert: its cause, and measures with owners, dates and expected effects.",
            ("alert", (IGraphType)alert),
            ask =>
                ask.Send(
                    new SubmitImprovementPlan(ask.PlanCode, ask.Get<long>("number"), ask.Record<ImprovementProposal>("input"), ask.Version)
                ),
            [.. one, GraphBuilder.Argument("input", "The answer.", graph.Types.Input(typeof(ImprovementProposal)), required: true)]
        );
        graph.Mutate(
            "decideImprovementPlan",
            typeof(DecideImprovementPlan),
            "Accepts an improvement plan, or returns it with a reason.",
            ("alert", (IGraphType)alert),
            ask =>
                ask.Send(
                    new DecideImprovementPlan(ask.PlanCode, ask.Get<long>("number"), ask.Record<ImprovementAnswer>("input"), ask.Version)
                ),
            [.. one, GraphBuilder.Argument("input", "The decision.", graph.Types.Input(typeof(ImprovementAnswer)), required: true)]
        );
        graph.Mutate(
            "followMeasure",
            typeof(FollowMeasure),
            "Says how a measure of an accepted improvement plan stands.",
            ("alert", (IGraphType)alert),
            ask =>
                ask.Send(
                    new FollowMeasure(
                        ask.PlanCode,
                        ask.Get<long>("number"),
                        ask.Get<int>("measure"),
                        ask.Record<MeasureStanding>("input"),
                        ask.Version
                    )
                ),
            [
                .. one,
                graph.Argument<int>("measure", "The measure's number, from 1.", required: true),
                GraphBuilder.Argument("input", "How it stands.", graph.Types.Input(typeof(MeasureStanding)), required: true),
            ]
        );
        var effect = graph.Types.Object<EffectAnswer>();
        GraphBuilder.Field(
            plan,
            "improvementEffect",
            typeof(GetImprovementEffect),
            "The course of an alert's number since its improvement plan was submitted; null where there is no such alert.",
            effect,
            async ask => await ask.Find(new GetImprovementEffect(ask.PlanCode, ask.Get<long>("number"), ask.Language())),
            graph.Argument<long>("number", "The alert's number.", required: true),
            Arguments.Language(graph)
        );
        graph.Mutate(
            "handleAlert",
            typeof(HandleAlert),
            "Acknowledges, mutes or closes an alert.",
            ("alert", (IGraphType)alert),
            ask => ask.Send(new HandleAlert(ask.PlanCode, ask.Get<long>("number"), ask.Record<AlertHandling>("input"), ask.Version)),
            [.. one, GraphBuilder.Argument("input", "What is done.", graph.Types.Input(typeof(AlertHandling)), required: true)]
        );
        graph.MutateOrStart(
            "escalateAlerts",
            typeof(EscalateAlerts),
            "Passes overdue alerts to the next owner; the service also does this by itself.",
            ("alerts", (IGraphType)graph.Types.Object<AlertsEscalated>()),
            ask => new EscalateAlerts(ask.PlanCode),
            graph.Argument<Code>("plan", "The plan's code.", required: true)
        );
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListAlerts(ask.PlanCode, ask.Choices<AlertState>("state"))
        {
            Page = page,
            MeasuresOverdue = ask.Get<bool>("measuresOverdue"),
        };
        return Connection.Of(() => ask.Answer(request));
    }
}
