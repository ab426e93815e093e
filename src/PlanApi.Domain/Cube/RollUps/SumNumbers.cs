using System.Numerics;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Flows: they are summed over scope and time. A stored value is the number of its place. A cell that contains other cells adds only its
/// excess over them.
/// </summary>
/// <typeparam name="T">long where all sums fit; Int128 for others and for flows per day; amounts over several currencies.</typeparam>
internal sealed class SumNumbers<T> : Numbers
    where T : struct, IAdditionOperators<T, T, T>
{
    private readonly Scatter _cells;
    private readonly T[] _sums;
    private readonly bool[]? _overlaps;
    private readonly Func<int, CubeNumber> _stored;
    private readonly Func<T, int, CubeNumber> _rolledUp;
    private readonly FrameMap _map;

    /// <param name="map">The places, and the stored cells over them.</param>
    /// <param name="nesting">Which cells contain others.</param>
    /// <param name="contributions">For each cell, the amount that it adds to places above.</param>
    /// <param name="isZero">Whether a contribution changes nothing.</param>
    /// <param name="stored">The number of a stored cell.</param>
    /// <param name="rolledUp">The number of a sum at a place.</param>
    public SumNumbers(
        FrameMap map,
        Nesting nesting,
        T[] contributions,
        Func<T, bool> isZero,
        Func<int, CubeNumber> stored,
        Func<T, int, CubeNumber> rolledUp
    )
        : base(map.Frame)
    {
        (_cells, _stored, _rolledUp, _map) = (new Scatter(map), stored, rolledUp, map);
        _sums = new T[map.Frame.Count];
        _cells.Add(contributions, _sums);
        _overlaps = Overlaps.Mark(_cells, nesting, cell => isZero(contributions[cell]));
    }

    public override CubeNumber At(int place) => _cells.Stored[place] is > 0 and var cell ? _stored(cell - 1) : BelowAt(place);

    public override CubeNumber BelowAt(int place)
    {
        if (_cells.Parts[place] == 0)
            return CubeNumber.Missing;
        return _overlaps?[place] == true ? CubeNumber.Undefined(NoNumber.Overlap) : _rolledUp(_sums[place], place);
    }

    public override int PartsAt(int place) => _cells.Parts[place];

    internal override DaySet[] Days()
    {
        var days = new DaySet[Frame.Count];
        ByPeriod((place, period) => days[place] |= period);
        return days;
    }

    internal override bool[] Outside(DaySet[] others)
    {
        var outside = new bool[Frame.Count];
        ByPeriod((place, period) => outside[place] |= (others[place] & period).IsEmpty);
        return outside;
    }

    // What is stored at the place itself counts, and nothing below it.
    private void ByPeriod(Action<int, DaySet> found)
    {
        var partition = _map.Partition;
        var (byPeriod, none, sums) = (new CellsByPeriod(_map), new int[partition.Count], new int[Frame.Count]);
        for (var at = 0; at < partition.Periods.Length; at++)
        {
            var ofPeriod = _map.OfPeriod(partition.Periods[at]);
            if (ofPeriod.Length == 0)
                continue;
            var cells = byPeriod.Add(at, ofPeriod, none, sums);
            var (first, last) = _map.Calendar.Days(partition.Periods[at]);
            var days = DaySet.Of(first, last);
            for (var place = 0; place < Frame.Count; place++)
            {
                if (_cells.Stored[place] > 0 ? cells.Stored[place] > 0 : cells.Parts[place] > 0)
                    found(place, days);
            }
        }
    }
}
