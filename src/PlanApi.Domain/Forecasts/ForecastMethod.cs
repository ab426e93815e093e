namespace PlanApi.Domain.Forecasts;

/// <summary>The method for the months that are not over yet; months that are over count with their actuals.</summary>
public enum ForecastMethod
{
    /// <summary>The entered forecast. It is also used for a past month without an actual.</summary>
    Entered,

    /// <summary>The actuals, and then the targets of the remaining months: a 3+9 or 6+6 forecast.</summary>
    RemainingTargets,

    /// <summary>
    /// The number so far: for a flow its mean per day, for scores and ratios the mean of the months, for stocks and non-additive numbers
    /// the latest number (the naive forecast).
    /// </summary>
    RunRate,

    /// <summary>
    /// The line of least squares through the months so far. For a flow it goes through the numbers per day, so that a short month is not a
    /// fall.
    /// </summary>
    Trend,

    /// <summary>The months of the year before, times the proportion of this year's months so far to the same months of that year.</summary>
    Seasonal,
}

/// <summary>The source of a month's number.</summary>
public enum ForecastSource
{
    /// <summary>The month is over: its actual.</summary>
    Actual,

    /// <summary>Entered by somebody.</summary>
    Entered,

    /// <summary>The month's part of a target.</summary>
    Target,

    RunRate,

    Trend,

    Seasonal,
}

/// <summary>Why a place has no forecast.</summary>
public enum ForecastFault
{
    None,

    /// <summary>A month that is over has no actual. Without it a sum would be too small.</summary>
    NoActual,

    /// <summary>No number follows from the actuals of a month.</summary>
    ActualUndefined,

    /// <summary>The caller may not see the actuals.</summary>
    Hidden,

    /// <summary>No forecast is entered for a remaining month.</summary>
    NotEntered,

    /// <summary>No target covers a remaining month.</summary>
    NoTarget,

    /// <summary>Too few months have actuals: one is needed for a run rate or a season, two for a trend.</summary>
    TooFewActuals,

    /// <summary>The year before has no numbers for a month, they come to zero, or have another sign than this year's.</summary>
    NoShape,
}
