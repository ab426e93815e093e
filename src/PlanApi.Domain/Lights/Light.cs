using PlanApi.Domain.Indicators;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>The state of a number compared with its expected number.</summary>
public enum Light
{
    Green,
    Yellow,
    Red,

    /// <summary>There is no actual in the period.</summary>
    NoData,

    /// <summary>The latest actual is older than the indicator's report period allows.</summary>
    Stale,

    /// <summary>There is an actual, but no way to judge it; the reason explains it.</summary>
    Undefined,
}

/// <summary>From an attainment to a light.</summary>
public static class Lighting
{
    public static readonly Thresholds Standard = new()
    {
        Green = Quantity.Of(0.95m),
        Yellow = Quantity.Of(0.80m),
        Hysteresis = Quantity.Of(0.02m),
    };

    /// <summary>An indicator's thresholds, with the defaults for those that it leaves open.</summary>
    public static Thresholds Of(Indicator? indicator) =>
        indicator?.Thresholds is { } own ? own with { Hysteresis = own.Hysteresis ?? Standard.Hysteresis } : Standard;

    /// <summary>
    /// The light of an attainment. A light gets better at its threshold. It gets worse only when the attainment falls below the threshold
    /// by the hysteresis, so that small moves around a threshold do not change the light.
    /// </summary>
    /// <param name="attainment">The share of the expected number that has been reached.</param>
    /// <param name="thresholds">The attainments from which it is green, and yellow.</param>
    /// <param name="before">The light before; null if there was none.</param>
    public static Light Of(Attainment attainment, Thresholds thresholds, Light? before)
    {
        if (!attainment.IsKnown)
            return Light.Undefined;
        return attainment.Value is not { } value ? Light.Green : Of(value, thresholds, before);
    }

    /// <summary>
    /// The light of a score that is made of others. Without a score it is stale if one of the others is stale, so that old numbers are not
    /// mistaken for missing ones.
    /// </summary>
    /// <param name="score">The score; null if no part counts.</param>
    /// <param name="parts">Their lights.</param>
    public static Light OfParts(Fraction? score, IEnumerable<Light> parts) =>
        score is { } value ? Of(value, Standard, null)
        : parts.Contains(Light.Stale) ? Light.Stale
        : Light.NoData;

    /// <inheritdoc cref="Of(Attainment, Thresholds, Light?)"/>
    public static Light Of(Fraction attainment, Thresholds thresholds, Light? before)
    {
        bool Reaches(Quantity threshold, bool hadIt) =>
            attainment >= Fraction.Of(threshold) - (hadIt ? Fraction.Of(thresholds.Hysteresis ?? Quantity.Zero) : Fraction.Zero);
        return Reaches(thresholds.Green, before == Light.Green) ? Light.Green
            : Reaches(thresholds.Yellow, before is Light.Green or Light.Yellow) ? Light.Yellow
            : Light.Red;
    }
}
