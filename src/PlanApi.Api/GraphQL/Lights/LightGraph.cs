using GraphQL.Types;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Lights;
using PlanApi.Application.Lights.Evaluation;
using PlanApi.Application.Parts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Lights;

/// <summary>How targets and key results stand.</summary>
internal sealed class LightGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var light = graph.Types.Object<LightAnswer>();
        light.Name = "TargetLight";
        graph.Nodes.Add<LightAnswer>(
            typeof(GetTargetLight),
            (ask, lit) =>
                AnswerIds.Key(
                    ask,
                    $"{lit.Target}",
                    lit.Date,
                    lit.Asked(),
                    lit.Target is null ? $"{lit.Indicator} {lit.Scope} {lit.Period}" : ""
                ),
            async (ask, node) =>
                await AnswerIds.Read(ask, node) is var (target, day, asked, _)
                    ? await ask.Seen(new GetTargetLight(node.Plan, target, day, asked.Language) { Scenario = asked.Scenario })
                    : null
        );
        var why = graph.Types.Object<LightWhy>();
        GraphBuilder.Field(
            plan,
            "targetLight",
            typeof(GetTargetLight),
            "A target's light on a day, and why; null where there is no such target.",
            light,
            async ask =>
                await ask.Find(
                    new GetTargetLight(ask.PlanCode, ask.Code("target"), ask.Day(), ask.Language()) { Scenario = ask.Scenario() }
                ),
            [graph.Argument<Code>("target", "The target's code.", required: true), .. Arguments.OfDay(graph)]
        );
        GraphBuilder.Field(
            plan,
            "keyResultLight",
            typeof(GetKeyResultLight),
            "A key result's light on a day, and why; null where there is no such key result.",
            light,
            async ask =>
                await ask.Find(
                    new GetKeyResultLight(ask.PlanCode, ask.Code("keyResult"), ask.Day(), ask.Language()) { Scenario = ask.Scenario() }
                ),
            [graph.Argument<Code>("keyResult", "The key result's code.", required: true), .. Arguments.OfDay(graph)]
        );
        connections.Field(
            plan,
            "lights",
            typeof(ListLights),
            "The lights of the plan's targets on a day, by the targets' codes.",
            light,
            List,
            [
                .. Arguments.OfDay(graph),
                GraphBuilder.Argument("light", "Only these lights.", TypeCatalog.ListOf(graph.Types.Output(typeof(Light)))),
                graph.Argument<string>("at", "Only at or below this scope, such as line=sales;tier=mid."),
                graph.Argument<Code>("objective", "Only the key results of this objective, and of those that serve it."),
                graph.Argument<Code>("indicator", "Only targets of this indicator."),
            ]
        );
        var change = graph.Types.Object<LightChange>();
        connections.Field(
            plan,
            "lightChanges",
            typeof(ListLightChanges),
            "The history of the plan's lights, the newest first.",
            change,
            Changes,
            [graph.Argument<Code>("target", "Only of this target.")]
        );
        var evaluated = graph.Types.Object<LightsEvaluated>();
        graph.MutateOrStart(
            "evaluateLights",
            typeof(EvaluateLights),
            "Evaluates every light of a plan on a day, and keeps those that have changed.",
            ("lights", (IGraphType)evaluated),
            ask => new EvaluateLights(ask.PlanCode, ask.Day()),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            Arguments.Day(graph)
        );
    }

    private static Connection Changes(Ask ask, PageRange page)
    {
        var request = new ListLightChanges(ask.PlanCode, ask.OptionalCode("target")) { Page = page };
        return Connection.Of(() => ask.Answer(request));
    }

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListLights(ask.PlanCode, ask.Day())
        {
            Scenario = ask.Scenario(),
            Lights = ask.Choices<Light>("light"),
            At = ask.Place("at") ?? Scope.Top,
            Objective = ask.OptionalCode("objective"),
            Indicator = ask.OptionalCode("indicator"),
            Language = ask.Language(),
            Page = page,
        };
        return Connection.Of(() => ask.Answer(request));
    }
}
