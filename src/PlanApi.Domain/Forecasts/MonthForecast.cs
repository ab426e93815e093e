using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>The known numbers of one month of a place before it is forecast, in the indicator's unit.</summary>
/// <param name="Month">The month.</param>
/// <param name="Days">How many days it has.</param>
/// <param name="IsOver">Whether it counts with its actual.</param>
/// <param name="Actual">The actual, where the month is over.</param>
/// <param name="Entered">The forecast that is entered for it.</param>
/// <param name="Due">The month's part of a target.</param>
/// <param name="YearBefore">The same month's number in the year before.</param>
public sealed record KnownMonth(
    Period Month,
    int Days,
    bool IsOver,
    CubeNumber Actual = default,
    CubeNumber Entered = default,
    Fraction? Due = null,
    Fraction? YearBefore = null
);

/// <summary>One month of a forecast.</summary>
/// <param name="Month">The month.</param>
/// <param name="Number">The number; absent if a past month has no actual, for example a score that is not measured every month.</param>
/// <param name="Source">Where it is from.</param>
public sealed record MonthForecast(Period Month, Quantity? Number, ForecastSource Source);

/// <summary>The forecast of one indicator at one place over the months of the plan's year.</summary>
/// <param name="Months">The months in order; none if there is no forecast.</param>
/// <param name="Fault">Why there is none.</param>
/// <param name="FaultAt">The month that stands in the way.</param>
public sealed record MadeForecast(IReadOnlyList<MonthForecast> Months, ForecastFault Fault = ForecastFault.None, Period? FaultAt = null)
{
    public static MadeForecast Without(ForecastFault fault, Period? at = null) => new([], fault, at);
}
