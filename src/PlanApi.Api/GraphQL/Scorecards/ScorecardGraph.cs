using GraphQL.Types;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Scorecards;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Scorecards;

/// <summary>Scores of objectives, key results, members and matrix cells.</summary>
internal sealed class ScorecardGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var plan = graph.Types.Object<Plan>();
        var card = graph.Types.Object<ScorecardAnswer>();
        card.Name = "Scorecard";
        graph.Types.Object<ScoreAnswer>().Name = "Score";
        var comparison = graph.Types.Object<ScoreComparison>();
        GraphBuilder.Field(
            plan,
            "scorecard",
            typeof(GetScorecard),
            "A weighted score on a day, with the contribution of each child; null where there is no such thing.",
            card,
            async ask => await ask.Find(new GetScorecard(ask.PlanCode, Of(ask), ask.Day(), ask.Language()) { Scenario = ask.Scenario() }),
            [.. Subject(graph), .. Arguments.OfDay(graph)]
        );
        GraphBuilder.Field(
            plan,
            "scoreTrend",
            typeof(GetScoreTrend),
            "The scores on some days; null where there is no such thing.",
            TypeCatalog.ListOf(graph.Types.Output(typeof(ScorePoint))),
            async ask => await ask.Find(new GetScoreTrend(ask.PlanCode, Of(ask), ask.Days("dates")) { Scenario = ask.Scenario() }),
            [
                .. Subject(graph),
                Arguments.Scenario(graph),
                GraphBuilder.Argument(
                    "dates",
                    $"The days in ascending order; at most {GetScoreTrend.MaxDates}.",
                    TypeCatalog.ListOf(graph.Types.Output(typeof(DateOnly))),
                    required: true
                ),
            ]
        );
        GraphBuilder.Field(
            plan,
            "scoreComparison",
            typeof(CompareScores),
            "Two scores side by side, of two days, scenarios or members, with the contribution of each child to the difference; null where "
                + "there is no such thing.",
            comparison,
            Compare,
            [
                .. Subject(graph),
                .. Arguments.OfDay(graph),
                graph.Argument<Code>("againstObjective", "The second side's objective; the same subject when none is named."),
                graph.Argument<Code>("againstKeyResult", "The second side's key result."),
                graph.Argument<string>("againstScope", "The second side's place."),
                Arguments.Day(graph, "againstDate", "The second side's day; the same when absent."),
                graph.Argument<Code>("againstScenario", "The second side's scenario; the same when absent."),
            ]
        );
    }

    private static async Task<object?> Compare(Ask ask)
    {
        var against = new ScoreSubject
        {
            Objective = ask.OptionalCode("againstObjective"),
            KeyResult = ask.OptionalCode("againstKeyResult"),
            Scope = ask.Place("againstScope"),
        };
        return await ask.Find(
            new CompareScores(ask.PlanCode, Of(ask), against == new ScoreSubject() ? null : against, ask.Day(), ask.Day("againstDate"))
            {
                Scenario = ask.Scenario(),
                AgainstScenario = ask.OptionalCode("againstScenario"),
                Language = ask.Language(),
            }
        );
    }

    private static QueryArgument[] Subject(GraphBuilder graph) =>
        [
            graph.Argument<Code>("objective", "The score of this objective."),
            graph.Argument<Code>("keyResult", "The score of this key result."),
            graph.Argument<string>(
                "scope",
                "The score of this place: a line, tier or market such as line=sales, a cell of the matrix such as "
                    + "line=sales;tier=mid, or top."
            ),
        ];

    private static ScoreSubject Of(Ask ask) =>
        new()
        {
            Objective = ask.OptionalCode("objective"),
            KeyResult = ask.OptionalCode("keyResult"),
            Scope = ask.Place("scope"),
        };
}
