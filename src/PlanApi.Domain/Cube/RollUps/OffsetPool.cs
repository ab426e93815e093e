namespace PlanApi.Domain.Cube.RollUps;

/// <summary>
/// Lists of offsets. Equal lists are kept once, under one number. An offset is twice the number of a place, plus one where the stored
/// cell names exactly the frame's members: then the cell is the frame's own cell, and otherwise a part of it.
/// </summary>
internal sealed class OffsetPool
{
    /// <summary>The list without offsets.</summary>
    public const int Nowhere = 0;

    private readonly List<long[]> _lists =
    [
        [],
    ];
    private readonly Dictionary<(int, int), int> _combined = [];
    private readonly Dictionary<int, int> _parts = [];
    private (int One, int Other) _lastPair;
    private int _last;

    public ReadOnlySpan<long> At(int list) => _lists[list];

    /// <summary>Keeps a list of some offsets, marked as own or not, and of others unchanged.</summary>
    public int Keep(ReadOnlySpan<long> named, long own, ReadOnlySpan<long> others)
    {
        if (named.Length + others.Length == 0)
            return Nowhere;
        var list = new long[named.Length + others.Length];
        for (var at = 0; at < named.Length; at++)
            list[at] = named[at] | own;
        others.CopyTo(list.AsSpan(named.Length));
        _lists.Add(list);
        return _lists.Count - 1;
    }

    /// <summary>The list of every sum of an offset of one list and an offset of another.</summary>
    public int Combined(int one, int other)
    {
        if (one == Nowhere || other == Nowhere)
            return Nowhere;
        // Cells that follow each other mostly have the same parents.
        if (_lastPair == (one, other))
            return _last;
        if (!_combined.TryGetValue((one, other), out var list))
            _combined[(one, other)] = list = Keep([.. Sums(_lists[one], _lists[other])], 0, []);
        (_lastPair, _last) = ((one, other), list);
        return list;
    }

    /// <summary>The list's offsets, none of them own.</summary>
    public int WithoutOwn(int list)
    {
        if (!_parts.TryGetValue(list, out var parts))
            _parts[list] = parts = Keep([.. _lists[list].Select(offset => offset & ~1L)], 0, []);
        return parts;
    }

    /// <summary>Places add up. The sum is own only if both are own.</summary>
    public static long Combine(long one, long other) => ((one & ~1L) + (other & ~1L)) | (one & other & 1);

    private static IEnumerable<long> Sums(long[] ones, long[] others) =>
        ones.SelectMany(one => others.Select(other => Combine(one, other)));
}
