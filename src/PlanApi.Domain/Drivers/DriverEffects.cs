using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>
/// The effect of changes of drivers on the top, with everything else unchanged: the exact partial derivative for every driver in one
/// sweep from the top down (the reverse mode of automatic differentiation; Linnainmaa 1970), and the exact effect of changes of any size.
/// </summary>
public sealed class DriverEffects
{
    private readonly DriverValues _values;
    private readonly InputEffect[] _effects;
    private readonly List<DriverLink>[] _links;

    private DriverEffects(DriverValues values)
    {
        _values = values;
        _effects = new InputEffect[values.Tree.Drivers.Count];
        _links = [.. _effects.Select(_ => new List<DriverLink>())];
        _effects[^1] = InputEffect.Itself;
        for (var at = values.Tree.Top; at >= 0; at--)
        {
            var driver = values.Tree.Drivers[at];
            if (driver.IsLeaf)
                continue;
            var (inner, above) = (driver.Arithmetic!.Effects(values.StepsOf(at)), _effects[at].Within());
            for (var input = 0; input < inner.Length; input++)
            {
                _effects[driver.Inputs[input]] = _effects[driver.Inputs[input]].And(above.After(inner[input]));
                _links[driver.Inputs[input]].Add(new DriverLink(at, inner[input].Rate));
            }
        }
    }

    /// <summary>The effects in a tree that was evaluated from its leaves; null if its top has no number.</summary>
    public static DriverEffects? Of(DriverValues values) => values.Top.HasValue ? new DriverEffects(values) : null;

    public DriverValues Values => _values;

    /// <summary>The partial derivative: how much the top gains for each unit that the driver gains, at the margin.</summary>
    public Fraction RateOf(int driver) => _effects[driver].Rate;

    /// <summary>How many percent the top gains for each percent that the driver gains, at the margin; null if the top is zero.</summary>
    public Fraction? ElasticityOf(int driver) =>
        _values.Top.Value.IsZero ? null : _effects[driver].Rate * _values[driver].Value / _values.Top.Value;

    /// <summary>
    /// The links from the driver towards the top. The driver's rate is the sum of the links' rates times the rates of their ends.
    /// </summary>
    public IReadOnlyList<DriverLink> LinksOf(int driver) => _links[driver];

    /// <summary>
    /// Whether the rate holds for changes of any size: the driver is used once, and nothing is divided by a number that contains it.
    /// </summary>
    public bool IsStraight(int driver) => _effects[driver] is { Uses: 1, Inversions: 0 };

    /// <summary>The top's number if the driver gained this amount: exact, for changes of any size.</summary>
    public CubeNumber TopAfter(int driver, Fraction change)
    {
        var effect = EffectOf(driver, change);
        return effect.HasValue ? effect with { Exact = _values.Top.Value + effect.Value } : effect;
    }

    /// <summary>How much the top gains if the driver gains this amount: exact, for changes of any size.</summary>
    public CubeNumber EffectOf(int driver, Fraction change)
    {
        var effect = _effects[driver];
        // Used several times, it has no such simple effect; and where it has none, a divisor may be zero all the same.
        if (effect.Uses != 1 || (effect.Inversions > 1 && effect.Rate.IsZero))
        {
            var top = _values.TopWith(driver, _values[driver].Value + change);
            return top.HasValue ? new CubeNumber(CellState.Derived, 0, top.Value - _values.Top.Value) : top;
        }
        return effect.Of(change) is { } gained && (effect.Inversions < 2 || !effect.Limits.Contains(gained))
            ? new CubeNumber(CellState.Derived, 0, gained)
            : CubeNumber.Undefined(NoNumber.DivisionByZero);
    }
}

/// <summary>One step on the way from a driver to the top.</summary>
/// <param name="To">The number that is computed from the driver.</param>
/// <param name="Rate">How much that number gains when the driver gains one: at the margin, or over the whole change.</param>
public readonly record struct DriverLink(int To, Fraction Rate);
