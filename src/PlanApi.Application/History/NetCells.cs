using System.Runtime.InteropServices;
using PlanApi.Application.Changes;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>Adds changes of cells up: the first value before, the last one after. It holds as many cells as were written.</summary>
internal sealed class NetCells
{
    private readonly Dictionary<long, CellBlock.Head> _heads = [];
    private readonly Dictionary<long, Scope> _scopes = [];
    private readonly Dictionary<(long Partition, long Scope, int Period), Entry> _cells = [];

    public void Add(CellBlock block)
    {
        var partition = block.Common.Partition;
        // The names of the last block count: there may be new ones since the first.
        _heads[partition] = block.Common with
        {
            Dimensions = [],
            Periods = [],
            Currencies = [],
            Notes = null,
            Spread = null,
        };
        var currencies = block.Common.Currencies.Count == 0 ? null : block.Common.Currencies.ToDictionary(change => change.Cell);
        long last = -1;
        for (var cell = 0; cell < block.Count; cell++)
        {
            var scope = block.ScopeIds[cell];
            if (scope != last)
                _scopes[last = scope] = block.ScopeOf(cell);
            var place = (partition, scope, block.Common.Periods[block.PeriodOf[cell]].Key);
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, place, out var known);
            var currency = currencies?.GetValueOrDefault(cell);
            if (!known)
                entry = new Entry(block.Before[cell], currency?.Before, null, null);
            entry = entry with { After = block.After[cell], CurrencyAfter = currency?.After };
        }
    }

    /// <summary>The cells that differ, in the order of scenario, measure, indicator, scope and period.</summary>
    public IReadOnlyList<((long Partition, long Scope, int Period) Place, bool Had, bool Has)> Places()
    {
        var heads = _heads
            .OrderBy(head => head.Value.Scenario)
            .ThenBy(head => head.Value.Measure)
            .ThenBy(head => head.Value.Indicator)
            .Select((head, at) => (head.Key, at))
            .ToDictionary(head => head.Key, head => head.at);
        var scopes = _scopes
            .OrderBy(scope => scope.Value.ToString(), StringComparer.Ordinal)
            .Select((scope, at) => (scope.Key, at))
            .ToDictionary(scope => scope.Key, scope => scope.at);
        return
        [
            .. _cells
                .Where(cell => cell.Value.Before != cell.Value.After || cell.Value.CurrencyBefore != cell.Value.CurrencyAfter)
                .OrderBy(cell => (heads[cell.Key.Partition], scopes[cell.Key.Scope], cell.Key.Period))
                .Select(cell => (cell.Key, cell.Value.Before is not null, cell.Value.After is not null)),
        ];
    }

    public NetChange Change((long Partition, long Scope, int Period) place)
    {
        var (head, cell) = (_heads[place.Partition], _cells[place]);
        return CellChanges.Net(
            head,
            _scopes[place.Scope],
            Domain.Calendars.Period.FromKey(place.Period),
            (cell.Before, cell.CurrencyBefore),
            (cell.After, cell.CurrencyAfter)
        );
    }

    private readonly record struct Entry(long? Before, Code? CurrencyBefore, long? After, Code? CurrencyAfter);
}
