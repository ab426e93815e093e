using PlanApi.Api.Http;
using PlanApi.Application.Forecasts;
using PlanApi.Application.Parts;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Forecasts;

/// <summary>Forecasts, and whether targets will be reached by them.</summary>
internal static class ForecastEndpoints
{
    private const string Methods = "methods";
    private const string VerdictName = "verdict";
    private const string At = "at";
    private const string Objective = "objective";
    private const string Indicator = "indicator";

    private static readonly QueryParameter Scenario = new(
        CommonParameters.ScenarioName,
        "The scenario with the forecasts and target numbers: each may hold a version of the forecast; the plan's first " + "when absent."
    );
    private static readonly QueryParameter Method = new(
        Methods,
        "The methods to try at each place, in order; entered, seasonal, runRate when absent.",
        QueryReader.Names<ForecastMethod>(),
        Many: true
    );
    private static readonly QueryParameter Date = new(
        CommonParameters.DateName,
        "The last day whose actuals count: months that end by it are over; today in the plan's time zone when absent.",
        Type: "date"
    );

    private static readonly ForecastOrder Sample = new()
    {
        Date = new DateOnly(2024, 3, 31),
        Methods = [ForecastMethod.RemainingTargets, ForecastMethod.RunRate],
    };

    public static void MapForecasts(this RouteGroupBuilder plan)
    {
        plan.OnGet("/outlooks", List)
            .WithTags("forecasts")
            .Sends(
                typeof(ListOutlooks),
                "listOutlooks",
                "Which targets will be reached and which missed, by the forecasts of their numbers",
                Date,
                Scenario,
                Method,
                new QueryParameter(VerdictName, "Only these verdicts.", QueryReader.Names<Verdict>(), Many: true),
                new QueryParameter(At, "Only at or below this scope, such as line=sales;tier=mid."),
                new QueryParameter(Objective, "Only the key results of this objective, and of those that serve it."),
                new QueryParameter(Indicator, "Only targets of this indicator."),
                CommonParameters.First,
                CommonParameters.After
            )
            .WithMetadata(new HasTable("Outlooks"))
            .Produces<PageAnswer<OutlookAnswer>>();
        plan.OnGet("/targets/{target}/outlook", OfTarget)
            .WithTags("forecasts")
            .Sends(
                typeof(GetTargetOutlook),
                "getTargetOutlook",
                "Whether a target will be reached, with the months that the forecast is made of",
                Date,
                Scenario,
                Method
            )
            .Produces<OutlookAnswer>();
        plan.OnGet("/targets/{target}/trend", TrendOf)
            .WithTags("forecasts")
            .Sends(
                typeof(GetTargetTrend),
                "getTargetTrend",
                "The way of a target's number as a picture in SVG: actuals, expected pace and forecast; in English or Chinese by "
                    + "Accept-Language",
                Date,
                Scenario
            )
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Svg);
        plan.OnPost("/forecasts", Make)
            .WithTags("forecasts")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(MakeForecast),
                "makeForecast",
                "Make a version of the forecast, and store it by month in a scenario: actuals of the months that are over, and "
                    + "what is left by a method"
            )
            .Takes<ForecastOrder>()
            .Writes()
            .Produces<ForecastMade>();
    }

    private static async Task<IResult> List(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListOutlooks(plan, asked.Day())
        {
            Scenario = asked.Scenario(),
            Methods = asked.Choices<ForecastMethod>(Methods),
            Verdicts = asked.Choices<Verdict>(VerdictName),
            At = asked.Place(At) ?? Scope.Top,
            Objective = asked.Code(Objective),
            Indicator = asked.Code(Indicator),
            Language = Languages.Of(context.Request),
            Page = asked.Page(),
        };
        return PageAnswer<OutlookAnswer>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }

    private static async Task<IResult> OfTarget(
        Code plan,
        Code target,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetTargetOutlook(plan, target, asked.Day(), Languages.Of(context.Request))
        {
            Scenario = asked.Scenario(),
            Methods = asked.Choices<ForecastMethod>(Methods),
        };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> TrendOf(
        Code plan,
        Code target,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var (date, scenario) = (asked.Day(), asked.Scenario());
        var request = new GetTargetTrend(plan, target, date, Languages.Of(context.Request))
        {
            Scenario = scenario,
            DataAt = PictureData.OfTrend(plan, target, date, scenario),
        };
        return (await asked.Send(sender, request, cancellation)).ToPicture(context);
    }

    private static async Task<IResult> Make(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<ForecastOrder>(context)).IsSuccess(out var order, out var failure)
            ? (await sender.Send(new MakeForecast(plan, order), cancellation)).ToResult()
            : Answers.Fail(failure);
}
