using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Pace;
using PlanApi.Application.Persistence;
using PlanApi.Application.Pictures;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Forecasts;

/// <summary>
/// The way of a target's number as a picture, in English (en) or Chinese (zh): actuals by month, the expected pace, and the forecast.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Target">The target.</param>
/// <param name="Date">The last day whose actuals count; today in the plan's time zone when absent.</param>
/// <param name="Language">The language of the words.</param>
public sealed record GetTargetTrend(Code Plan, Code Target, DateOnly? Date = null, string Language = "en") : Query<Drawing>
{
    /// <summary>The scenario with the forecasts and target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The addresses of the same as data, which the picture names.</summary>
    public IReadOnlyList<string> DataAt { get; init; } = [];

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetTargetTrendHandler(
    PlanDb db,
    PlanOpener opener,
    TargetStore targets,
    VisibilityFinder visibility,
    IHandler<GetPace, PaceAnswer> paces,
    IHandler<GetTargetOutlook, OutlookAnswer> outlooks
) : IHandler<GetTargetTrend, Drawing>
{
    public async Task<Outcome<Drawing>> Handle(GetTargetTrend request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out var failure))
            return failure;
        var plan = opened.Row;
        if (
            await targets.Find(plan.Id, request.Target.ToString(), await visibility.For(plan, cancellation), cancellation) is not { } target
        )
            return new NotFound("target", request.Target.ToString());
        var pace = new GetPace(request.Plan, request.Target, Grain.Month, request.Date)
        {
            Scenario = ScenarioPartitions.For(opened.Structure, request.Scenario, target.Scenario),
        };
        var outlook = new GetTargetOutlook(request.Plan, request.Target, request.Date, request.Language) { Scenario = request.Scenario };
        if (
            !(await paces.Handle(pace, cancellation)).IsSuccess(out var way, out failure)
            || !(await outlooks.Handle(outlook, cancellation)).IsSuccess(out var end, out failure)
        )
            return failure;
        var indicator = opened.Structure.Definitions[way.Indicator];
        return new Drawing(
            TrendPicture.Of(
                new Trend(
                    target.Names.In(request.Language, indicator.Names.In(request.Language, request.Target.ToString())),
                    end.Sentence,
                    indicator,
                    Code.Known(plan.Currency),
                    [.. way.Points.Select(point => new TrendPoint(point.Date, point.Expected, point.ExpectedUpper, point.Actual))],
                    way.Period == end.Period ? end.Forecast : null,
                    end.Light
                ),
                request.Language,
                request.DataAt
            )
        );
    }
}
