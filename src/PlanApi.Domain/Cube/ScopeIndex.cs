using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>
/// The plan's dimensions, and its interned scopes by number: for each dimension, the member or group of each scope. Numbers follow the
/// order in which scopes were made, so new ones come at the end.
/// </summary>
public sealed class ScopeIndex
{
    private readonly Dictionary<Code, int> _dimensionNumbers;
    private readonly int[][] _members;
    private readonly ushort[] _groups;
    private readonly (int[] Starts, int[] Scopes)?[] _byMember;
    private readonly Lazy<ScopeHashTable> _byMembers;

    /// <param name="dimensions">The plan's dimensions, in the order of their codes; at most <see cref="Scope.MaxDimensions"/>, since groups
    /// are kept as bits.</param>
    /// <param name="ids">The scopes' stored ids, ascending.</param>
    /// <param name="members">For each dimension, and in it for each scope, the number of the member or group that it names.</param>
    public ScopeIndex(IReadOnlyList<DimensionIndex> dimensions, long[] ids, int[][] members)
    {
        Dimensions = dimensions;
        Ids = ids;
        _members = members;
        _byMember = new (int[], int[])?[dimensions.Count];
        _byMembers = new Lazy<ScopeHashTable>(() => new ScopeHashTable(_members, ids.Length));
        _dimensionNumbers = Enumerable.Range(0, dimensions.Count).ToDictionary(at => dimensions[at].Dimension);
        _groups = new ushort[ids.Length];
        for (var dimension = 0; dimension < dimensions.Count; dimension++)
        {
            for (var scope = 0; scope < ids.Length; scope++)
            {
                if (members[dimension][scope] is var number && number != DimensionIndex.Top && dimensions[dimension].IsGroup(number))
                    _groups[scope] |= (ushort)(1 << dimension);
            }
        }
    }

    public IReadOnlyList<DimensionIndex> Dimensions { get; }

    /// <summary>Stored ids, ascending, by number.</summary>
    public IReadOnlyList<long> Ids { get; }

    public int Count => Ids.Count;

    /// <summary>The number of a scope by its stored id; negative if it is unknown.</summary>
    public int NumberOf(long id) => Array.BinarySearch((long[])Ids, id);

    /// <summary>The number of a dimension; -1 where there is none.</summary>
    public int DimensionNumber(Code dimension) => _dimensionNumbers.GetValueOrDefault(dimension, -1);

    /// <summary>The last day on which all members of a scope exist; null if none of them ends.</summary>
    public DateOnly? EndOf(Scope scope)
    {
        DateOnly? end = null;
        foreach (var (dimension, member) in scope)
        {
            if (
                DimensionNumber(dimension) is >= 0 and var at
                && Dimensions[at].EndOf(Dimensions[at].Number(member)) is { } own
                && !(own >= end)
            )
                end = own;
        }
        return end;
    }

    /// <summary>The number of the scope with these members of all dimensions; -1 if there is none.</summary>
    public int Find(ReadOnlySpan<int> members) => _byMembers.Value.Find(members);

    /// <summary>For each scope, its member or group of a dimension, or the top.</summary>
    public ReadOnlySpan<int> MembersOf(int dimension) => _members[dimension];

    /// <summary>The scopes that name a member, a group or the top of a dimension, ascending.</summary>
    public ReadOnlySpan<int> ScopesOf(int dimension, int number)
    {
        var (starts, scopes) = _byMember[dimension] ??= ByMember(dimension);
        return scopes.AsSpan(starts[number + 1], starts[number + 2] - starts[number + 1]);
    }

    /// <summary>A bit for each dimension of which the scope names a group. Such a scope is only part of that group.</summary>
    public ushort GroupsIn(int scope) => _groups[scope];

    /// <summary>The same with further scopes at the end.</summary>
    /// <param name="ids">Their ids, above all others.</param>
    /// <param name="members">For each, the number that it names of each dimension.</param>
    public ScopeIndex With(IReadOnlyList<long> ids, IReadOnlyList<int[]> members) =>
        new(
            Dimensions,
            [.. Ids, .. ids],
            [.. _members.Select((column, dimension) => (int[])[.. column, .. members.Select(scope => scope[dimension])])]
        );

    /// <summary>The scope in codes.</summary>
    public Scope ScopeOf(int scope) =>
        new(
            Enumerable
                .Range(0, Dimensions.Count)
                .Where(dimension => _members[dimension][scope] != DimensionIndex.Top)
                .Select(dimension =>
                    KeyValuePair.Create(Dimensions[dimension].Dimension, Dimensions[dimension].CodeOf(_members[dimension][scope]))
                )
        );

    // A counting sort; the top's scopes stand at the front.
    private (int[], int[]) ByMember(int dimension)
    {
        var starts = new int[Dimensions[dimension].Count + 2];
        foreach (var number in _members[dimension])
            starts[number + 2]++;
        for (var at = 1; at < starts.Length; at++)
            starts[at] += starts[at - 1];
        var (scopes, next) = (new int[Count], starts.ToArray());
        for (var scope = 0; scope < scopes.Length; scope++)
            scopes[next[_members[dimension][scope] + 1]++] = scope;
        return (starts, scopes);
    }
}
