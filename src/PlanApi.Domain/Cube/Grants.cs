using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>
/// The indicators whose numbers a caller may see, and the members and groups in the limited dimensions. The caller never sees the totals
/// above those. Every request for numbers carries its grants; <see cref="Everything"/> is for the service itself and for callers who see
/// the whole plan.
/// </summary>
/// <param name="Members">By the number of each limited dimension, the numbers of the members and groups that may be seen.</param>
public sealed record Grants(IReadOnlyDictionary<int, HashSet<int>> Members)
{
    public static readonly Grants Everything = new(new Dictionary<int, HashSet<int>>());

    /// <summary>The indicators whose numbers may be seen; all of them when null.</summary>
    public IReadOnlySet<Code>? Indicators { get; init; }

    public bool IsLimited => Members.Count > 0 || Indicators is not null;

    /// <summary>Whether the numbers of an indicator may be seen.</summary>
    public bool MaySee(Code indicator) => Indicators?.Contains(indicator) != false;

    /// <summary>The dimensions whose totals are hidden.</summary>
    public IReadOnlyCollection<int> Limited { get; } = [.. Members.Keys];

    /// <summary>Whether a member, a group, or the top of a dimension may be seen.</summary>
    public bool MaySee(int dimension, int member) => !Members.TryGetValue(dimension, out var seen) || seen.Contains(member);

    /// <summary>Whether the caller may see the numbers of a scope. A scope above the granted members is hidden.</summary>
    public bool MaySee(ScopeIndex scopes, Scope scope) =>
        Members.Keys.All(dimension =>
            MaySee(
                dimension,
                scope.TryGetValue(scopes.Dimensions[dimension].Dimension, out var member)
                    ? scopes.Dimensions[dimension].Number(member)
                    : DimensionIndex.Top
            )
        );
}
