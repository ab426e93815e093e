using PlanApi.Api.Http;
using PlanApi.Application.Scorecards;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Scorecards;

/// <summary>Scores of objectives, key results, members and matrix cells. One of three parameters names the subject.</summary>
internal static class ScorecardEndpoints
{
    private const string Objective = "objective";
    private const string KeyResult = "keyResult";
    private const string ScopeName = "scope";
    private const string Dates = "dates";
    private const string AgainstObjective = "againstObjective";
    private const string AgainstKeyResult = "againstKeyResult";
    private const string AgainstScope = "againstScope";
    private const string AgainstDate = "againstDate";
    private const string AgainstScenario = "againstScenario";

    private static readonly QueryParameter[] Subject =
    [
        new(Objective, "The score of this objective."),
        new(KeyResult, "The score of this key result."),
        new(
            ScopeName,
            "The score of this place: a line, tier or market such as line=sales, a cell of the matrix such as line=sales;tier=mid, or top."
        ),
    ];

    public static void MapScorecards(this RouteGroupBuilder plan)
    {
        plan.OnGet("/scorecard", Get)
            .WithTags("scorecards")
            .Sends(
                typeof(GetScorecard),
                "getScorecard",
                "A weighted score on a day, with the contribution of each child",
                [.. Subject, CommonParameters.Date, CommonParameters.Scenario]
            )
            .Produces<ScorecardAnswer>();
        plan.OnGet("/scorecard/trend", Trend)
            .WithTags("scorecards")
            .Sends(
                typeof(GetScoreTrend),
                "getScoreTrend",
                "The scores on some days",
                [
                    .. Subject,
                    new QueryParameter(Dates, $"The days in ascending order; at most {GetScoreTrend.MaxDates}.", Type: "date", Many: true),
                    CommonParameters.Scenario,
                ]
            )
            .Produces<IReadOnlyList<ScorePoint>>();
        plan.OnGet("/scorecard/comparison", Compare)
            .WithTags("scorecards")
            .Sends(
                typeof(CompareScores),
                "compareScores",
                "Two scores side by side, of two days, scenarios or members, with the contribution of each child to the difference",
                [
                    .. Subject,
                    CommonParameters.Date,
                    CommonParameters.Scenario,
                    new QueryParameter(AgainstObjective, "The second side's objective; the same subject when none is named."),
                    new QueryParameter(AgainstKeyResult, "The second side's key result."),
                    new QueryParameter(AgainstScope, "The second side's place."),
                    new QueryParameter(AgainstDate, "The second side's day; the same when absent.", Type: "date"),
                    new QueryParameter(AgainstScenario, "The second side's scenario; the same when absent."),
                ]
            )
            .Produces<ScoreComparison>();
    }

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetScorecard(plan, Of(asked), asked.Day(), Languages.Of(context.Request)) { Scenario = asked.Scenario() };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> Trend(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetScoreTrend(plan, Of(asked), asked.Days(Dates)) { Scenario = asked.Scenario() };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> Compare(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var against = new ScoreSubject
        {
            Objective = asked.Code(AgainstObjective),
            KeyResult = asked.Code(AgainstKeyResult),
            Scope = asked.Place(AgainstScope),
        };
        var request = new CompareScores(
            plan,
            Of(asked),
            against == new ScoreSubject() ? null : against,
            asked.Day(),
            asked.Day(AgainstDate)
        )
        {
            Scenario = asked.Scenario(),
            AgainstScenario = asked.Code(AgainstScenario),
            Language = Languages.Of(context.Request),
        };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static ScoreSubject Of(QueryReader asked) =>
        new()
        {
            Objective = asked.Code(Objective),
            KeyResult = asked.Code(KeyResult),
            Scope = asked.Place(ScopeName),
        };
}
