using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Adds up claims about flows over the periods of a longer one. Weeks do not nest in months, quarters or years, and are left out.
/// </summary>
internal sealed class TimeSums(PlanIndex plan)
{
    public IEnumerable<PartSum> Find() => plan.Claims.Subjects
        .Where(subject => subject.Places.Count > 1 && subject.Places[0].Indicator.Kind == IndicatorKind.Flow).SelectMany(Check);

    private IEnumerable<PartSum> Check(Subject subject)
    {
        var places = subject.Places
            .Where(place => place.Key is { Kind: ClaimKind.Level, IsForeign: false } && place.Period.Grain != Grain.Week).ToArray();
        if (places.Length < 2)
            return [];
        var stretches = places.Select(place =>
        {
            var (first, last) = plan.Calendar.Days(place.Period);
            var days = last.DayNumber - first.DayNumber + 1;
            // What is stated per day counts as often as there are days.
            var interval = place.Indicator.PerDay ? place.Demanded.Times(Fraction.Of(days)) : place.Demanded;
            return new Stretch(first.DayNumber, first.DayNumber + days, place, interval);
        }).OrderBy(stretch => stretch.Start).ThenByDescending(stretch => stretch.End).ToArray();
        var sums = new NestedSums(stretches);
        return sums.IsNested
            ? sums.Check(
                PartSum.Time, null, null,
                (at, parts) => at != NestedSums.Root && parts.Sum(part => Length(stretches[part])) == Length(stretches[at]),
                _ => true,
                Ranges.IsNeverNegative(subject.Places[0].Indicator))
            : [];
    }

    private static int Length(Stretch stretch) => stretch.End - stretch.Start;
}
