using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Actuals.Demo;

/// <summary>
/// The scopes at which the made-up actuals of an indicator lie: the lowest members of the dimensions that targets use. So each target,
/// share and tier has numbers below it, and no two scopes overlap.
/// </summary>
internal sealed class DemoPlaces
{
    private readonly PlanDocument _plan;
    private readonly Dictionary<Code, IReadOnlyList<Code>> _leaves;
    private readonly Dictionary<Code, HashSet<Code>> _looked = [];

    public DemoPlaces(PlanDocument plan)
    {
        _plan = plan;
        var parents = plan
            .Members.Where(member => member.Parent is not null)
            .Select(member => (member.Dimension, member.Parent!.Value))
            .ToHashSet();
        _leaves = plan
            .Members.GroupBy(member => member.Dimension)
            .ToDictionary(
                members => members.Key,
                members =>
                    (IReadOnlyList<Code>)
                        [
                            .. members
                                .Where(member => !parents.Contains((member.Dimension, member.Code)))
                                .Select(member => member.Code)
                                .Order(),
                        ]
            );
        var indicators = plan.Indicators.ToDictionary(indicator => indicator.Code);
        foreach (var target in plan.Targets)
            Look(indicators, target.Indicator, target.Scope.Keys, []);
        foreach (var indicator in plan.Indicators.Where(indicator => indicator.ShareOf is not null && indicator.Base is not null))
            Look(indicators, indicator.Code, [indicator.ShareOf!.Value], []);
    }

    /// <summary>
    /// The scopes, up to the limit: dimensions with many members are left out first. Without a limit, all dimensions are used.
    /// </summary>
    public IReadOnlyList<Scope> Of(Indicator indicator, int? most)
    {
        IEnumerable<Code> wanted = most is null ? _plan.Dimensions.Select(dimension => dimension.Code) : Wanted(indicator);
        var dimensions = wanted
            .Where(dimension => _leaves.ContainsKey(dimension) && indicator.Dimensions?.Contains(dimension) != false)
            .Distinct()
            .OrderBy(dimension => _leaves[dimension].Count)
            .ThenBy(dimension => dimension)
            .ToList();
        var count = 1L;
        dimensions = [.. dimensions.TakeWhile(dimension => (count *= _leaves[dimension].Count) <= (most ?? 1_000_000))];
        IEnumerable<IEnumerable<KeyValuePair<Code, Code>>> scopes =
        [
            [],
        ];
        foreach (var dimension in dimensions)
            scopes = scopes.SelectMany(scope => _leaves[dimension].Select(member => scope.Append(new(dimension, member))));
        return [.. scopes.Select(scope => new Scope(scope))];
    }

    private IEnumerable<Code> Wanted(Indicator indicator)
    {
        IEnumerable<Code> looked = _looked.GetValueOrDefault(indicator.Code, []);
        return _plan.Plan.Matrix is { } matrix ? looked.Append(matrix.Columns) : looked;
    }

    /// <summary>If an indicator has actuals at some scopes, the indicators that it is computed from have them at the same scopes.</summary>
    private void Look(IReadOnlyDictionary<Code, Indicator> indicators, Code code, IEnumerable<Code> dimensions, HashSet<Code> seen)
    {
        if (!seen.Add(code) || !indicators.TryGetValue(code, out var indicator))
            return;
        var list = dimensions.ToList();
        if (!_looked.TryGetValue(code, out var looked))
            _looked.Add(code, looked = []);
        looked.UnionWith(list);
        foreach (var part in IndicatorParts.Of(indicator))
            Look(indicators, part, list, seen);
    }
}
