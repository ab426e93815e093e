using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Scores, and ratios without parts: the mean of stored cells, weighted by another indicator's number at each one's place. One
/// cell alone needs no weight. Weight and product roll up side by side, and their quotient is exact.
/// </summary>
internal sealed class MeanNumbers : Numbers
{
    private readonly Scatter _cells;
    private readonly Partition _partition;
    private readonly Int128[] _products;
    private readonly Int128[] _weights;
    private readonly Int128[] _lone;
    private readonly int[] _unweighted;
    private readonly bool[]? _overlaps;

    /// <param name="frame">The places.</param>
    /// <param name="partition">The stored means.</param>
    /// <param name="cells">Its cells over the frame.</param>
    /// <param name="map">Where its cells belong, once more: three sums are made over them.</param>
    /// <param name="nesting">Which cells contain others.</param>
    /// <param name="weights">By cell, the weight at its place; missing where there is none.</param>
    public MeanNumbers(Frame frame, Partition partition, Scatter cells, FrameMap map, Nesting nesting, CubeNumber[] weights)
        : base(frame)
    {
        (_cells, _partition) = (cells, partition);
        var count = partition.Count;
        var (products, own, lone, unweighted) = (new Int128[count], new Int128[count], new Int128[count], new int[count]);
        for (var cell = 0; cell < count; cell++)
        {
            own[cell] = weights[cell].HasValue ? weights[cell].RoundedSteps(Quantity.MaxDecimals) : 0;
            products[cell] = own[cell] * partition.Values[cell];
            lone[cell] = partition.Values[cell];
            unweighted[cell] = weights[cell].HasValue ? 0 : 1;
        }
        nesting.Contribute(products, (_, _) => true);
        nesting.Contribute(own, (_, _) => true);
        nesting.Contribute(lone, (_, _) => true);
        (_products, _weights, _lone, _unweighted) =
            (new Int128[frame.Count], new Int128[frame.Count], new Int128[frame.Count], new int[frame.Count]);
        cells.Add(products, _products);
        new Scatter(partition, map, frame).Add(own, _weights);
        new Scatter(partition, map, frame).Add(lone, _lone);
        new Scatter(partition, map, frame).Add(unweighted, _unweighted);
        _overlaps = RollUps.Overlaps.Mark(cells, nesting, frame, cell => own[cell] == 0);
    }

    public override CubeNumber At(int place) =>
        _cells.Stored[place] is > 0 and var cell ? new CubeNumber(CellState.Stored, _partition.Values[cell - 1]) : BelowAt(place);

    public override CubeNumber BelowAt(int place)
    {
        if (_cells.Parts[place] == 0)
            return CubeNumber.Missing;
        if (_overlaps?[place] == true)
            return CubeNumber.Undefined(NoNumber.Overlap);
        if (_cells.Parts[place] == 1)
            return new CubeNumber(CellState.RolledUp, (long)_lone[place]);
        if (_unweighted[place] > 0)
            return CubeNumber.Undefined(NoNumber.NoWeight);
        return _weights[place] == 0
            ? CubeNumber.Undefined(NoNumber.DivisionByZero)
            : new CubeNumber(CellState.RolledUp, 0, Fraction.Of(_products[place], _weights[place] * Quantity.StepsPerUnit));
    }

    public override int PartsAt(int place) => _cells.Parts[place];
}
