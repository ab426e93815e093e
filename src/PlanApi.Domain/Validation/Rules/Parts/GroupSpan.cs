namespace PlanApi.Domain.Validation.Rules;

/// <summary>A group with all its members: the named ones, and all members below these.</summary>
internal sealed class GroupSpan
{
    private readonly DimensionTree _tree;

    // How many held members a walk through the trees has met before each place.
    private readonly int[] _before;

    public GroupSpan(DimensionTree tree, int group)
        : this(tree, tree.Groups[group]) { }

    public GroupSpan(DimensionTree tree, int[] members)
    {
        (_tree, Members) = (tree, members);
        var depth = new int[tree.MemberCount + 1];
        foreach (var member in members)
        {
            depth[tree.EnterOf(member)]++;
            depth[tree.LeaveOf(member)]--;
        }
        _before = new int[tree.MemberCount + 1];
        for (var (at, open) = (0, 0); at < tree.MemberCount; at++)
        {
            open += depth[at];
            _before[at + 1] = _before[at] + (open > 0 ? 1 : 0);
        }
    }

    public int[] Members { get; }

    public bool Holds(int member) => _before[_tree.EnterOf(member) + 1] > _before[_tree.EnterOf(member)];

    /// <summary>Whether it contains the member or anything below it.</summary>
    public bool Touches(int member) => _before[_tree.LeaveOf(member)] > _before[_tree.EnterOf(member)];

    public bool IsWithin(GroupSpan other) => Members.Length > 0 && Members.All(other.Holds);
}
