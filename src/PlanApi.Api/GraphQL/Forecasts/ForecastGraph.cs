using GraphQL.Types;
using PlanApi.Api.GraphQL.Lights;
using PlanApi.Api.GraphQL.Nodes;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Api.Http;
using PlanApi.Application.Forecasts;
using PlanApi.Application.Parts;
using PlanApi.Application.Pictures;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Forecasts;

/// <summary>Forecasts, and whether targets will be reached by them.</summary>
internal sealed class ForecastGraph(ConnectionTypes connections) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var outlook = graph.Types.Object<OutlookAnswer>();
        outlook.Name = "TargetOutlook";
        graph.Nodes.Add<OutlookAnswer>(
            typeof(GetTargetOutlook),
            (ask, of) => AnswerIds.Key(ask, $"{of.Target}", of.Date, of.Asked(), string.Join(',', of.Methods())),
            Find
        );
        QueryArgument[] arguments =
        [
            Arguments.Day(
                graph,
                "date",
                "The last day whose actuals count: months that end by it are over; today in the plan's time zone when absent."
            ),
            graph.Argument<Code>(
                "scenario",
                "The scenario with the forecasts and target numbers: each may hold a version of the forecast; the "
                    + "plan's first when absent."
            ),
            Arguments.Language(graph),
            GraphBuilder.Argument(
                "methods",
                "The methods to try at each place, in order; entered, seasonal, run rate when absent.",
                TypeCatalog.ListOf(graph.Types.Output(typeof(ForecastMethod)))
            ),
        ];
        GraphBuilder.Field(
            plan,
            "targetOutlook",
            typeof(GetTargetOutlook),
            "Whether a target will be reached, with the months that the forecast is made of; null where there is no such target.",
            outlook,
            async ask =>
                await ask.Find(
                    new GetTargetOutlook(ask.PlanCode, ask.Code("target"), ask.Day(), ask.Language())
                    {
                        Scenario = ask.Scenario(),
                        Methods = Methods(ask),
                    }
                ),
            [graph.Argument<Code>("target", "The target's code.", required: true), .. arguments]
        );
        GraphBuilder.Field(
            plan,
            "targetTrend",
            typeof(GetTargetTrend),
            "The way of a target's number as a picture in SVG: actuals, expected pace and forecast; null where there is no such target.",
            graph.Types.Object<Drawing>(),
            async ask =>
            {
                var (target, date, scenario) = (ask.Code("target"), ask.Day(), ask.Scenario());
                return await ask.Find(
                    new GetTargetTrend(ask.PlanCode, target, date, ask.Language())
                    {
                        Scenario = scenario,
                        DataAt = PictureData.OfTrend(ask.PlanCode, target, date, scenario),
                    }
                );
            },
            [graph.Argument<Code>("target", "The target's code.", required: true), .. arguments[..3]]
        );
        connections.Field(
            plan,
            "outlooks",
            typeof(ListOutlooks),
            "Which targets will be reached and which missed, by the forecasts of their numbers.",
            outlook,
            List,
            [
                .. arguments,
                GraphBuilder.Argument("verdict", "Only these verdicts.", TypeCatalog.ListOf(graph.Types.Output(typeof(Verdict)))),
                graph.Argument<string>("at", "Only at or below this scope, such as line=sales;tier=mid."),
                graph.Argument<Code>("objective", "Only the key results of this objective, and of those that serve it."),
                graph.Argument<Code>("indicator", "Only targets of this indicator."),
            ]
        );
        var made = graph.Types.Object<ForecastMade>();
        graph.Mutate(
            "makeForecast",
            typeof(MakeForecast),
            "Makes a version of the forecast, and stores it by month in a scenario: actuals of the months that are over, and "
                + "what is left by a method.",
            ("forecast", (IGraphType)made),
            ask => ask.Send(new MakeForecast(ask.PlanCode, ask.Record<ForecastOrder>("input"))),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            GraphBuilder.Argument("input", "Which forecast.", graph.Types.Input(typeof(ForecastOrder)), required: true)
        );
    }

    private static async Task<object?> Find(Ask ask, NodeRef node)
    {
        if (await AnswerIds.Read(ask, node) is not var (target, day, asked, methods))
            return null;
        var tried = methods.Split(',').Select(name => Enum.TryParse<ForecastMethod>(name, out var method) ? (ForecastMethod?)method : null);
        return await ask.Seen(
            new GetTargetOutlook(node.Plan, target, day, asked.Language)
            {
                Scenario = asked.Scenario,
                Methods = [.. tried.Select(method => method ?? throw NodeRef.Malformed("/id"))],
            }
        );
    }

    private static List<ForecastMethod>? Methods(Ask ask) => ask.Choices<ForecastMethod>("methods");

    private static Connection List(Ask ask, PageRange page)
    {
        var request = new ListOutlooks(ask.PlanCode, ask.Day())
        {
            Scenario = ask.Scenario(),
            Methods = Methods(ask),
            Verdicts = ask.Choices<Verdict>("verdict"),
            At = ask.Place("at") ?? Scope.Top,
            Objective = ask.OptionalCode("objective"),
            Indicator = ask.OptionalCode("indicator"),
            Language = ask.Language(),
            Page = page,
        };
        return Connection.Of(() => ask.Answer(request));
    }
}
