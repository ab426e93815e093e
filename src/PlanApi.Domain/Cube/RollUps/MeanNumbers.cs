using System.Numerics;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Scores, and ratios without parts: the mean of stored cells, weighted by another indicator's number at each cell's place. A single cell
/// needs no weight. Weight and product roll up side by side, and their quotient is exact.
/// </summary>
/// <typeparam name="T">Int128, in steps; fractions if weights or amounts are not whole steps.</typeparam>
internal sealed class MeanNumbers<T> : Numbers
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
{
    private readonly Scatter _cells;
    private readonly Mean<T>[] _sums;
    private readonly bool[]? _overlaps;
    private readonly Func<int, CubeNumber> _stored;
    private readonly Func<T, T, CubeNumber> _quotient;

    /// <param name="map">The places, and the stored cells over them.</param>
    /// <param name="nesting">Which cells contain others.</param>
    /// <param name="values">By cell, its value.</param>
    /// <param name="weights">By cell, the weight at its place; null where there is none.</param>
    /// <param name="stored">The number of a stored cell.</param>
    /// <param name="quotient">The number of a product and a weight.</param>
    public MeanNumbers(
        FrameMap map,
        Nesting nesting,
        T[] values,
        T?[] weights,
        Func<int, CubeNumber> stored,
        Func<T, T, CubeNumber> quotient
    )
        : base(map.Frame)
    {
        (_cells, _stored, _quotient, _sums) = (new Scatter(map), stored, quotient, new Mean<T>[map.Frame.Count]);
        var means = new Mean<T>[values.Length];
        for (var cell = 0; cell < means.Length; cell++)
        {
            means[cell] = weights[cell] is { } weight
                ? new Mean<T>(
                    checked(weight * values[cell]),
                    weight,
                    1,
                    cell,
                    Trace.Of(cell),
                    0,
                    stored(cell).HasValue ? 0 : Trace.Of(cell)
                )
                : new Mean<T>(default, default, 1, cell, Trace.Of(cell), Trace.Of(cell), stored(cell).HasValue ? 0 : Trace.Of(cell));
        }
        var own = nesting.Contributions(means);
        _cells.Add(own, _sums);
        _overlaps = Overlaps.Mark(_cells, nesting, cell => own[cell].AddsNothing && weights[cell] is not null);
    }

    public override CubeNumber At(int place) => _cells.Stored[place] is > 0 and var cell ? _stored(cell - 1) : BelowAt(place);

    public override CubeNumber BelowAt(int place)
    {
        var sum = _sums[place];
        if (_cells.Parts[place] == 0)
            return CubeNumber.Missing;
        if (_overlaps?[place] == true)
            return CubeNumber.Undefined(NoNumber.Overlap);
        if (sum.IsOneCell)
            return _stored((int)sum.Cells) is { HasValue: true } alone
                ? alone with
                {
                    State = CellState.RolledUp,
                }
                : CubeNumber.Undefined(NoNumber.NoRate);
        if (sum.Unweighted != 0)
            return CubeNumber.Undefined(NoNumber.NoWeight);
        if (sum.Unrated != 0)
            return CubeNumber.Undefined(NoNumber.NoRate);
        return sum.Weight.Equals(default(T)) ? CubeNumber.Undefined(NoNumber.DivisionByZero) : _quotient(sum.Product, sum.Weight);
    }

    public override int PartsAt(int place) => _cells.Parts[place];
}

/// <summary>Sums over cells side by side: products, weights, and the traces of the cells.</summary>
/// <param name="Product">The sum of weights times values.</param>
/// <param name="Weight">The sum of the weights.</param>
/// <param name="Count">The number of cells, minus the cells that others replace.</param>
/// <param name="Cells">Their numbers.</param>
/// <param name="Traces">Their traces; see <see cref="Trace"/>.</param>
/// <param name="Unweighted">The traces of the cells without a weight.</param>
/// <param name="Unrated">The traces of the cells without an exchange rate.</param>
internal readonly record struct Mean<T>(T Product, T Weight, long Count, long Cells, ulong Traces, ulong Unweighted, ulong Unrated)
    : IAdditionOperators<Mean<T>, Mean<T>, Mean<T>>,
        ISubtractionOperators<Mean<T>, Mean<T>, Mean<T>>
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>
{
    public bool AddsNothing => Product.Equals(default(T)) && Weight.Equals(default(T));

    /// <summary>
    /// Whether it is exactly one cell, without any other that is only partly replaced. A sum of one entry returns this entry.
    /// </summary>
    public bool IsOneCell => Count == 1 && Cells is >= 0 and < int.MaxValue && Traces == Trace.Of((int)Cells);

    public static Mean<T> operator +(Mean<T> left, Mean<T> right) =>
        unchecked(
            new(
                checked(left.Product + right.Product),
                checked(left.Weight + right.Weight),
                left.Count + right.Count,
                left.Cells + right.Cells,
                left.Traces + right.Traces,
                left.Unweighted + right.Unweighted,
                left.Unrated + right.Unrated
            )
        );

    public static Mean<T> operator -(Mean<T> left, Mean<T> right) =>
        unchecked(
            new(
                checked(left.Product - right.Product),
                checked(left.Weight - right.Weight),
                left.Count - right.Count,
                left.Cells - right.Cells,
                left.Traces - right.Traces,
                left.Unweighted - right.Unweighted,
                left.Unrated - right.Unrated
            )
        );
}
