using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Forecasts;

/// <summary>Forecasts many places over the months of the plan's year. The data for all of them is read together.</summary>
/// <param name="plan">The scenario's numbers: entered forecasts, and targets.</param>
/// <param name="baseline">The baseline's numbers: actuals of this year, and actuals or references of the year before.</param>
/// <param name="board">Turns targets into numbers.</param>
/// <param name="until">The last day whose actuals count: months that end by it are over.</param>
public sealed class ForecastReader(RollUpEngine plan, RollUpEngine baseline, LightBoard board, DateOnly until)
{
    private Calendar Calendar => plan.Source.Calendar;

    /// <summary>The months of the plan's year.</summary>
    public IReadOnlyList<Period> Months => PaceShare.Parts(Calendar, Period.OfYear(Calendar.Year), Grain.Month);

    /// <summary>Whether a period is over: all of its actuals count.</summary>
    public bool IsOver(Period period) => Calendar.Days(period).Last <= until;

    /// <summary>The forecast of each place.</summary>
    /// <param name="places">Stored indicators with scopes.</param>
    /// <param name="methods">The methods to try, in order. The first that gives a number is used.</param>
    /// <param name="claims">The plan's targets.</param>
    public IReadOnlyDictionary<(Code Indicator, Scope Scope), MadeForecast> Make(
        IReadOnlyCollection<(Code Indicator, Scope Scope)> places,
        IReadOnlyList<ForecastMethod> methods,
        IReadOnlyList<LightClaim> claims
    )
    {
        var (over, left) = (Months.Where(IsOver).ToArray(), Months.Where(month => !IsOver(month)).ToArray());
        var actuals = Numbers(baseline, places, Measure.Actual, over);
        var entered = methods.Contains(ForecastMethod.Entered) ? Numbers(plan, places, Measure.Forecast, Months) : null;
        var due = methods.Contains(ForecastMethod.RemainingTargets)
            ? new RemainingTargets(plan, board, until).Of(places, left, claims)
            : null;
        Period[] before = methods.Contains(ForecastMethod.Seasonal) ? [.. Months.Select(month => Calendar.YearBefore(month))] : [];
        var (earlier, references) = (
            Numbers(baseline, places, Measure.Actual, before),
            Numbers(baseline, places, Measure.Reference, before)
        );
        var made = new Dictionary<(Code, Scope), MadeForecast>(places.Count);
        foreach (var place in places)
        {
            var known = Months
                .Select(
                    (month, at) =>
                        new KnownMonth(month, Calendar.LengthOf(month), IsOver(month))
                        {
                            Actual = IsOver(month) ? actuals(place, month) : CubeNumber.Missing,
                            Entered = entered?.Invoke(place, month) ?? CubeNumber.Missing,
                            Due = due is not null && due.TryGetValue((place.Indicator, place.Scope, month), out var asked) ? asked : null,
                            YearBefore =
                                before.Length > 0 ? Number(earlier(place, before[at])) ?? Number(references(place, before[at])) : null,
                        }
                )
                .ToArray();
            var calculation = new ForecastCalculation(plan.Source.Indicators[place.Indicator], known);
            var tried = methods.Select(calculation.By);
            made[place] = tried.FirstOrDefault(forecast => forecast.Fault == ForecastFault.None) ?? calculation.By(methods[0]);
        }
        return made;
    }

    private Func<(Code Indicator, Scope Scope), Period, CubeNumber> Numbers(
        RollUpEngine engine,
        IReadOnlyCollection<(Code Indicator, Scope Scope)> places,
        Measure measure,
        IReadOnlyList<Period> periods
    )
    {
        var numbers = new NumbersToDate(engine, places.SelectMany(place => periods.Select(period => Of(place, period))));
        return (place, period) => numbers.Of(Of(place, period));

        PlaceOverDays Of((Code Indicator, Scope Scope) place, Period period)
        {
            var (first, last) = Calendar.Days(period);
            return new PlaceOverDays(place.Indicator, measure, place.Scope, new DaySpan(first, last));
        }
    }

    private static Fraction? Number(CubeNumber number) => number.HasValue ? number.Value : null;
}
