using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Which periods lie in which. Days make months, quarters and years, and beside those, weeks: a week is part of nothing, as the
/// weeks within a month or a year do not make it up.
/// </summary>
internal static class PeriodTree
{
    /// <summary>Whether periods of a grain can lie in those of a coarser one.</summary>
    public static bool CanHold(Grain outer, Grain inner) => outer < inner && inner != Grain.Week;

    /// <summary>Whether the inner period is a part of the outer one, and not the same.</summary>
    public static bool IsPart(Calendar calendar, Period outer, Period inner) =>
        CanHold(outer.Grain, inner.Grain) && calendar.Contains(outer, inner);
}
