using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>The actual progress of a number by a day, beside the expected progress.</summary>
/// <param name="Expected">The expected number.</param>
/// <param name="Actual">The actual number.</param>
/// <param name="Goal">The goal at the end; absent unless it is known for every part.</param>
public sealed record ReachedNumber(Expectation Expected, Fraction Actual, Fraction? Goal)
{
    /// <summary>The share of the expected number that has been reached.</summary>
    public Attainment Attainment => Attainment.Of(Expected, Actual);

    /// <summary>The expected number minus the actual one; negative if more has been reached.</summary>
    public Fraction Miss => Expected.Aim == Aim.Down ? Actual - Expected.Low : Expected.Low - Actual;

    /// <summary>The joint result of parts that add up. A baseline counts if every part has one.</summary>
    /// <param name="parts">At least one.</param>
    /// <param name="goal">The joint goal of all parts.</param>
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
