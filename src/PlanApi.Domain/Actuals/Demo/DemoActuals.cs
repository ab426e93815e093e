using System.Numerics;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Actuals.Demo;

/// <summary>
/// Made-up actuals for a plan that has none yet: a year of days, and weeks of the year before for growth. The same seed gives the same
/// actuals. They are for trying things out and for load tests; they are synthetic, and must be called so.
/// </summary>
public sealed class DemoActuals(PlanDocument document, int seed)
{
    /// <summary>The source that the rows name.</summary>
    public const string Source = "demo";

    private const int FewPlaces = 40;

    // What only a scenario claims is part of what the plan does.
    private readonly PlanDocument _plan = document.In(document.Scenario);
    private readonly DemoPlaces _places = new(document.In(document.Scenario));
    private readonly DemoLevels _levels = new(document.In(document.Scenario), seed);
    private readonly Calendar _calendar = document.Plan.Calendar;

    /// <summary>
    /// The rows of the plan's year: either few enough to read, or the given number. More rows are made at lower members and, at the end,
    /// in earlier years of the calendar. There may be fewer than requested.
    /// </summary>
    public IEnumerable<ActualEntry> Rows(long? count = null) => count is { } most ? Many().Take(checked((int)most)) : Few();

    private IEnumerable<ActualEntry> Few()
    {
        var grown = _plan
            .Targets.Where(target => target.Against is not null)
            .Select(target => target.Indicator)
            .Concat(_plan.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Growth).Select(indicator => indicator.Base!.Value))
            .ToHashSet();
        var hasYearBefore = (_calendar.ReferenceFrom ?? _calendar.Year) < _calendar.Year;
        foreach (var indicator in Stored())
        {
            var places = _places.Of(indicator, FewPlaces);
            foreach (
                var row in Year(
                    indicator,
                    places,
                    _calendar.Year,
                    indicator.Kind == IndicatorKind.Flow && indicator.Importance == Importance.Core ? 1 : 7
                )
            )
                yield return row;
            if (!hasYearBefore || !grown.Contains(indicator.Code))
                continue;
            foreach (var row in Year(indicator, places, _calendar.Year - 1, 7))
                yield return row;
        }
    }

    private IEnumerable<ActualEntry> Many()
    {
        for (var year = _calendar.Year; year >= (_calendar.ReferenceFrom ?? _calendar.Year); year--)
        {
            foreach (var indicator in Stored())
            {
                foreach (var row in Year(indicator, _places.Of(indicator, null), year, 1))
                    yield return row;
            }
        }
    }

    /// <summary>Indicators with stored numbers that add up, or that are means.</summary>
    private IEnumerable<Indicator> Stored() =>
        _plan
            .Indicators.OrderBy(indicator => indicator.Code)
            .Where(indicator =>
                indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock or IndicatorKind.Score
                || indicator is { Kind: IndicatorKind.Ratio, Numerator: null }
            );

    private IEnumerable<ActualEntry> Year(Indicator indicator, IReadOnlyList<Scope> places, int year, int every)
    {
        var (first, last) = _calendar.Days(Period.OfYear(year));
        // Of the year before a little less; of a height, about as much.
        var level = _levels.Of(indicator) * (year < _calendar.Year ? Fraction.Of(86) / Fraction.Hundred : Fraction.One);
        var sizes = places
            .Select(place => place.Aggregate(1L, (size, pair) => size * Chance.Between(2, 9, seed, $"{pair.Key}={pair.Value}")))
            .ToArray();
        var whole = sizes.Sum();
        for (var at = 0; at < places.Count; at++)
        {
            var rows =
                indicator.Kind is IndicatorKind.Flow
                    ? Flow(indicator, places[at], level * Fraction.Of(sizes[at]) / Fraction.Of(whole), first, last, every)
                    : Heights(
                        indicator,
                        places[at],
                        indicator.Kind == IndicatorKind.Stock ? level * Fraction.Of(sizes[at]) / Fraction.Of(whole) : level,
                        first,
                        last
                    );
            foreach (var row in rows)
                yield return row;
        }
    }

    /// <summary>
    /// A flow's days add up to its level in whole steps: each day is the increase of the sum to date. Business grows during the year, and
    /// is slower on Sundays.
    /// </summary>
    private IEnumerable<ActualEntry> Flow(Indicator indicator, Scope scope, Fraction level, DateOnly first, DateOnly last, int every)
    {
        var name = $"{indicator.Code} {scope}";
        var weights = new List<int>();
        for (var day = first; day <= last; day = day.AddDays(every))
            weights.Add(
                ((day.DayOfWeek == DayOfWeek.Sunday && every == 1 ? 70 : 100) + ((day.DayNumber - first.DayNumber) / 12))
                    * Chance.Between(80, 120, seed, name, day.DayNumber)
            );
        var (whole, sum, before) = (weights.Sum(weight => (long)weight), 0L, BigInteger.Zero);
        for (var at = 0; at < weights.Count; at++)
        {
            sum += weights[at];
            var toDate = (level * Fraction.Of(sum) / Fraction.Of(whole)).Rounded(indicator.Decimals);
            if (toDate != before)
                yield return Row(indicator, scope, first.AddDays(at * every), toDate - before);
            before = toDate;
        }
    }

    /// <summary>A level is measured every week, and approaches its final value during the year.</summary>
    private IEnumerable<ActualEntry> Heights(Indicator indicator, Scope scope, Fraction level, DateOnly first, DateOnly last)
    {
        var name = $"{indicator.Code} {scope}";
        var better = indicator.Direction == Direction.LowerIsBetter ? -1 : 1;
        for (var day = first; day <= last; day = day.AddDays(7))
        {
            var permille =
                1000 + (better * (((day.DayNumber - first.DayNumber) / 4) - 70)) + Chance.Between(-15, 15, seed, name, day.DayNumber);
            yield return Row(indicator, scope, day, (level * Fraction.Of(permille) / Fraction.Of(1000)).Rounded(indicator.Decimals));
        }
    }

    private static ActualEntry Row(Indicator indicator, Scope scope, DateOnly day, BigInteger units)
    {
        var steps = units * Quantity.StepsPerUnit;
        for (var at = 0; at < indicator.Decimals; at++)
            steps /= 10;
        return new ActualEntry
        {
            Indicator = indicator.Code,
            Scope = scope,
            Date = Period.OfDay(day),
            Value = new Quantity((long)steps),
            Source = Source,
        };
    }
}
