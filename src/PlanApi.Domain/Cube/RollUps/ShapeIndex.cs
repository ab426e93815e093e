using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>A partition's cells by shape, and the cell that contains another at a coarser shape.</summary>
internal sealed class ShapeIndex
{
    private readonly ScopeIndex _scopes;
    private readonly Partition _partition;
    private readonly Calendar _calendar;
    private readonly bool _asIs;
    private readonly int[] _scopeOf;
    private readonly Dictionary<int[], int>.AlternateLookup<ReadOnlySpan<int>> _cells;

    public ShapeIndex(ScopeIndex scopes, Partition partition, Calendar calendar, bool asIs)
    {
        (_scopes, _partition, _calendar, _asIs) = (scopes, partition, calendar, asIs);
        _scopeOf = new int[partition.Count];
        var shapes = new Dictionary<int[], Shape>(KeyComparer.Instance);
        var lookup = shapes.GetAlternateLookup<ReadOnlySpan<int>>();
        Span<int> key = stackalloc int[scopes.Dimensions.Count + 1];
        for (var run = 0; run < partition.Scopes.Length; run++)
        {
            for (var cell = partition.Starts[run]; cell < partition.Starts[run + 1]; cell++)
            {
                var scope = _scopeOf[cell] = partition.Scopes[run];
                var day = DayOf(cell);
                for (var at = 0; at < scopes.Dimensions.Count; at++)
                    key[at] = Shape.LevelOf(scopes.Dimensions[at], scopes.MembersOf(at)[scope], day);
                key[^1] = (int)PeriodOf(cell).Grain;
                if (!lookup.TryGetValue(key, out var shape))
                    lookup[key] = shape = new Shape(key[..^1].ToArray(), PeriodOf(cell).Grain);
                shape.Cells.Add(cell);
            }
        }
        Shapes = [.. shapes.Values.OrderByDescending(shape => shape.Fineness)];
        var cells = new Dictionary<int[], int>(KeyComparer.Instance);
        _cells = cells.GetAlternateLookup<ReadOnlySpan<int>>();
        // Only what may contain something is ever looked up: not the cells of the finest shape, which are nearly all.
        foreach (var shape in Shapes.Where(shape => Shapes.Any(shape.CanContain)))
        {
            foreach (var cell in shape.Cells)
            {
                KeyOf(cell, key);
                _cells[key] = cell;
            }
        }
    }

    /// <summary>The shapes, the finest first.</summary>
    public IReadOnlyList<Shape> Shapes { get; }

    /// <summary>The cell of a coarser shape that contains a cell; -1 where none is stored.</summary>
    public int ContainerOf(int cell, Shape coarser)
    {
        Span<int> key = stackalloc int[_scopes.Dimensions.Count + 1];
        return Project(cell, coarser.Levels, coarser.Grain, key) && _cells.TryGetValue(key, out var container) ? container : -1;
    }

    /// <summary>The place of a cell seen at coarser levels: member numbers, and the period's key. False where it lies in none such.</summary>
    public bool Project(int cell, ReadOnlySpan<int> levels, Grain grain, Span<int> key)
    {
        var day = DayOf(cell);
        for (var at = 0; at < levels.Length; at++)
        {
            var dimension = _scopes.Dimensions[at];
            var member = _scopes.MembersOf(at)[_scopeOf[cell]];
            if (Shape.IsGroup(levels[at]))
            {
                if (!dimension.IsWithin(member, Shape.GroupOf(levels[at]), day))
                    return false;
                key[at] = Shape.GroupOf(levels[at]);
                continue;
            }
            // A group is part of nothing but itself; its levels say so, and no shape that can contain it names others.
            for (var depth = dimension.DepthOn(member, day); depth > levels[at]; depth--)
                member = dimension.ParentOn(member, day);
            key[at] = member;
        }
        var period = PeriodOf(cell);
        if (period.Grain != grain)
        {
            var outer = _calendar.PeriodOf(grain, _calendar.Days(period).First);
            if (!_calendar.Contains(outer, period))
                return false;
            period = outer;
        }
        key[^1] = period.Key;
        return true;
    }

    /// <summary>The members of a cell at coarser levels, whatever its period; at the top's level groups count as the top.</summary>
    public void Raise(int cell, ReadOnlySpan<int> levels, Span<int> members)
    {
        var day = DayOf(cell);
        for (var at = 0; at < levels.Length; at++)
        {
            var dimension = _scopes.Dimensions[at];
            members[at] = _scopes.MembersOf(at)[_scopeOf[cell]];
            if (levels[at] == 0)
                members[at] = DimensionIndex.Top;
            for (var depth = dimension.DepthOn(members[at], day); depth > levels[at]; depth--)
                members[at] = dimension.ParentOn(members[at], day);
        }
    }

    public Period PeriodOf(int cell) => _partition.Periods[_partition.PeriodOf[cell]];

    public int ScopeOf(int cell) => _scopeOf[cell];

    public DateOnly DayOf(int cell) => _asIs ? DateOnly.MaxValue : _calendar.Days(PeriodOf(cell)).Last;

    private void KeyOf(int cell, Span<int> key)
    {
        for (var at = 0; at < _scopes.Dimensions.Count; at++)
            key[at] = _scopes.MembersOf(at)[_scopeOf[cell]];
        key[^1] = PeriodOf(cell).Key;
    }

    private sealed class KeyComparer : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] int[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<int> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(alternate));
            return hash.ToHashCode();
        }

        public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
    }
}
