namespace PlanApi.Domain.Forecasts;

/// <summary>How the months that are not over yet are forecast; those that are over count with their actuals.</summary>
public enum ForecastMethod
{
    /// <summary>The entered forecast. It is also used for a past month without an actual.</summary>
    Entered,

    /// <summary>The targets of the remaining months, after the actuals: as 3+9 or 6+6.</summary>
    RemainingTargets,

    /// <summary>
    /// As so far: of a flow its mean per day, of scores and ratios the mean of the months, of stocks and what is never computed the latest
    /// number (the naive forecast).
    /// </summary>
    RunRate,

    /// <summary>
    /// Along the line of least squares through the months so far; of a flow, through its numbers a day, so that a short month is no fall.
    /// </summary>
    Trend,

    /// <summary>As the months of the year before, in the proportion in which the months so far stand to theirs.</summary>
    Seasonal,
}

/// <summary>Where the number of a month is from.</summary>
public enum ForecastSource
{
    /// <summary>The month is over: what has happened.</summary>
    Actual,

    /// <summary>Entered by somebody.</summary>
    Entered,

    /// <summary>The amount that the target asks of the month.</summary>
    Target,

    RunRate,

    Trend,

    Seasonal,
}

/// <summary>Why a place has no forecast.</summary>
public enum ForecastFault
{
    None,

    /// <summary>A month that is over has no actual, without which a sum would be too small.</summary>
    NoActual,

    /// <summary>The actuals of a month come to no number.</summary>
    ActualUndefined,

    /// <summary>The caller may not see the actuals.</summary>
    Hidden,

    /// <summary>No forecast is entered for a month that is left.</summary>
    NotEntered,

    /// <summary>No target asks anything of a month that is left.</summary>
    NoTarget,

    /// <summary>There are too few months with actuals: one for a run rate or a season, two for a trend.</summary>
    TooFewActuals,

    /// <summary>The year before has no numbers for a month, they come to zero, or have another sign than this year's.</summary>
    NoShape,
}
