using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>Whether a target will be reached.</summary>
public enum Verdict
{
    /// <summary>The forecast reaches it.</summary>
    WillMeet,

    /// <summary>The forecast does not.</summary>
    WillMiss,

    /// <summary>The period is over, and the target was reached.</summary>
    Met,

    /// <summary>The period is over, and the target was not reached.</summary>
    Missed,

    /// <summary>There is no forecast, or no target number to compare it with; the reason explains it.</summary>
    Unknown,
}

/// <summary>The reason why nothing is known about a target's future.</summary>
public enum OutlookReason
{
    None,

    /// <summary>One of the places that the number is computed from has no forecast.</summary>
    NoForecast,

    /// <summary>The target cannot be put into numbers.</summary>
    NoGoal,

    /// <summary>The target's period is not made up of months of the plan's year.</summary>
    NotByMonth,

    /// <summary>The forecasts come to no number.</summary>
    ForecastUndefined,
}

/// <summary>A target beside the forecast of its number at the end of its period.</summary>
public sealed record Outlook
{
    public required LightClaim Claim { get; init; }

    public Verdict Verdict { get; init; } = Verdict.Unknown;

    public OutlookReason Reason { get; init; }

    /// <summary>The target in numbers.</summary>
    public required ClaimedGoal Goal { get; init; }

    public Fraction? Forecast { get; init; }

    /// <summary>The forecast as a share of the number that is expected at the period's end.</summary>
    public Attainment? Attainment { get; init; }

    /// <summary>The light that this attainment would have.</summary>
    public Light Light { get; init; } = Light.Undefined;

    /// <summary>The forecasts that it is computed from.</summary>
    public required IReadOnlyList<PlacedForecast> From { get; init; }

    /// <summary>The first of these forecasts that failed; because of it, the outlook has no number either.</summary>
    public PlacedForecast? Without => From.FirstOrDefault(place => place.Made.Fault != ForecastFault.None);

    /// <summary>How much better the forecast is than the target; negative if it is worse; null if nothing is known.</summary>
    public Fraction? Margin =>
        Forecast is not { } number || Goal.Goal is not { } goal
            ? null
            : goal.Aim switch
            {
                Aim.Up => number - goal.Low,
                Aim.Down => goal.High - number,
                _ => number - goal.Low < goal.High - number ? number - goal.Low : goal.High - number,
            };
}

/// <summary>The forecast of one place.</summary>
public sealed record PlacedForecast(Code Indicator, Scope Scope, MadeForecast Made);
