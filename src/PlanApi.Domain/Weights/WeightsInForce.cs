using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>
/// The weights of scopes, objectives and key results that are in force on a day. In a window, its own weights override the standing ones.
/// With <see cref="OtherWeights.Proportional"/> their siblings share the rest of 100 % in proportion, so that all add up to it exactly.
/// </summary>
public sealed class WeightsInForce
{
    private readonly IReadOnlyList<Weight> _weights;
    private readonly IReadOnlyList<WeightWindow> _open;
    private readonly Dictionary<(Scope Of, Scope Within), WeightInForce> _scopes = [];

    public WeightsInForce(IReadOnlyList<Weight> weights, IReadOnlyList<WeightWindow> windows, DateOnly day)
    {
        (Day, _weights) = (day, weights);
        // The lowest precedence first, so that a higher one overrides it; codes settle ties.
        _open =
        [
            .. windows
                .Where(window => window is { From: not null, To: not null } && Holds(window.From, window.To, day))
                .OrderBy(window => window.Precedence)
                .ThenByDescending(window => window.Code),
        ];
        foreach (
            var siblings in weights
                .Where(weight => weight.Of is not null)
                .GroupBy(weight => (string.Join(',', weight.Of!.Keys), weight.Within))
        )
        {
            foreach (var (key, weight) in OfSiblings(siblings, weight => (weight.Of!, weight.Within), key => key.Item1.ToString()))
                _scopes[key] = weight;
        }
    }

    public DateOnly Day { get; }

    /// <summary>All weights of scopes that hold.</summary>
    public IReadOnlyCollection<WeightInForce> OfScopes => _scopes.Values;

    /// <summary>The weight in percent; null where none is given.</summary>
    public Quantity? Of(Scope of, Scope within) => _scopes.TryGetValue((of, within), out var weight) ? weight.Value : null;

    /// <summary>The weights of objectives that serve the same one; null where none is given.</summary>
    public IReadOnlyList<WeightInForce?> OfObjectives(IReadOnlyCollection<Code> siblings) =>
        OfSiblings(siblings, weight => weight.Objective);

    /// <summary>The weights of the key results of one objective; null where none is given.</summary>
    public IReadOnlyList<WeightInForce?> OfKeyResults(IReadOnlyCollection<Code> siblings) =>
        OfSiblings(siblings, weight => weight.KeyResult);

    private WeightInForce?[] OfSiblings(IReadOnlyCollection<Code> siblings, Func<Weight, Code?> weighed)
    {
        var all = siblings.ToHashSet();
        var values = OfSiblings(
            _weights.Where(weight => weight.Within.Count == 0 && weighed(weight) is { } code && all.Contains(code)),
            weight => weighed(weight)!.Value,
            code => code.ToString()
        );
        return [.. siblings.Select(values.GetValueOrDefault)];
    }

    private Dictionary<TKey, WeightInForce> OfSiblings<TKey>(
        IEnumerable<Weight> siblings,
        Func<Weight, TKey> keyOf,
        Func<TKey, string> orderOf
    )
        where TKey : notnull
    {
        var values = new Dictionary<TKey, WeightInForce>();
        var own = siblings.ToArray();
        foreach (var weight in own.Where(weight => weight.IsStandingOn(Day)))
            values[keyOf(weight)] = new WeightInForce(weight, weight.Value);
        foreach (var window in _open)
        {
            var overrides = own.Where(weight => weight.Window == window.Code)
                .GroupBy(keyOf)
                .ToDictionary(group => group.Key, group => group.Last());
            if (overrides.Count == 0)
                continue;
            if (window.Others == OtherWeights.Proportional)
            {
                TKey[] rest = [.. values.Keys.Where(key => !overrides.ContainsKey(key)).OrderBy(orderOf, StringComparer.Ordinal)];
                var shares = WeightShares.Of(overrides.Values.Select(weight => weight.Value), [.. rest.Select(key => values[key].Value)]);
                for (var at = 0; at < rest.Length; at++)
                    values[rest[at]] = values[rest[at]] with { Value = shares[at], Window = window };
            }
            foreach (var (key, weight) in overrides)
                values[key] = new WeightInForce(weight, weight.Value, window);
        }
        return values;
    }

    private static bool Holds(DateOnly? from, DateOnly? to, DateOnly day) => (from is null || from <= day) && (to is null || day <= to);
}
