using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>
/// The weights of scopes, objectives and key results that hold on a day. In a window its own weights override the standing ones; with
/// <see cref="OtherWeights.Proportional"/> their siblings share what is left of 100 % in proportion, rounded half away from zero to 1/10,000.
/// </summary>
public sealed class WeightsInForce
{
    private static readonly Quantity Whole = Quantity.Of(100m);

    private readonly IReadOnlyList<Weight> _weights;
    private readonly IReadOnlyList<WeightWindow> _open;
    private readonly Dictionary<(Scope Of, Scope Within), Quantity> _values = [];

    public WeightsInForce(IReadOnlyList<Weight> weights, IReadOnlyList<WeightWindow> windows, DateOnly day)
    {
        (Day, _weights) = (day, weights);
        // The lowest precedence first, so that a higher one overrides it; codes settle ties.
        _open = [.. windows.Where(window => window is { From: not null, To: not null } && Holds(window.From, window.To, day))
            .OrderBy(window => window.Precedence).ThenByDescending(window => window.Code)];
        foreach (var weight in weights.Where(weight => weight.Of is not null && IsStanding(weight)))
            _values[(weight.Of!, weight.Within)] = weight.Value;
        foreach (var window in _open)
        {
            foreach (var siblings in weights.Where(weight => weight.Window == window.Code && weight.Of is not null)
                .GroupBy(weight => (string.Join(',', weight.Of!.Keys), weight.Within)))
            {
                var dimensions = siblings.First().Of!.Keys.ToList();
                Override(
                    _values, [.. _values.Keys.Where(key => key.Within.Equals(siblings.Key.Within) && key.Of.Keys.SequenceEqual(dimensions))],
                    [.. siblings.Select(weight => ((weight.Of!, weight.Within), weight.Value))], window.Others);
            }
        }
    }

    public DateOnly Day { get; }

    /// <summary>The weight in percent; null where none is given.</summary>
    public Quantity? Of(Scope of, Scope within) => _values.TryGetValue((of, within), out var value) ? value : null;

    /// <summary>The weights of objectives that serve the same one; null where none is given.</summary>
    public IReadOnlyList<Quantity?> OfObjectives(IReadOnlyList<Code> siblings) => OfSiblings(siblings, weight => weight.Objective);

    /// <summary>The weights of the key results of one objective; null where none is given.</summary>
    public IReadOnlyList<Quantity?> OfKeyResults(IReadOnlyList<Code> siblings) => OfSiblings(siblings, weight => weight.KeyResult);

    private Quantity?[] OfSiblings(IReadOnlyList<Code> siblings, Func<Weight, Code?> weighed)
    {
        var all = siblings.ToHashSet();
        var own = _weights.Where(weight => weight.Within.Count == 0 && weighed(weight) is { } code && all.Contains(code)).ToList();
        var values = new Dictionary<Code, Quantity>();
        foreach (var weight in own.Where(IsStanding))
            values[weighed(weight)!.Value] = weight.Value;
        foreach (var window in _open)
        {
            (Code, Quantity)[] overrides = [.. own.Where(weight => weight.Window == window.Code).Select(weight => (weighed(weight)!.Value, weight.Value))];
            if (overrides.Length > 0)
                Override(values, [.. values.Keys], overrides, window.Others);
        }
        return [.. siblings.Select(code => values.TryGetValue(code, out var value) ? value : (Quantity?)null)];
    }

    private static void Override<TKey>(
        Dictionary<TKey, Quantity> values, IReadOnlyList<TKey> siblings, IReadOnlyList<(TKey Of, Quantity Value)> overrides, OtherWeights others)
        where TKey : notnull
    {
        var overridden = overrides.Select(weight => weight.Of).ToHashSet();
        var rest = siblings.Where(key => !overridden.Contains(key)).ToList();
        if (others == OtherWeights.Proportional)
        {
            var before = rest.Aggregate(Int128.Zero, (sum, key) => sum + values[key].Steps);
            var left = overrides.Aggregate((Int128)Whole.Steps, (sum, weight) => sum - weight.Value.Steps);
            foreach (var key in rest.Where(_ => before > 0 && left >= 0))
                values[key] = new Quantity((long)((((Int128)values[key].Steps * left * 2) + before) / (before * 2)));
        }
        foreach (var (of, value) in overrides)
            values[of] = value;
    }

    private bool IsStanding(Weight weight) => weight.Window is null && Holds(weight.From, weight.To, Day);

    private static bool Holds(DateOnly? from, DateOnly? to, DateOnly day) => (from is null || from <= day) && (to is null || day <= to);
}
