using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>The members that anything in the plan is about: members in a scope or a group, and all members above these.</summary>
public sealed class UsedMembers
{
    private readonly Dictionary<DimensionTree, HashSet<int>> _used = [];

    private UsedMembers() { }

    /// <summary>The members that the scopes of parts and cells name, and the members of groups.</summary>
    public static UsedMembers In(PlanIndex plan)
    {
        var used = new UsedMembers();
        var document = plan.Document;
        used.AddAll(plan, document.Parts().SelectMany(part => part.Scopes()).Concat(document.Cells.Select(cell => cell.Scope)));
        foreach (var tree in plan.Trees)
        {
            foreach (var group in tree.Groups)
                used.AddGroup(tree, group.Key);
        }
        return used;
    }

    /// <summary>The members that the scopes name.</summary>
    public static UsedMembers In(PlanIndex plan, IEnumerable<Scope> scopes)
    {
        var used = new UsedMembers();
        used.AddAll(plan, scopes);
        return used;
    }

    public bool Contains(DimensionTree tree, int member) => _used.TryGetValue(tree, out var members) && members.Contains(member);

    private void AddAll(PlanIndex plan, IEnumerable<Scope> scopes)
    {
        var seen = new HashSet<Scope>();
        foreach (var scope in scopes)
        {
            if (scope.Count == 0 || !seen.Add(scope))
                continue;
            foreach (var (dimension, code) in scope)
            {
                var tree = plan.TreeOf(dimension);
                var number = tree.Number(code);
                Add(tree, number);
                AddGroup(tree, number);
            }
        }
    }

    private void AddGroup(DimensionTree tree, int group)
    {
        foreach (var member in tree.Groups.GetValueOrDefault(group) ?? [])
            Add(tree, member);
    }

    // Whoever has been added has its ancestors too, so that each member is walked over once.
    private void Add(DimensionTree tree, int member)
    {
        if (!_used.TryGetValue(tree, out var members))
            _used[tree] = members = [];
        while (tree.IsMember(member) && members.Add(member))
            member = tree.ParentOf(member);
    }
}
