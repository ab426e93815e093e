using PlanApi.Application.Forecasts;
using PlanApi.Application.Lights;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Feeds;

/// <summary>How a target stands today, on one row: its light, its outlook, and who answers for it.</summary>
public sealed record TargetStatus
{
    public required Code Target { get; init; }

    public required Code Indicator { get; init; }

    public required Scope Scope { get; init; }

    public required Period Period { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The party that is asked first: the owner of the first key result with the target, or of the nearest objective.</summary>
    public Code? Owner { get; init; }

    public LocalText? OwnerNames { get; init; }

    /// <summary>The line that answers; the first where there are several.</summary>
    public Code? Line { get; init; }

    public Quantity? Actual { get; init; }

    public Quantity? Expected { get; init; }

    public Quantity? Goal { get; init; }

    public Quantity? Attainment { get; init; }

    public required Light Light { get; init; }

    public LightReason? Reason { get; init; }

    /// <summary>Whether it will be reached.</summary>
    public Verdict? Outlook { get; init; }

    public Quantity? Forecast { get; init; }

    /// <summary>The forecast as a share of the target.</summary>
    public Quantity? ForecastAttainment { get; init; }

    internal static TargetStatus Of(LightAnswer light, OutlookAnswer? outlook, TargetOwner? owner) =>
        new()
        {
            Target = light.Target!.Value,
            Indicator = light.Indicator,
            Scope = light.Scope,
            Period = light.Period,
            Date = light.Date,
            Owner = owner?.Party,
            OwnerNames = owner?.Names,
            Line = owner?.Line,
            Actual = light.Actual,
            Expected = light.Expected,
            Goal = light.Goal,
            Attainment = light.Attainment,
            Light = light.Light,
            Reason = light.Reason,
            Outlook = outlook?.Verdict,
            Forecast = outlook?.Forecast,
            ForecastAttainment = outlook?.Attainment,
        };
}
