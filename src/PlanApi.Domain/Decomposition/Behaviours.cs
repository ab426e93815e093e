using PlanApi.Domain.Calendars;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>How a number is divided along an axis, by its kind.</summary>
internal enum Behaviour
{
    /// <summary>The parts add up to it.</summary>
    Adds,

    /// <summary>Each part has its own size, and their weighted mean is the number: ratios, scores, rates.</summary>
    Averages,

    /// <summary>Over time, the last part is the number: stocks.</summary>
    Ends,

    /// <summary>The number is entered at each level and not computed from others.</summary>
    Stands,

    /// <summary>The number is computed from other indicators.</summary>
    Follows,
}

/// <summary>Tells how numbers are divided, and which methods make sense for them.</summary>
internal static class Behaviours
{
    /// <summary>How a target goes over an axis.</summary>
    /// <param name="indicator">The indicator of the number.</param>
    /// <param name="basis">The basis in which the value is measured.</param>
    /// <param name="dimension">The dimension; null for periods.</param>
    public static Behaviour Of(Indicator indicator, Basis basis, Code? dimension) =>
        (indicator.Kind, dimension) switch
        {
            _ when basis != Basis.Absolute => Behaviour.Averages,
            (IndicatorKind.Growth, _) => Behaviour.Averages,
            (IndicatorKind.Flow, null) => indicator.PerDay ? Behaviour.Averages : Behaviour.Adds,
            (IndicatorKind.Stock, null) => indicator.OverTime is OverTime.Average or OverTime.Maximum ? Behaviour.Averages : Behaviour.Ends,
            (IndicatorKind.Flow or IndicatorKind.Stock, { } over) => indicator.Dimensions is { } dimensions && !dimensions.Contains(over)
                ? Behaviour.Stands
                : Behaviour.Adds,
            (IndicatorKind.Share, { } over) when indicator.ShareOf == over => Behaviour.Adds,
            (IndicatorKind.Share or IndicatorKind.Ratio or IndicatorKind.Score, _) => Behaviour.Averages,
            (IndicatorKind.Formula, _) => Behaviour.Follows,
            _ => Behaviour.Stands,
        };

    /// <summary>Whether a method makes sense there.</summary>
    public static bool Allows(Behaviour behaviour, DecompositionMethod method, bool overPeriods) =>
        method switch
        {
            DecompositionMethod.Entered => true,
            DecompositionMethod.Same => behaviour is Behaviour.Averages or Behaviour.Stands or Behaviour.Ends,
            DecompositionMethod.Shift => behaviour == Behaviour.Averages,
            DecompositionMethod.Rising => overPeriods && behaviour is Behaviour.Adds or Behaviour.Averages or Behaviour.Ends,
            _ => behaviour is Behaviour.Adds or Behaviour.Follows,
        };

    /// <summary>Whether the numbers of an indicator are stored in the cube, so that a decomposition can write them.</summary>
    public static bool IsStored(Indicator indicator) =>
        indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock or IndicatorKind.Score or IndicatorKind.NonAdditive
        || indicator is { Kind: IndicatorKind.Ratio, Numerator: null };

    /// <summary>The grain of periods along an axis.</summary>
    public static Grain GrainOf(Cube.SliceAxis axis) => axis.Grain ?? axis.Periods?[0].Grain ?? Grain.Quarter;
}
