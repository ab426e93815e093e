using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>
/// The weights of scopes that hold on a day. In a window its own weights override the standing ones; with
/// <see cref="OtherWeights.Proportional"/> their siblings share what is left of 100 % in proportion, rounded half away from zero to 1/10,000.
/// </summary>
public sealed class WeightsInForce
{
    private static readonly Quantity Whole = Quantity.Of(100m);

    private readonly Dictionary<(Scope Of, Scope Within), Quantity> _values = [];

    public WeightsInForce(IReadOnlyList<Weight> weights, IReadOnlyList<WeightWindow> windows, DateOnly day)
    {
        Day = day;
        foreach (var weight in weights.Where(weight => weight.Window is null && weight.Of is not null && Holds(weight.From, weight.To, day)))
            _values[(weight.Of!, weight.Within)] = weight.Value;
        // The lowest precedence first, so that a higher one overrides it; codes settle ties.
        var open = windows.Where(window => window is { From: not null, To: not null } && Holds(window.From, window.To, day))
            .OrderBy(window => window.Precedence).ThenByDescending(window => window.Code);
        foreach (var window in open)
        {
            var overrides = weights.Where(weight => weight.Window == window.Code && weight.Of is not null).ToList();
            foreach (var siblings in overrides.GroupBy(weight => (string.Join(',', weight.Of!.Keys), weight.Within)))
                Override([.. siblings], window.Others);
        }
    }

    public DateOnly Day { get; }

    /// <summary>The weight in percent; null where none is given.</summary>
    public Quantity? Of(Scope of, Scope within) => _values.TryGetValue((of, within), out var value) ? value : null;

    private void Override(List<Weight> overrides, OtherWeights others)
    {
        var within = overrides[0].Within;
        var dimensions = overrides[0].Of!.Keys.ToList();
        var overridden = overrides.Select(weight => weight.Of!).ToHashSet();
        var siblings = _values.Keys
            .Where(key => key.Within.Equals(within) && key.Of.Keys.SequenceEqual(dimensions) && !overridden.Contains(key.Of)).ToList();
        if (others == OtherWeights.Proportional)
        {
            var before = siblings.Aggregate(Int128.Zero, (sum, key) => sum + _values[key].Steps);
            var left = overrides.Aggregate((Int128)Whole.Steps, (rest, weight) => rest - weight.Value.Steps);
            foreach (var key in siblings.Where(_ => before > 0 && left >= 0))
                _values[key] = new Quantity((long)((((Int128)_values[key].Steps * left * 2) + before) / (before * 2)));
        }
        foreach (var weight in overrides)
            _values[(weight.Of!, within)] = weight.Value;
    }

    private static bool Holds(DateOnly? from, DateOnly? to, DateOnly day) => (from is null || from <= day) && (to is null || day <= to);
}
