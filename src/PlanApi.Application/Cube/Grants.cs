using PlanApi.Application.Access;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube;

/// <summary>A caller's member grants in the numbers of a structure.</summary>
/// <param name="Members">By the number of each limited dimension, the numbers of the members and groups that may be seen.</param>
public sealed record Grants(IReadOnlyDictionary<int, HashSet<int>> Members)
{
    /// <summary>The dimensions whose totals are hidden.</summary>
    public IReadOnlyCollection<int> Limited => [.. Members.Keys];

    /// <summary>Whether a member, a group, or the top of a dimension may be seen.</summary>
    public bool MaySee(int dimension, int member) => !Members.TryGetValue(dimension, out var seen) || seen.Contains(member);

    /// <summary>Whether the numbers of a scope may be seen: not where it stands above the members that are granted.</summary>
    public bool MaySee(CubeStructure structure, Scope scope) => Members.Keys.All(dimension => MaySee(
        dimension, scope.TryGetValue(structure.Scopes.Dimensions[dimension].Dimension, out var member) ? structure.Scopes.Dimensions[dimension].Number(member) : DimensionIndex.Top));

    public static Grants Of(Visibility? visibility, CubeStructure structure)
    {
        var members = new Dictionary<int, HashSet<int>>();
        foreach (var (dimensionId, seen) in visibility?.Members ?? new Dictionary<long, IReadOnlyCollection<long>>())
        {
            var dimension = Array.IndexOf(structure.DimensionIds, dimensionId);
            var ids = seen.ToHashSet();
            if (dimension >= 0)
                members[dimension] = [.. Enumerable.Range(0, structure.MemberIds[dimension].Length).Where(at => ids.Contains(structure.MemberIds[dimension][at]))];
        }
        return new Grants(members);
    }
}
