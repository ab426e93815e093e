using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>A partition's cells by shape, and the cell that contains another at a coarser shape.</summary>
internal sealed class ShapeIndex
{
    private readonly ScopeIndex _scopes;
    private readonly Partition _partition;
    private readonly PeriodTree _tree;
    private readonly int[] _scopeOf;
    private readonly DateOnly[] _days;
    private readonly Dictionary<int[], int>.AlternateLookup<ReadOnlySpan<int>> _cells;

    public ShapeIndex(ScopeIndex scopes, Partition partition, Calendar calendar, PeriodTree tree, bool asIs, IReadOnlyList<Code>? sumsOver)
    {
        (_scopes, _partition, _tree) = (scopes, partition, tree);
        _scopeOf = new int[partition.Count];
        _days = Array.ConvertAll(partition.Periods, period => asIs ? DateOnly.MaxValue : calendar.Days(period).Last);
        Sums = [.. scopes.Dimensions.Select(dimension => sumsOver?.Contains(dimension.Dimension) != false)];
        IsDated = !asIs && scopes.Dimensions.Any(dimension => dimension.HasMoves);
        var shapes = new Dictionary<int[], Shape>(NumberListComparer.Instance);
        var lookup = shapes.GetAlternateLookup<ReadOnlySpan<int>>();
        Span<int> key = stackalloc int[scopes.Dimensions.Count + 1];
        for (var run = 0; run < partition.Scopes.Length; run++)
        {
            for (var cell = partition.Starts[run]; cell < partition.Starts[run + 1]; cell++)
            {
                _scopeOf[cell] = partition.Scopes[run];
                for (var at = 0; at < Sums.Length; at++)
                    key[at] = Shape.LevelOf(scopes.Dimensions[at], MemberOf(cell, at), DayOf(cell));
                key[^1] = PeriodTree.LevelOf(PeriodOf(cell));
                if (!lookup.TryGetValue(key, out var shape))
                    lookup[key] = shape = new Shape(key[..^1].ToArray(), key[^1]);
                shape.Cells.Add(cell);
            }
        }
        Shapes = [.. shapes.Values.OrderBy(shape => shape.Order)];
        SeenAs = IsDated ? [.. Shapes.Select(Alike)] : [.. Shapes.Select(shape => new HashSet<Shape> { shape })];
        _cells = new Dictionary<int[], int>(NumberListComparer.Instance).GetAlternateLookup<ReadOnlySpan<int>>();
        // Only what may contain something is ever looked up: not the cells of the finest shape, which are nearly all.
        for (var at = 0; at < Shapes.Count; at++)
        {
            if (!SeenAs[at].Any(seen => Shapes.Any(other => seen.CanContain(other, Sums))))
                continue;
            foreach (var cell in Shapes[at].Cells)
            {
                for (var dimension = 0; dimension < Sums.Length; dimension++)
                    key[dimension] = MemberOf(cell, dimension);
                key[^1] = PeriodOf(cell).Key;
                _cells[key] = cell;
            }
        }
    }

    /// <summary>By dimension, whether it is summed over.</summary>
    public bool[] Sums { get; }

    /// <summary>Whether members move, and count under their parents of each period.</summary>
    public bool IsDated { get; }

    /// <summary>The shapes of cells on their own days. A shape comes after all shapes that it can contain.</summary>
    public IReadOnlyList<Shape> Shapes { get; }

    /// <summary>For each shape, the shapes of its cells on any day: a member that moves may be on another level then.</summary>
    public IReadOnlyList<IReadOnlySet<Shape>> SeenAs { get; }

    /// <summary>The cell that contains a cell at a coarser shape; -1 if none is stored.</summary>
    public int ContainerOf(int cell, Shape coarser)
    {
        Span<int> key = stackalloc int[Sums.Length + 1];
        return Project(cell, coarser, key) > 0 && _cells.TryGetValue(key, out var container) ? container : -1;
    }

    /// <summary>
    /// The place of a cell at coarser levels: member numbers, and the period's key. The result has one bit for each dimension in which the
    /// member is not the cell's own, and one for the period; it is -1 if the cell lies in no such place.
    /// </summary>
    public int Project(int cell, Shape coarser, Span<int> key)
    {
        var (day, raised) = (DayOf(cell), 0);
        for (var at = 0; at < Sums.Length; at++)
        {
            var (dimension, own, level) = (_scopes.Dimensions[at], MemberOf(cell, at), coarser.Levels[at]);
            var member = own;
            if (Shape.IsGroup(level))
            {
                if (!dimension.IsWithin(own, member = Shape.GroupOf(level), day))
                    return -1;
            }
            else if (!dimension.IsGroup(own))
            {
                for (var depth = dimension.DepthOn(own, day); depth > level; depth--)
                    member = dimension.ParentOn(member, day);
            }
            key[at] = member;
            raised |=
                member == own ? 0
                : Sums[at] ? 1 << at
                : -1;
        }
        var period = PeriodOf(cell);
        if (PeriodTree.LevelOf(period) != coarser.Period)
        {
            if (_tree.Above(period, coarser.Period) is not { } above)
                return -1;
            period = above;
            raised |= 1 << Sums.Length;
        }
        key[^1] = period.Key;
        return raised;
    }

    public int PeriodIndexOf(int cell) => _partition.PeriodOf[cell];

    private Period PeriodOf(int cell) => _partition.Periods[_partition.PeriodOf[cell]];

    private DateOnly DayOf(int cell) => _days[_partition.PeriodOf[cell]];

    private int MemberOf(int cell, int dimension) => _scopes.MembersOf(dimension)[_scopeOf[cell]];

    private HashSet<Shape> Alike(Shape shape)
    {
        var alike = new HashSet<Shape> { shape };
        var members = new HashSet<int[]>(NumberListComparer.Instance);
        foreach (var cell in shape.Cells)
        {
            int[] place = [.. Enumerable.Range(0, Sums.Length).Select(at => MemberOf(cell, at))];
            if (!members.Add(place))
                continue;
            IEnumerable<int[]> levels =
            [
                [],
            ];
            for (var at = 0; at < place.Length; at++)
            {
                int[] depths = [.. Shape.LevelsOf(_scopes.Dimensions[at], place[at])];
                levels = [.. levels.SelectMany(before => depths.Select(depth => (int[])[.. before, depth]))];
            }
            alike.UnionWith(levels.Select(all => new Shape(all, shape.Period)));
        }
        return alike;
    }
}
