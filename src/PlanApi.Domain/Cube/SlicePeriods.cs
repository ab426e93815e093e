using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube;

/// <summary>The periods of a slice, before its axes are checked.</summary>
internal static class SlicePeriods
{
    /// <summary>
    /// The days from the first to the last of the slice's periods. Members are looked up in their trees on these days; only on
    /// <see cref="DateOnly.MaxValue"/> if members count under their latest parents.
    /// </summary>
    public static (DateOnly First, DateOnly Last) Days(Slice slice, Calendar calendar)
    {
        if (slice.Parentage == Parentage.AsIs)
            return (DateOnly.MaxValue, DateOnly.MaxValue);
        var axis = slice.Rows.Concat(slice.Columns).FirstOrDefault(axis => axis.Dimension is null);
        var whole = (axis is null ? slice.Period : axis.Within) ?? Period.OfYear(calendar.Year);
        var days = Of(axis, whole, calendar).Where(calendar.Holds).Select(calendar.Days).ToArray();
        return days.Length == 0
            ? calendar.Days(Period.OfYear(calendar.Year))
            : (days.Min(period => period.First), days.Max(period => period.Last));
    }

    private static IEnumerable<Period> Of(SliceAxis? axis, Period whole, Calendar calendar)
    {
        if (axis is null || !calendar.Holds(whole))
            return [whole];
        if (axis.Periods is { } named)
            return named;
        var (first, last) = calendar.Days(whole);
        var periods = calendar.Periods(axis.Grain ?? Grain.Quarter, first, last);
        return axis.Total ? periods.Append(whole) : periods;
    }
}
