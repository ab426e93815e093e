using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Spreading.Crossing;

/// <summary>Numbers in which every sum equals the sum of its parts; or the reason why there are none.</summary>
public sealed class CrossingAnswer
{
    private readonly Func<int, Fraction>? _priceOf;
    private readonly long[] _values = [];

    internal CrossingAnswer(IReadOnlyList<int> circle) => Circle = circle;

    internal CrossingAnswer(CrossingConflict conflict) => Conflict = conflict;

    internal CrossingAnswer(long[] values, Func<int, Fraction> priceOf) => (_values, _priceOf) = (values, priceOf);

    public bool IsPossible => _priceOf is not null;

    /// <summary>
    /// If sums do not form two hierarchies: an odd number of sums, of which each crosses the next, and the last crosses the first.
    /// </summary>
    public IReadOnlyList<int> Circle { get; } = [];

    /// <summary>The bounds that contradict each other; null if none do.</summary>
    public CrossingConflict? Conflict { get; }

    /// <summary>Each number's value in steps; empty where there is none.</summary>
    public ReadOnlySpan<long> Values => _values;

    /// <summary>
    /// At which price a number moves: its value is start + price x weight, rounded to the nearest whole step within its bounds. A part's
    /// price is that of the nearest sum of one hierarchy and that of the other together; such prices exist for the optimum and for nothing
    /// else.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no value to explain.</exception>
    public Fraction PriceOf(int number) =>
        _priceOf is { } price ? price(number) : throw new InvalidOperationException("There is no value to explain.");
}

/// <summary>Bounds that cannot all be kept.</summary>
/// <param name="Binding">The bounds that contradict each other: more must flow into a part of the network than can leave it.</param>
/// <param name="Short">By how many steps.</param>
/// <param name="Relaxations">Smallest changes, by alternative. Each alternative is enough alone; the changes of one alternative belong
/// together.</param>
public sealed record CrossingConflict(
    IReadOnlyList<CrossingBound> Binding,
    Int128 Short,
    IReadOnlyList<IReadOnlyList<CrossingRelaxation>> Relaxations
);

/// <summary>One end of the range of a number.</summary>
public readonly record struct CrossingBound(int Number, bool IsLow, long Value);

/// <summary>The value to which a bound would have to change.</summary>
public readonly record struct CrossingRelaxation(CrossingBound Bound, long To);
