using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>Which way a number should go.</summary>
public enum Aim
{
    /// <summary>Higher is better.</summary>
    Up,

    /// <summary>Lower is better.</summary>
    Down,

    /// <summary>Between two values; they are equal for a single number.</summary>
    Within,
}

/// <summary>The number to reach at the end of a period, in the indicator's own unit.</summary>
/// <param name="Aim">Which way.</param>
/// <param name="Low">The value; the lower one of a band.</param>
/// <param name="High">The same value; the upper one of a band.</param>
/// <param name="Baseline">The start; for a flow, the number of a period of the same length.</param>
public sealed record Goal(Aim Aim, Fraction Low, Fraction High, Fraction? Baseline)
{
    /// <summary>
    /// A claim with a comparator has its own direction, whatever its indicator says. A claim that only names a number ("50 new stores")
    /// has the direction of its indicator, so that an excess in the good direction is no fault.
    /// </summary>
    public static Aim AimOf(Comparator comparator, Direction direction) =>
        comparator switch
        {
            Comparator.AtLeast or Comparator.MoreThan => Aim.Up,
            Comparator.AtMost or Comparator.LessThan => Aim.Down,
            Comparator.Between => Aim.Within,
            _ => AimOf(direction),
        };

    /// <summary>A number in the cube has the direction of its indicator.</summary>
    public static Aim AimOf(Direction direction) =>
        direction switch
        {
            Direction.HigherIsBetter => Aim.Up,
            Direction.LowerIsBetter => Aim.Down,
            _ => Aim.Within,
        };

    /// <summary>
    /// The baseline, if the target lies beyond it in the direction of the aim. A baseline beyond its target cannot measure progress.
    /// </summary>
    public Fraction? UsableBaseline =>
        Baseline is { } from
        && Aim switch
        {
            Aim.Up => from < Low,
            Aim.Down => from > High,
            _ => from < Low || from > High,
        }
            ? from
            : null;
}
