using PlanApi.Application.Access;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube;

/// <summary>A caller's member grants in the numbers of a structure. Asked for by <see cref="VisibilityFinder.Numbers"/>.</summary>
/// <param name="Members">By the number of each limited dimension, the numbers of the members and groups that may be seen.</param>
public sealed record Grants(IReadOnlyDictionary<int, HashSet<int>> Members)
{
    /// <summary>What the service itself reads, and callers who may see the whole plan.</summary>
    public static readonly Grants Everything = new(new Dictionary<int, HashSet<int>>());

    public bool IsLimited => Members.Count > 0;

    /// <summary>The dimensions whose totals are hidden.</summary>
    public IReadOnlyCollection<int> Limited { get; } = [.. Members.Keys];

    /// <summary>Whether a member, a group, or the top of a dimension may be seen.</summary>
    public bool MaySee(int dimension, int member) => !Members.TryGetValue(dimension, out var seen) || seen.Contains(member);

    /// <summary>Whether the numbers of a scope may be seen: not where it stands above the members that are granted.</summary>
    public bool MaySee(CubeStructure structure, Scope scope) => Members.Keys.All(dimension => MaySee(
        dimension, scope.TryGetValue(structure.Scopes.Dimensions[dimension].Dimension, out var member) ? structure.Scopes.Dimensions[dimension].Number(member) : DimensionIndex.Top));

    /// <summary>Null where a limited dimension is none of the structure's: a limit must not be lost.</summary>
    internal static Grants? Of(Visibility visibility, CubeStructure structure)
    {
        var members = new Dictionary<int, HashSet<int>>();
        foreach (var (dimensionId, seen) in visibility.Members)
        {
            var dimension = Array.IndexOf(structure.DimensionIds, dimensionId);
            if (dimension < 0)
                return null;
            var ids = seen.ToHashSet();
            members[dimension] = [.. Enumerable.Range(0, structure.MemberIds[dimension].Length).Where(at => ids.Contains(structure.MemberIds[dimension][at]))];
        }
        return new Grants(members);
    }
}
