using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Validation;

/// <summary>The plan's weights by siblings, and its windows by code.</summary>
public sealed class WeightSets
{
    private readonly Dictionary<string, List<Weight>> _sets = new(StringComparer.Ordinal);
    private readonly PlanIndex _plan;

    internal WeightSets(PlanIndex plan)
    {
        _plan = plan;
        foreach (var window in plan.Document.WeightWindows.OrderBy(window => window.Code))
            Windows.TryAdd(window.Code, window);
        foreach (var weight in plan.Document.Weights.OrderBy(weight => weight.Code))
        {
            foreach (var set in SetsOf(weight))
            {
                if (!_sets.TryGetValue(set, out var weights))
                    _sets[set] = weights = [];
                weights.Add(weight);
            }
        }
        All = [.. _sets.OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => new WeightSet(set.Key, set.Value))];
    }

    public Dictionary<Code, WeightWindow> Windows { get; } = [];

    public IReadOnlyList<WeightSet> All { get; }

    /// <summary>
    /// The days on which a weight counts: its window's, or otherwise its own; null if its window is unknown, has no days, or ends before
    /// it starts.
    /// </summary>
    public (DateOnly First, DateOnly Last)? DaysOf(Weight weight)
    {
        if (weight.Window is { } code)
            return Windows.TryGetValue(code, out var window) ? DaysOf(window) : null;
        var (first, last) = (weight.From ?? DateOnly.MinValue, weight.To ?? DateOnly.MaxValue);
        return first <= last ? (first, last) : null;
    }

    public static (DateOnly First, DateOnly Last)? DaysOf(WeightWindow window) =>
        window is { From: { } first, To: { } last } && first <= last ? (first, last) : null;

    /// <summary>The subject of the weight: the same for two weights of one thing.</summary>
    public static string SubjectOf(Weight weight) =>
        weight switch
        {
            { Objective: { } objective } => $"objective {objective}",
            { KeyResult: { } result } => $"key result {result}",
            _ => weight.Of?.ToString() ?? "",
        };

    // An objective that serves several others is weighed among the siblings below each of them.
    private IEnumerable<string> SetsOf(Weight weight)
    {
        if (weight.Objective is { } objective)
        {
            var parents = _plan.Objectives.TryGetValue(objective, out var known) ? known.Parents : [];
            return parents.Count == 0 ? ["objectives"] : parents.Distinct().Select(parent => $"objectives < {parent}");
        }
        if (weight.KeyResult is { } result)
            return [$"key results < {(_plan.KeyResults.TryGetValue(result, out var known) ? known.Objective : "?")}"];
        var within = weight.Within.Count > 0 ? $" < {weight.Within}" : "";
        return [$"{string.Join(" × ", (weight.Of ?? Scope.Top).Keys)}{within}"];
    }
}

/// <summary>
/// Weights that add up to 100 %: of the same dimensions within the same scope, of objectives below the same parent, or of one objective's
/// key results.
/// </summary>
public sealed record WeightSet(string Name, IReadOnlyList<Weight> Weights)
{
    public IEnumerable<Weight> Standing => Weights.Where(weight => weight.Window is null);
}
