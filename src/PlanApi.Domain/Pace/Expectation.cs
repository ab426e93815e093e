using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>The expected number of a goal by a day.</summary>
/// <param name="Aim">Which way.</param>
/// <param name="Low">The number; the lower one of a band.</param>
/// <param name="High">The same number; the upper one of a band.</param>
/// <param name="Baseline">The baseline as far as it counts by that day; absent if progress is not counted from a baseline.</param>
/// <param name="IsNothingDue">Whether nothing of a flow is due yet.</param>
public readonly record struct Expectation(Aim Aim, Fraction Low, Fraction High, Fraction? Baseline, bool IsNothingDue = false)
{
    /// <summary>
    /// The part of a goal that is due by a day. For a flow and its baseline this is a share of the total. A level starts at its baseline
    /// and has moved the same share of the way; without a baseline, it is due in full from the first day.
    /// </summary>
    /// <param name="goal">The goal at the end.</param>
    /// <param name="share">How much of the goal is due, from 0 to 1.</param>
    /// <param name="isFlow">Whether it adds up over time.</param>
    public static Expectation Of(Goal goal, Fraction share, bool isFlow)
    {
        var from = goal.UsableBaseline;
        if (isFlow)
            return new Expectation(goal.Aim, goal.Low * share, goal.High * share, from * share, share.IsZero);
        if (from is not { } start)
            return new Expectation(goal.Aim, goal.Low, goal.High, null);
        Fraction Along(Fraction end) => start + ((end - start) * share);
        // Of a band the edge that is nearer to the baseline comes nearer; the other stays.
        return goal.Aim == Aim.Within
            ? new Expectation(
                goal.Aim,
                start < goal.Low ? Along(goal.Low) : goal.Low,
                start > goal.High ? Along(goal.High) : goal.High,
                start
            )
            : new Expectation(goal.Aim, Along(goal.Low), Along(goal.High), start);
    }
}
