namespace PlanApi.Domain.Validation.Rules;

/// <summary>A group, and whom it holds: its members and whoever lies below them.</summary>
internal sealed class GroupSpan
{
    private readonly DimensionTree _tree;

    // How many held members a walk through the trees has met before each place.
    private readonly int[] _before;

    public GroupSpan(DimensionTree tree, int group)
    {
        (_tree, Members) = (tree, tree.Groups[group]);
        _before = new int[tree.MemberCount + 1];
        foreach (var member in Members)
            Array.Fill(_before, 1, tree.EnterOf(member) + 1, tree.LeaveOf(member) - tree.EnterOf(member));
        for (var at = 1; at < _before.Length; at++)
            _before[at] += _before[at - 1];
    }

    public int[] Members { get; }

    public bool Holds(int member) => _before[_tree.EnterOf(member) + 1] > _before[_tree.EnterOf(member)];

    /// <summary>Whether it holds the member or anything below it.</summary>
    public bool Touches(int member) => _before[_tree.LeaveOf(member)] > _before[_tree.EnterOf(member)];

    public bool IsWithin(GroupSpan other) => Members.Length > 0 && Members.All(other.Holds);
}
