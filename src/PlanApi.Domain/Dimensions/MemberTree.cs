namespace PlanApi.Domain.Dimensions;

/// <summary>
/// Whether dated parents make trees on every day: no member is its own ancestor, and none stands too far below the top.
/// Works on indexes, in one pass over members and moves and without recursion, so that it serves imports of a million members.
/// </summary>
public static class MemberTree
{
    /// <summary>The most levels below the top at which a member may stand. It limits the walk for each move.</summary>
    public const int MaxDepth = 100;

    private const int Top = -1;

    /// <summary>Checks members of one dimension or several. Parents that are not among them count as the top.</summary>
    public static IEnumerable<TreeFault> Check(IReadOnlyList<Member> members)
    {
        var indexes = new Dictionary<(Values.Code, Values.Code), int>(members.Count);
        for (var i = 0; i < members.Count; i++)
            indexes.TryAdd((members[i].Dimension, members[i].Code), i);
        int Index(Member member, Values.Code? parent) =>
            parent is { } code && indexes.TryGetValue((member.Dimension, code), out var index) ? index : Top;

        var parents = new int[members.Count];
        var moves = new List<DatedParent>();
        for (var i = 0; i < parents.Length; i++)
        {
            parents[i] = Index(members[i], members[i].Parent);
            foreach (var move in members[i].Moves)
                moves.Add(new DatedParent(i, move.From, Index(members[i], move.Parent)));
        }
        return Check(parents, moves);
    }

    /// <summary>Checks the parents from the beginning (-1 is the top), then after the moves of each day.</summary>
    public static IEnumerable<TreeFault> Check(IReadOnlyList<int> parents, IEnumerable<DatedParent> moves)
    {
        var current = parents.ToArray();
        foreach (var fault in CheckBeginning(current))
            yield return fault;
        foreach (var day in moves.GroupBy(move => move.From).OrderBy(day => day.Key))
        {
            foreach (var move in day)
                current[move.Member] = move.Parent;
            var reported = new HashSet<int>();
            foreach (var move in day.Where(move => current[move.Member] != Top))
            {
                if (CheckAbove(current, move.Member, day.Key) is { } fault && (!fault.IsCycle || fault.Path.All(reported.Add)))
                    yield return fault;
            }
        }
    }

    private static IEnumerable<TreeFault> CheckBeginning(int[] parents)
    {
        // Levels below the top: 0 not known yet, -1 on the path that is being walked, MaxDepth + 2 for all that is too deep.
        var levels = new int[parents.Length];
        var path = new List<int>();
        for (var start = 0; start < parents.Length; start++)
        {
            path.Clear();
            var at = start;
            for (; at != Top && levels[at] == 0; at = parents[at])
            {
                levels[at] = -1;
                path.Add(at);
            }
            if (at != Top && levels[at] == -1)
                yield return new TreeFault(at, null, IsCycle: true, path[path.IndexOf(at)..]);
            // What leads into a cycle has no level; it counts as reported already, so that only the cycle is.
            var level =
                at == Top ? 0
                : levels[at] == -1 ? MaxDepth + 2
                : levels[at];
            for (var i = path.Count - 1; i >= 0; i--)
            {
                level = Math.Min(level + 1, MaxDepth + 2);
                levels[path[i]] = level;
                if (level == MaxDepth + 1)
                    yield return new TreeFault(path[i], null, IsCycle: false, []);
            }
        }
    }

    // A day's moves can only close a cycle that one of the moved members lies on.
    private static TreeFault? CheckAbove(int[] parents, int member, DateOnly day)
    {
        var path = new List<int> { member };
        for (var at = parents[member]; at != Top; at = parents[at])
        {
            if (at == member)
                return new TreeFault(member, day, IsCycle: true, path);
            if (path.Count == MaxDepth)
                return path.Distinct().Count() == path.Count ? new TreeFault(member, day, IsCycle: false, []) : null;
            path.Add(at);
        }
        return null;
    }
}

/// <summary>From a day on, a member has another parent; -1 is the top.</summary>
public readonly record struct DatedParent(int Member, DateOnly From, int Parent);

/// <summary>A member that is its own ancestor, or that stands too deep.</summary>
/// <param name="Member">The member's index.</param>
/// <param name="On">The first day on which it is so; null if it is so from the beginning.</param>
/// <param name="IsCycle">The member is its own ancestor, or the tree is too deep.</param>
/// <param name="Path">The members of the cycle, each followed by its parent.</param>
public sealed record TreeFault(int Member, DateOnly? On, bool IsCycle, IReadOnlyList<int> Path);
