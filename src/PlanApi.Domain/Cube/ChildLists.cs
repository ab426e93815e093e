namespace PlanApi.Domain.Cube;

/// <summary>A dimension's tree on one day, downwards: each member's children in the order of their codes.</summary>
public sealed class ChildLists
{
    private readonly int[] _first;
    private readonly int[] _children;

    internal ChildLists(DimensionIndex dimension, DateOnly day)
    {
        var count = dimension.MemberCount;
        var parents = new int[count];
        _first = new int[count + 2];
        for (var member = 0; member < count; member++)
        {
            parents[member] = dimension.ParentOn(member, day);
            _first[Slot(parents[member]) + 1]++;
        }
        for (var slot = 0; slot <= count; slot++)
            _first[slot + 1] += _first[slot];
        var next = _first[..^1].ToArray();
        _children = new int[count];
        for (var member = 0; member < count; member++)
            _children[next[Slot(parents[member])]++] = member;
    }

    /// <summary>The children of a member, or of the top.</summary>
    public ReadOnlySpan<int> Of(int member) => _children.AsSpan(_first[Slot(member)], _first[Slot(member) + 1] - _first[Slot(member)]);

    /// <summary>The members so many levels below another; a level of 1 is its children.</summary>
    public List<int> Below(int member, int level)
    {
        List<int> at = [member];
        for (var depth = 0; depth < level; depth++)
        {
            var next = new List<int>();
            foreach (var parent in at)
                next.AddRange(Of(parent));
            at = next;
        }
        return at;
    }

    /// <summary>The members below another that have no children; the member itself where it has none.</summary>
    public List<int> Leaves(int member)
    {
        var leaves = new List<int>();
        var open = new Stack<int>([member]);
        while (open.TryPop(out var at))
        {
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
