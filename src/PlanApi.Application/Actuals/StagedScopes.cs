using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// The scopes of a batch, with their numbers in the structure in which the batch is stored. This structure may be newer than the one for
/// the check.
/// </summary>
internal sealed class StagedScopes
{
    private readonly ScopeIndex _staged;
    private readonly int[]?[]? _translation;

    private StagedScopes(ScopeIndex staged, int[]?[]? translation) => (_staged, _translation) = (staged, translation);

    /// <summary>Null if a thing that the batch names no longer exists.</summary>
    public static StagedScopes? Of(StagedActuals batch, CubeStructure structure)
    {
        var before = batch.Structure;
        if (before.Version == structure.Version)
            return new StagedScopes(before.Scopes, null);
        if (
            before.Scopes.Dimensions.Count != structure.Scopes.Dimensions.Count
            || !before.DimensionIds.SequenceEqual(structure.DimensionIds)
            || batch.Indicators.Any(indicator =>
                !structure.Indicators.TryGetValue(indicator.Indicator.Code, out var now)
                || now.Id != indicator.Id
                || now.Indicator with { Version = null } != indicator.Indicator with { Version = null }
            )
        )
            return null;
        var translation = new int[]?[before.DimensionIds.Length];
        for (var dimension = 0; dimension < translation.Length; dimension++)
        {
            var now = structure
                .MemberIds[dimension]
                .Select((id, number) => (id, number))
                .ToDictionary(pair => pair.id, pair => pair.number);
            translation[dimension] = [.. before.MemberIds[dimension].Select(id => now.GetValueOrDefault(id, int.MinValue))];
        }
        var scopes = new StagedScopes(before.Scopes, translation);
        var members = new int[before.DimensionIds.Length];
        return batch.Cells().Select(cell => cell.Scope).Distinct().All(scope => scopes.TryRead(scope, members)) ? scopes : null;
    }

    /// <summary>The members that a scope of the batch names, by dimension.</summary>
    public void Read(int scope, Span<int> members)
    {
        if (!TryRead(scope, members))
            throw new InvalidOperationException($"The scope {scope} of the batch is not there any more.");
    }

    private bool TryRead(int scope, Span<int> members)
    {
        for (var dimension = 0; dimension < members.Length; dimension++)
        {
            var member = _staged.MembersOf(dimension)[scope];
            members[dimension] = member == DimensionIndex.Top || _translation?[dimension] is not { } now ? member : now[member];
            if (members[dimension] == int.MinValue)
                return false;
        }
        return true;
    }
}
