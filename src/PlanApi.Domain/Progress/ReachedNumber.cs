using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>What has been reached of a number, beside what is expected of it by then.</summary>
/// <param name="Expected">What is due.</param>
/// <param name="Actual">What has been reached.</param>
/// <param name="Goal">What is to be reached in the end; absent where that is not known of every part.</param>
public sealed record ReachedNumber(Expectation Expected, Fraction Actual, Fraction? Goal)
{
    /// <summary>How far what is due has been reached.</summary>
    public Attainment Attainment => Attainment.Of(Expected, Actual);

    /// <summary>What is due and has not been reached; below zero where more has been.</summary>
    public Fraction Miss => Expected.Aim == Aim.Down ? Actual - Expected.Low : Expected.Low - Actual;

    /// <summary>What parts that add up have reached together. A baseline counts where every part has one.</summary>
    /// <param name="parts">At least one.</param>
    /// <param name="goal">What all parts together are to reach.</param>
    public static ReachedNumber Of(IReadOnlyList<ReachedNumber> parts, Fraction? goal)
    {
        ReachedNumber[] due = [.. parts.Where(part => !part.Expected.IsNothingDue)];
        Fraction Sum(Func<ReachedNumber, Fraction> number) => parts.Aggregate(Fraction.Zero, (sum, part) => sum + number(part));
        return new ReachedNumber(
            new Expectation(
                parts[0].Expected.Aim,
                Sum(part => part.Expected.Low),
                Sum(part => part.Expected.High),
                due.Length > 0 && Array.TrueForAll(due, part => part.Expected.Baseline is not null)
                    ? Sum(part => part.Expected.Baseline ?? Fraction.Zero)
                    : null,
                due.Length == 0
            ),
            Sum(part => part.Actual),
            goal
        );
    }
}
