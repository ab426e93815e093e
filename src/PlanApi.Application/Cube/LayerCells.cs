using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>The cells of one scenario's layer, by scope and period; a cell without a value clears what lies under it.</summary>
internal sealed class LayerCells
{
    private readonly List<int> _scopes = [];
    private readonly List<int> _periods = [];
    private readonly List<long> _values = [];
    private readonly HashSet<int> _cleared = [];
    private readonly Dictionary<int, string> _currencies = [];

    public void Add(int scope, int period, long? value, string? currency)
    {
        if (value is null)
            _cleared.Add(_values.Count);
        if (currency is not null)
            _currencies.Add(_values.Count, currency);
        _scopes.Add(scope);
        _periods.Add(period);
        _values.Add(value ?? 0);
    }

    /// <summary>This layer with another one over it. Where the other one has a cell, that cell counts.</summary>
    public LayerCells Under(LayerCells over)
    {
        var merged = new LayerCells();
        var (below, above) = (0, 0);
        while (below < _values.Count || above < over._values.Count)
        {
            var order =
                above == over._values.Count ? -1
                : below == _values.Count ? 1
                : (_scopes[below], _periods[below]).CompareTo((over._scopes[above], over._periods[above]));
            if (order < 0)
                merged.Take(this, below);
            else
                merged.Take(over, above++);
            if (order <= 0)
                below++;
        }
        return merged;
    }

    public Partition ToPartition()
    {
        var (scopes, starts, numbers) = (new List<int>(), new List<int>(), new Dictionary<int, ushort>());
        var periodOf = new ushort[_values.Count - _cleared.Count];
        var values = new long[periodOf.Length];
        var currencies = _currencies.Count > 0 ? new Dictionary<int, Code>() : null;
        var count = 0;
        for (var at = 0; at < _values.Count; at++)
        {
            if (_cleared.Contains(at))
                continue;
            if (scopes.Count == 0 || scopes[^1] != _scopes[at])
            {
                scopes.Add(_scopes[at]);
                starts.Add(count);
            }
            if (!numbers.TryGetValue(_periods[at], out var number))
                numbers.Add(_periods[at], number = checked((ushort)numbers.Count));
            periodOf[count] = number;
            if (_currencies.TryGetValue(at, out var currency))
                currencies!.Add(count, Code.Known(currency));
            values[count++] = _values[at];
        }
        starts.Add(count);
        return new Partition([.. scopes], [.. starts], [.. numbers.Keys.Select(Period.FromKey)], periodOf, values, currencies);
    }

    private void Take(LayerCells from, int at) =>
        Add(
            from._scopes[at],
            from._periods[at],
            from._cleared.Contains(at) ? null : from._values[at],
            from._currencies.GetValueOrDefault(at)
        );
}
