namespace PlanApi.Domain.Cube;

/// <summary>
/// A dimension's tree downwards: each member's children in the order of their codes. Over several days a member is a child of
/// every parent that it has on one of them.
/// </summary>
public sealed class ChildLists
{
    private readonly int[] _first;
    private readonly int[] _children;

    internal ChildLists(DimensionIndex dimension, DateOnly first, DateOnly last)
    {
        var count = dimension.MemberCount;
        var pairs = new List<(int Parent, int Child)>(count);
        for (var member = 0; member < count; member++)
        {
            if (!dimension.IsDated(member))
                pairs.Add((dimension.ParentOn(member, first), member));
            else
                pairs.AddRange(dimension.ParentsIn(member, first, last).Select(parent => (parent, member)));
        }
        _first = new int[count + 2];
        foreach (var (parent, _) in pairs)
            _first[Slot(parent) + 1]++;
        for (var slot = 0; slot <= count; slot++)
            _first[slot + 1] += _first[slot];
        var next = _first[..^1].ToArray();
        _children = new int[pairs.Count];
        foreach (var (parent, child) in pairs)
            _children[next[Slot(parent)]++] = child;
    }

    /// <summary>The children of a member, or of the top.</summary>
    public ReadOnlySpan<int> Of(int member) => _children.AsSpan(_first[Slot(member)], _first[Slot(member) + 1] - _first[Slot(member)]);

    /// <summary>
    /// The members a given number of levels below another one, each once, those of each parent together. Level 1 means its children.
    /// </summary>
    public List<int> Below(int member, int level)
    {
        List<int> at = [member];
        for (var depth = 0; depth < level && at.Count > 0; depth++)
        {
            var (next, seen) = (new List<int>(), new HashSet<int>());
            foreach (var parent in at)
            {
                foreach (var child in Of(parent))
                {
                    if (seen.Add(child))
                        next.Add(child);
                }
            }
            at = next;
        }
        return at;
    }

    /// <summary>The members below another one that have no children, each once; the member itself if it has no children.</summary>
    public List<int> Leaves(int member)
    {
        var (leaves, seen) = (new List<int>(), new HashSet<int>());
        var open = new Stack<int>([member]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
                continue;
            var children = Of(at);
            if (children.IsEmpty && at != DimensionIndex.Top)
                leaves.Add(at);
            for (var child = children.Length - 1; child >= 0; child--)
                open.Push(children[child]);
        }
        return leaves;
    }

    // The top's children stand at the front.
    private static int Slot(int member) => member + 1;
}
