using System.Numerics;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Flows: sums over scope and time. What is stored at a place stands; cells that contain others add only what they have more.
/// </summary>
/// <typeparam name="T">long for plain sums; Int128 for flows per day; fractions over several currencies.</typeparam>
internal sealed class SumNumbers<T> : Numbers
    where T : struct, IAdditionOperators<T, T, T>
{
    private readonly Scatter _cells;
    private readonly T[] _sums;
    private readonly bool[]? _overlaps;
    private readonly Func<int, CubeNumber> _stored;
    private readonly Func<T, int, CubeNumber> _rolledUp;

    /// <param name="frame">The places.</param>
    /// <param name="cells">The partition's cells over it.</param>
    /// <param name="nesting">Which cells contain others.</param>
    /// <param name="contributions">By cell, what it adds to places above.</param>
    /// <param name="isZero">Whether a contribution changes nothing.</param>
    /// <param name="stored">The number of a stored cell.</param>
    /// <param name="rolledUp">The number of a sum at a place.</param>
    public SumNumbers(
        Frame frame, Scatter cells, Nesting nesting, T[] contributions, Func<T, bool> isZero, Func<int, CubeNumber> stored,
        Func<T, int, CubeNumber> rolledUp)
        : base(frame)
    {
        (_cells, _stored, _rolledUp) = (cells, stored, rolledUp);
        _sums = new T[frame.Count];
        cells.Add(contributions, _sums);
        _overlaps = Overlaps.Mark(cells, nesting, frame, cell => isZero(contributions[cell]));
    }

    public override CubeNumber At(int place) => _cells.Stored[place] is > 0 and var cell ? _stored(cell - 1) : BelowAt(place);

    public override CubeNumber BelowAt(int place)
    {
        if (_cells.Parts[place] == 0)
            return CubeNumber.Missing;
        return _overlaps?[place] == true ? CubeNumber.Undefined(NoNumber.Overlap) : _rolledUp(_sums[place], place);
    }

    public override int PartsAt(int place) => _cells.Parts[place];
}

internal static class Overlaps
{
    /// <summary>Marks the places whose sum would count something twice; null where there is none.</summary>
    public static bool[]? Mark(Scatter cells, Nesting nesting, Frame frame, Func<int, bool> isZero)
    {
        if (nesting.Overlaps.Count == 0)
            return null;
        var marked = new bool[frame.Count];
        if (nesting.HasMoreOverlaps)
        {
            for (var place = 0; place < frame.Count; place++)
                marked[place] = cells.Parts[place] > 1;
            return marked;
        }
        foreach (var (cell, other) in nesting.Overlaps)
        {
            if (isZero(cell) || isZero(other))
                continue;
            foreach (var place in cells.PlacesAbove(cell).Intersect(cells.PlacesAbove(other)))
                marked[place] = true;
        }
        return marked;
    }
}
