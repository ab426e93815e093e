using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Drivers;

/// <summary>
/// A tree's exact numbers. If a number is missing or has no meaning, the numbers computed from it have none either, with the reason.
/// </summary>
public sealed class DriverValues
{
    private readonly CubeNumber[] _numbers;
    private readonly int[] _causes;
    private readonly int?[] _divisors;
    private readonly Fraction[]?[] _steps;

    private DriverValues(DriverTree tree)
    {
        Tree = tree;
        (_numbers, _causes, _divisors, _steps) = (
            new CubeNumber[tree.Drivers.Count],
            new int[tree.Drivers.Count],
            new int?[tree.Drivers.Count],
            new Fraction[tree.Drivers.Count][]
        );
    }

    public DriverTree Tree { get; }

    /// <summary>The number of a driver.</summary>
    public CubeNumber this[int driver] => _numbers[driver];

    public CubeNumber Top => _numbers[^1];

    /// <summary>
    /// For a driver without a number, the driver whose number it lacks; itself, if its own number is missing or it divides by zero.
    /// </summary>
    public int CauseOf(int driver) => _causes[driver];

    /// <summary>For a driver that divides by zero, the input that is zero; null if the zero is a part of its formula.</summary>
    public int? DivisorOf(int driver) => _divisors[driver];

    /// <summary>The length of the longest number in bits, which decides the time of exact arithmetic.</summary>
    public long Bits =>
        _numbers.Max(number =>
            number.HasValue ? Math.Max(number.Value.Numerator.GetBitLength(), number.Value.Denominator.GetBitLength()) : 0
        );

    /// <summary>Evaluates a tree, each driver once.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="numberOf">The numbers of its leaves.</param>
    /// <param name="set">Numbers that replace the computed values of drivers.</param>
    public static DriverValues Of(DriverTree tree, Func<Driver, CubeNumber> numberOf, IReadOnlyDictionary<int, Fraction>? set = null)
    {
        var values = new DriverValues(tree);
        for (var at = 0; at < tree.Drivers.Count; at++)
        {
            values._causes[at] = at;
            if (set?.TryGetValue(at, out var given) == true)
                values._numbers[at] = new CubeNumber(CellState.Derived, 0, given);
            else if (tree.Drivers[at].IsLeaf)
                values._numbers[at] = numberOf(tree.Drivers[at]);
            else
                values.Compute(at);
        }
        return values;
    }

    /// <summary>The steps of a driver's arithmetic.</summary>
    internal Fraction[] StepsOf(int driver) => _steps[driver]!;

    /// <summary>The top's number if one driver had another number; everything between the two is computed anew.</summary>
    internal CubeNumber TopWith(int driver, Fraction value)
    {
        var changed = new Dictionary<int, Fraction> { [driver] = value };
        var next = new SortedSet<int>(Tree.Parents[driver]);
        while (next.Count > 0)
        {
            var at = next.Min;
            next.Remove(at);
            var (arithmetic, inputs, steps) = (Tree.Drivers[at].Arithmetic!, Tree.Drivers[at].Inputs, (Fraction[])_steps[at]!.Clone());
            for (var input = 0; input < inputs.Count; input++)
            {
                if (changed.TryGetValue(inputs[input], out var other))
                    steps[input] = other;
            }
            if (arithmetic.Evaluate(steps) >= 0)
                return CubeNumber.Undefined(NoNumber.DivisionByZero);
            changed[at] = steps[^1];
            next.UnionWith(Tree.Parents[at]);
        }
        return changed.TryGetValue(Tree.Top, out var top) ? new CubeNumber(CellState.Derived, 0, top) : Top;
    }

    private void Compute(int at)
    {
        var (arithmetic, inputs) = (Tree.Drivers[at].Arithmetic!, Tree.Drivers[at].Inputs);
        // What has no meaning comes before what is merely missing, as in a roll-up.
        var lacking = inputs
            .Where(input => !_numbers[input].HasValue)
            .OrderByDescending(input => _numbers[input].State == CellState.Undefined)
            .ToArray();
        if (lacking.Length > 0)
        {
            (_numbers[at], _causes[at]) = (_numbers[lacking[0]], _causes[lacking[0]]);
            return;
        }
        var steps = _steps[at] = new Fraction[arithmetic.Length];
        for (var input = 0; input < inputs.Count; input++)
            steps[input] = _numbers[inputs[input]].Value;
        if (arithmetic.Evaluate(steps) is >= 0 and var zero)
        {
            _numbers[at] = CubeNumber.Undefined(NoNumber.DivisionByZero);
            _divisors[at] = zero < inputs.Count ? inputs[zero] : null;
            return;
        }
        _numbers[at] = new CubeNumber(CellState.Derived, 0, steps[^1]);
    }
}
