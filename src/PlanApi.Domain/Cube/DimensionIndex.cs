using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>
/// One dimension's members and groups by number: members first, then groups, each in the order of their codes. It holds arrays instead of
/// parts, so that a million members need little memory. Parents are dated.
/// </summary>
public sealed class DimensionIndex
{
    /// <summary>The top of the dimension, as a member number.</summary>
    public const int Top = -1;

    private readonly Code[] _codes;
    private readonly int[] _parents;
    private readonly Dictionary<int, DatedParent[]> _moves;
    private readonly int[][] _groups;
    private readonly bool[] _dated;
    private readonly IReadOnlyDictionary<int, DateOnly> _ends;
    private ChildLists? _anyDay;
    private ChildLists? _last;
    private DayChildren? _onDay;

    /// <param name="dimension">The dimension's code.</param>
    /// <param name="members">The members' codes, ascending.</param>
    /// <param name="parents">By member, the number of its parent from the beginning, or the top.</param>
    /// <param name="moves">Later parents, in any order.</param>
    /// <param name="groups">The groups by code, ascending, with the numbers of their members.</param>
    /// <param name="ends">The last days of members, for members that have one.</param>
    public DimensionIndex(
        Code dimension,
        IReadOnlyList<Code> members,
        int[] parents,
        IEnumerable<DatedParent> moves,
        IReadOnlyList<(Code Code, IEnumerable<int> Members)> groups,
        IReadOnlyDictionary<int, DateOnly>? ends = null
    )
    {
        _ends = ends ?? new Dictionary<int, DateOnly>();
        Dimension = dimension;
        MemberCount = members.Count;
        _codes = [.. members, .. groups.Select(group => group.Code)];
        _parents = parents;
        _moves = moves.GroupBy(move => move.Member).ToDictionary(group => group.Key, group => group.OrderBy(move => move.From).ToArray());
        _groups = [.. groups.Select(group => group.Members.Distinct().Order().ToArray())];
        _dated = Dated();
    }

    public Code Dimension { get; }

    public int MemberCount { get; }

    /// <summary>Members and groups.</summary>
    public int Count => _codes.Length;

    public Code CodeOf(int number) => _codes[number];

    /// <summary>The number of a member or group; <see cref="Top"/> where there is none.</summary>
    public int Number(Code code)
    {
        var found = Array.BinarySearch(_codes, 0, MemberCount, code);
        if (found < 0)
            found = Array.BinarySearch(_codes, MemberCount, _codes.Length - MemberCount, code);
        return found < 0 ? Top : found;
    }

    public bool IsMember(int number) => number >= 0 && number < MemberCount;

    public bool IsGroup(int number) => number >= MemberCount;

    /// <summary>The members of a group.</summary>
    public IReadOnlyList<int> MembersOf(int group) => _groups[group - MemberCount];

    /// <summary>Whether any member moves.</summary>
    public bool HasMoves => _moves.Count > 0;

    /// <summary>Whether the members above this one are not the same on every day.</summary>
    public bool IsDated(int member) => _dated[member];

    /// <summary>The member's parent on a day; <see cref="DateOnly.MaxValue"/> is after every move.</summary>
    public int ParentOn(int member, DateOnly day)
    {
        var parent = _parents[member];
        if (!_dated[member] || !_moves.TryGetValue(member, out var moves))
            return parent;
        foreach (var move in moves)
        {
            if (move.From > day)
                break;
            parent = move.Parent;
        }
        return parent;
    }

    /// <summary>The last day of a member: its own, or that of the member above it at that time; null if there is none.</summary>
    public DateOnly? EndOf(int number)
    {
        if (_ends.Count == 0 || !IsMember(number))
            return null;
        DateOnly? end = null;
        for (var at = number; at != Top; at = ParentOn(at, end ?? DateOnly.MaxValue))
        {
            if (_ends.TryGetValue(at, out var own) && !(own >= end))
                end = own;
        }
        return end;
    }

    /// <summary>
    /// Levels below the top on a day: 0 for the top, 1 for a member directly below it, and also 1 for a group, which stands outside the
    /// tree.
    /// </summary>
    public int DepthOn(int number, DateOnly day)
    {
        if (IsGroup(number))
            return 1;
        var depth = 0;
        for (var at = number; at != Top; at = ParentOn(at, day))
            depth++;
        return depth;
    }

    /// <summary>
    /// Whether the inner one is the outer one or lies below it on a day. Everything except a group lies below the top; members lie in
    /// their groups.
    /// </summary>
    public bool IsWithin(int inner, int outer, DateOnly day)
    {
        if (inner == outer)
            return true;
        if (inner == Top || IsGroup(inner))
            return false;
        if (outer == Top)
            return true;
        for (var at = inner; at != Top; at = ParentOn(at, day))
        {
            if (at == outer || (IsGroup(outer) && Array.BinarySearch(_groups[outer - MemberCount], at) >= 0))
                return true;
        }
        return false;
    }

    /// <summary>The levels on which a member stands on any day; see <see cref="DepthOn"/>.</summary>
    public IEnumerable<int> Depths(int number) =>
        !IsMember(number) || !_dated[number]
            ? [DepthOn(number, DateOnly.MinValue)]
            : _moves
                .Values.SelectMany(moves => moves)
                .Select(move => move.From)
                .Prepend(DateOnly.MinValue)
                .Distinct()
                .Select(day => DepthOn(number, day))
                .Distinct();

    /// <summary>Each member's children on a day; <see cref="DateOnly.MaxValue"/> is after every move.</summary>
    public ChildLists ChildrenOn(DateOnly day)
    {
        if (day == DateOnly.MaxValue || !HasMoves)
            return _last ??= new ChildLists(this, DateOnly.MaxValue, DateOnly.MaxValue);
        // What is asked of a day is asked of many places and by many, one day after the other.
        if (_onDay is { } known && known.Day == day)
            return known.Children;
        var children = new ChildLists(this, day, day);
        _onDay = new DayChildren(day, children);
        return children;
    }

    /// <summary>Each member's children on any day from a first to a last.</summary>
    public ChildLists ChildrenIn(DateOnly first, DateOnly last) =>
        first == DateOnly.MaxValue || !HasMoves ? ChildrenOn(DateOnly.MaxValue) : new ChildLists(this, first, last);

    /// <summary>The children that a member, or the top, has on any day at all.</summary>
    public IEnumerable<int> ChildrenOnAnyDay(int member) =>
        (_anyDay ??= ChildrenIn(DateOnly.MinValue, DateOnly.MaxValue)).Of(member).ToArray();

    /// <summary>The different parents that a member has on the days from a first to a last.</summary>
    internal IEnumerable<int> ParentsIn(int member, DateOnly first, DateOnly last)
    {
        if (!_dated[member] || !_moves.TryGetValue(member, out var moves))
            return [_parents[member]];
        return moves
            .Where(move => move.From > first && move.From <= last)
            .Select(move => move.Parent)
            .Prepend(ParentOn(member, first))
            .Distinct();
    }

    private bool[] Dated()
    {
        var dated = new bool[MemberCount];
        if (_moves.Count == 0)
            return dated;
        // Whether a member moved is known at once; whether an ancestor did, on any day, follows parents until nothing changes.
        foreach (var moved in _moves.Keys)
            dated[moved] = true;
        for (var changed = true; changed; )
        {
            changed = false;
            for (var member = 0; member < MemberCount; member++)
            {
                if (!dated[member] && _parents[member] != Top && dated[_parents[member]])
                    changed = dated[member] = true;
            }
        }
        return dated;
    }

    private sealed record DayChildren(DateOnly Day, ChildLists Children);
}
