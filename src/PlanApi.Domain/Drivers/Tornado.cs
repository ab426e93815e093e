using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>
/// The drivers that the top depends on most: each is moved alone between a low and a high number, and they are ranked by how far the top
/// moves.
/// </summary>
public static class Tornado
{
    /// <summary>The bars, the widest first and those without a swing last; of equal ones, the first by name.</summary>
    public static IReadOnlyList<TornadoBar> Of(DriverEffects effects, IEnumerable<DriverRange> ranges)
    {
        var drivers = effects.Values.Tree.Drivers;
        var bars = ranges.Select(range => Bar(effects, range)).ToArray();
        Array.Sort(
            bars,
            (one, other) =>
            {
                var order = Nullable.Compare(other.Swing, one.Swing);
                return order != 0 ? order : string.CompareOrdinal(drivers[one.Range.Driver].Name, drivers[other.Range.Driver].Name);
            }
        );
        return bars;
    }

    /// <summary>Moves every driver that is not computed, except the calendar's days, down and up by a part of its size.</summary>
    public static IEnumerable<DriverRange> Around(DriverValues values, Fraction part)
    {
        for (var at = 0; at < values.Tree.Drivers.Count; at++)
        {
            if (
                values.Tree.Drivers[at] is { IsLeaf: true, Role: not DriverRole.Days }
                && values[at] is { HasValue: true, Value: var value }
            )
                yield return new DriverRange(at, value - (value.Abs() * part), value + (value.Abs() * part));
        }
    }

    private static TornadoBar Bar(DriverEffects effects, DriverRange range)
    {
        var value = effects.Values[range.Driver].Value;
        var (low, high) = (effects.EffectOf(range.Driver, range.Low - value), effects.EffectOf(range.Driver, range.High - value));
        Fraction? swing =
            !low.HasValue || !high.HasValue ? null
            : effects.IsStraight(range.Driver) ? (effects.RateOf(range.Driver) * (range.High - range.Low)).Abs()
            : (high.Value - low.Value).Abs();
        return new TornadoBar(range, effects.Values.Top.Value, low, high, swing);
    }
}

/// <summary>The two numbers between which a driver moves.</summary>
public readonly record struct DriverRange(int Driver, Fraction Low, Fraction High);

/// <summary>The effect of moving one driver.</summary>
/// <param name="Range">Which, and between what.</param>
/// <param name="Top">The top as it is.</param>
/// <param name="EffectAtLow">How much the top gains with the driver at its low number.</param>
/// <param name="EffectAtHigh">How much the top gains with the driver at its high number.</param>
/// <param name="Swing">How far the top moves between the two; null if one of them has no value.</param>
public sealed record TornadoBar(DriverRange Range, Fraction Top, CubeNumber EffectAtLow, CubeNumber EffectAtHigh, Fraction? Swing)
{
    public CubeNumber AtLow => With(EffectAtLow);

    public CubeNumber AtHigh => With(EffectAtHigh);

    private CubeNumber With(CubeNumber effect) => effect.HasValue ? effect with { Exact = Top + effect.Value } : effect;
}
