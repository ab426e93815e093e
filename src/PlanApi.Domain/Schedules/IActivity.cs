using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>Something that takes time: a phase or an initiative.</summary>
public interface IActivity
{
    Code Code { get; }

    /// <summary>The period with whose first day it is to start.</summary>
    Period? Start { get; }

    /// <summary>The period with whose last day it is to end.</summary>
    Period? End { get; }

    /// <summary>The start that was agreed on first; later changes are compared with it.</summary>
    Period? BaselineStart { get; }

    /// <summary>The end that was agreed on first.</summary>
    Period? BaselineEnd { get; }

    /// <summary>The day on which it did start.</summary>
    DateOnly? Started { get; }

    /// <summary>The day on which it was finished.</summary>
    DateOnly? Finished { get; }
}

internal static class Activities
{
    public static IEnumerable<NamedPeriod> PeriodsOf(IActivity activity) =>
        [
            .. NamedPeriod.Of(activity.Start, "/start"),
            .. NamedPeriod.Of(activity.End, "/end"),
            .. NamedPeriod.Of(activity.BaselineStart, "/baselineStart"),
            .. NamedPeriod.Of(activity.BaselineEnd, "/baselineEnd"),
        ];
}
