using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// One dimension's members and groups by number. Numbers 0 to <see cref="MemberCount"/> - 1 are members, in the document's order; groups
/// and codes that are only mentioned follow. Parents are those of one day. Members that are their own ancestors count as having no parent.
/// </summary>
public sealed class DimensionTree
{
    public const int None = -1;

    private readonly Dictionary<Code, int> _numbers;
    private readonly List<Code> _codes;
    private readonly int[] _parents;
    private readonly int[] _children;
    private readonly int[] _enter;
    private readonly int[] _leave;
    private readonly bool[] _shifting;
    private readonly Dictionary<int, int[]> _groups = [];
    private readonly Dictionary<int, HashSet<int>> _groupSets = [];

    internal DimensionTree(Code dimension, IReadOnlyList<Member> members, IReadOnlyList<Group> groups, DateOnly first, DateOnly last)
    {
        Dimension = dimension;
        Members = members;
        MemberCount = members.Count;
        _numbers = new Dictionary<Code, int>(members.Count + groups.Count);
        _codes = new List<Code>(members.Count + groups.Count);
        foreach (var member in members)
        {
            _numbers.TryAdd(member.Code, _codes.Count);
            _codes.Add(member.Code);
        }
        _parents = new int[MemberCount];
        _children = new int[MemberCount];
        _shifting = new bool[MemberCount + 1];
        for (var i = 0; i < MemberCount; i++)
        {
            _parents[i] = NumberOfMember(members[i].ParentOn(first));
            foreach (var move in members[i].Moves)
            {
                if (move.From > first && move.From <= last)
                    _shifting[ShiftSlot(NumberOfMember(move.Parent))] = _shifting[ShiftSlot(_parents[i])] = true;
            }
        }
        InCircle = Circles.In(_parents);
        foreach (var i in InCircle)
            _parents[i] = None;
        (_enter, _leave) = Tour();
        foreach (var group in groups)
            _groups[Number(group.Code)] =
            [
                .. (group.Definitions.Count > 0 ? group.Definitions[0].Members : [])
                    .Select(NumberOfKnown)
                    .Where(number => number != None)
                    .Distinct(),
            ];
    }

    public Code Dimension { get; }

    public IReadOnlyList<Member> Members { get; }

    public int MemberCount { get; }

    /// <summary>Members whose parents lead back to themselves.</summary>
    public IReadOnlyList<int> InCircle { get; }

    public int RootCount { get; private set; }

    /// <summary>Whether no member stands below another.</summary>
    public bool IsFlat => RootCount == MemberCount;

    /// <summary>The groups and their members by number, as the first definition says.</summary>
    public IReadOnlyDictionary<int, int[]> Groups => _groups;

    public Code CodeOf(int number) => _codes[number];

    public bool IsMember(int number) => number >= 0 && number < MemberCount;

    public bool IsKnown(int number) => IsMember(number) || _groups.ContainsKey(number);

    /// <summary>The number of a code; a new one when neither a member nor a group has it.</summary>
    public int Number(Code code)
    {
        if (_numbers.TryGetValue(code, out var number))
            return number;
        _numbers.Add(code, _codes.Count);
        _codes.Add(code);
        return _codes.Count - 1;
    }

    /// <summary>The member's parent, or <see cref="None"/> directly below the top.</summary>
    public int ParentOf(int member) => _parents[member];

    /// <summary>How many children a member has; those of the top for <see cref="None"/>.</summary>
    public int ChildCount(int member) => member == None ? RootCount : _children[member];

    /// <summary>
    /// Whether a child joins or leaves this member (or the top) during the plan's year, so that it does not have the same parts all year.
    /// </summary>
    public bool IsShifting(int member) => _shifting[ShiftSlot(member)];

    /// <summary>The position of the member in a walk through the trees, with parents before children.</summary>
    public int EnterOf(int member) => _enter[member];

    /// <summary>The end of the part of that walk that lies within the member, without the member itself.</summary>
    public int LeaveOf(int member) => _leave[member];

    /// <summary>Whether the group's definition in force names the member.</summary>
    public bool IsIn(int group, int member)
    {
        if (!_groupSets.TryGetValue(group, out var members))
            _groupSets[group] = members = [.. _groups[group]];
        return members.Contains(member);
    }

    /// <summary>Whether a member is another or lies below it.</summary>
    public bool IsWithin(int inner, int outer) => _enter[inner] >= _enter[outer] && _enter[inner] < _leave[outer];

    private int ShiftSlot(int member) => member == None ? MemberCount : member;

    private int NumberOfMember(Code? code) => code is { } known && _numbers.TryGetValue(known, out var number) ? number : None;

    private int NumberOfKnown(Code code) => _numbers.TryGetValue(code, out var number) && number < MemberCount ? number : None;

    /// <summary>Numbers the members in depth-first order without recursion, since trees may be as deep as they are large.</summary>
    private (int[] Enter, int[] Leave) Tour()
    {
        var firstChild = new int[MemberCount + 1];
        var nextSibling = new int[MemberCount];
        Array.Fill(firstChild, None);
        for (var i = MemberCount - 1; i >= 0; i--)
        {
            var slot = ShiftSlot(_parents[i]);
            nextSibling[i] = firstChild[slot];
            firstChild[slot] = i;
            if (_parents[i] == None)
                RootCount++;
            else
                _children[_parents[i]]++;
        }
        var (enter, leave) = (new int[MemberCount], new int[MemberCount]);
        var clock = 0;
        for (var root = firstChild[MemberCount]; root != None; root = nextSibling[root])
        {
            var at = root;
            enter[at] = clock++;
            while (true)
            {
                if (firstChild[at] != None)
                {
                    at = firstChild[at];
                    enter[at] = clock++;
                    continue;
                }
                leave[at] = clock;
                while (at != root && nextSibling[at] == None)
                {
                    at = _parents[at];
                    leave[at] = clock;
                }
                if (at == root)
                    break;
                at = nextSibling[at];
                enter[at] = clock++;
            }
        }
        return (enter, leave);
    }
}
