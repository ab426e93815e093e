using PlanApi.Api.Http;
using PlanApi.Application.Drivers;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Drivers;

internal static class DriverEndpoints
{
    private const string IndicatorName = "indicator";
    private const string PeriodName = "period";
    private const string ScopeName = "scope";
    private const string MeasureName = "measure";

    private static readonly Code Gmv = Code.Known("gmv-identity");
    private static readonly Code Conversion = Code.Known("inquiry-conversion");
    private static readonly DriverTreeQuestion Tree = new() { Indicator = Gmv, Period = Period.OfYear(2024) };
    private static readonly TornadoQuestion Bars = new()
    {
        Indicator = Gmv,
        Period = Period.OfYear(2024),
        Percent = Quantity.Of(10),
    };

    private static readonly AttributionQuestion Change = new()
    {
        Indicator = Gmv,
        Period = Period.OfQuarter(2024, 2),
        From = new ComparedPlace { Period = Period.OfQuarter(2024, 1) },
    };

    private static readonly DriverWhatIfQuestion WhatIf = new()
    {
        Indicator = Gmv,
        Period = Period.OfYear(2024),
        Changes = [new DriverChange { Indicator = Conversion, Points = Quantity.Of(1) }],
    };

    public static void MapDrivers(this RouteGroupBuilder plan)
    {
        plan.OnPost("/driver-trees", Read)
            .WithTags("drivers")
            .WithMetadata(new Example(Tree, IsAnswer: false))
            .Sends(
                typeof(GetDriverTree),
                "getDriverTree",
                "The drivers from which a number is computed, and the effect of a change of each: marginal effects and elasticities"
            )
            .Takes<DriverTreeQuestion>()
            .Reads()
            .Produces<DriverTreeAnswer>();
        plan.OnPost("/driver-tornados", Rank)
            .WithTags("drivers")
            .WithMetadata(new Example(Bars, IsAnswer: false))
            .Sends(
                typeof(GetTornado),
                "getTornado",
                "Which drivers a number depends on most: each moved on its own, ranked by how far the number swings"
            )
            .Takes<TornadoQuestion>()
            .Reads()
            .Produces<TornadoAnswer>();
        plan.OnGet("/driver-tornados/picture", Drawn)
            .WithTags("drivers")
            .Sends(
                typeof(GetTornadoPicture),
                "getTornadoPicture",
                "Which drivers a number depends on most, as a picture in SVG; in English or Chinese by Accept-Language",
                new QueryParameter(IndicatorName, "The top of the tree; required."),
                new QueryParameter(PeriodName, "The period, such as 2024-Q1; required."),
                new QueryParameter(ScopeName, "Where, such as line=sales;tier=mid; the whole when absent."),
                new QueryParameter(MeasureName, "Which number; the target when absent.", QueryReader.Names<Measure>()),
                CommonParameters.Scenario
            )
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Svg);
        plan.OnPost("/driver-attributions", Attribute)
            .WithTags("drivers")
            .WithMetadata(new Example(Change, IsAnswer: false))
            .Sends(typeof(AttributeChange), "attributeChange", "How much of a number's change comes from each driver; it adds up exactly")
            .Takes<AttributionQuestion>()
            .Reads()
            .Produces<AttributionAnswer>();
        plan.OnPost("/driver-what-ifs", Try)
            .WithTags("drivers")
            .WithMetadata(new Example(WhatIf, IsAnswer: false))
            .Sends(
                typeof(TryDriverChanges),
                "tryDriverChanges",
                "A number as it would be with other values of some drivers, in one scenario or several; nothing is stored"
            )
            .Takes<DriverWhatIfQuestion>()
            .Reads()
            .Produces<DriverWhatIfAnswer>();
    }

    private static async Task<IResult> Read(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<DriverTreeQuestion>(context)).IsSuccess(out var question, out var failure)
            ? (await sender.Send(new GetDriverTree(plan, question), cancellation)).ToResult()
            : Answers.Fail(failure);

    private static async Task<IResult> Rank(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<TornadoQuestion>(context)).IsSuccess(out var question, out var failure)
            ? (await sender.Send(new GetTornado(plan, question), cancellation)).ToResult()
            : Answers.Fail(failure);

    private static async Task<IResult> Drawn(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var (indicator, period) = (asked.Code(IndicatorName), asked.Period(PeriodName));
        var (scope, measure, scenario) = (asked.Place(ScopeName), asked.Choice(MeasureName, Measure.Target), asked.Scenario());
        if (indicator is null && !context.Request.Query.ContainsKey(IndicatorName))
            asked.Faults.Add(FaultCodes.MissingField, $"/{IndicatorName}", "Name the indicator at the top.");
        if (period is null && !context.Request.Query.ContainsKey(PeriodName))
            asked.Faults.Add(FaultCodes.MissingField, $"/{PeriodName}", "Name the period, such as 2024-Q1.");
        if (asked.Failure is { } failure)
            return Answers.Fail(failure);
        var question = new TornadoQuestion
        {
            Indicator = indicator!.Value,
            Period = period!.Value,
            Scope = scope ?? Scope.Top,
            Measure = measure,
            Scenario = scenario,
        };
        var request = new GetTornadoPicture(plan, question, Languages.Of(context.Request)) { DataAt = PictureData.OfTornado(plan) };
        return (await sender.Send(request, cancellation)).ToPicture(context);
    }

    private static async Task<IResult> Attribute(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<AttributionQuestion>(context)).IsSuccess(out var question, out var failure)
            ? (await sender.Send(new AttributeChange(plan, question), cancellation)).ToResult()
            : Answers.Fail(failure);

    private static async Task<IResult> Try(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<DriverWhatIfQuestion>(context)).IsSuccess(out var question, out var failure)
            ? (await sender.Send(new TryDriverChanges(plan, question), cancellation)).ToResult()
            : Answers.Fail(failure);
}
