using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>The cells of one indicator and measure, as a partition.</summary>
/// <param name="Indicator">The indicator of the cells.</param>
/// <param name="Measure">Which of its numbers.</param>
/// <param name="Partition">The same in columns.</param>
/// <param name="Cells">The cells, as the partition numbers them.</param>
public sealed record StoredCells(Indicator Indicator, Measure Measure, Partition Partition, IReadOnlyList<Cell> Cells)
{
    /// <summary>If there are several cells of one place, the first one counts. Null if there are too many different periods.</summary>
    internal static StoredCells? Of(Indicator indicator, Measure measure, List<(int Scope, Cell Cell)> cells)
    {
        var ordered = cells
            .DistinctBy(one => (one.Scope, one.Cell.Period))
            .OrderBy(one => one.Scope)
            .ThenBy(one => one.Cell.Period.Key)
            .ToArray();
        var (scopes, starts, numbers) = (new List<int>(), new List<int>(), new Dictionary<Period, ushort>());
        var (periodOf, values) = (new ushort[ordered.Length], new long[ordered.Length]);
        Dictionary<int, Code>? currencies = null;
        for (var at = 0; at < ordered.Length; at++)
        {
            var (scope, cell) = ordered[at];
            if (scopes.Count == 0 || scopes[^1] != scope)
            {
                scopes.Add(scope);
                starts.Add(at);
            }
            if (!numbers.TryGetValue(cell.Period, out var number))
            {
                if (numbers.Count == ushort.MaxValue)
                    return null;
                numbers.Add(cell.Period, number = (ushort)numbers.Count);
            }
            (periodOf[at], values[at]) = (number, cell.Value.Steps);
            if (cell.Currency is { } currency)
                (currencies ??= [])[at] = currency;
        }
        starts.Add(ordered.Length);
        return new StoredCells(
            indicator,
            measure,
            new Partition([.. scopes], [.. starts], [.. numbers.Keys], periodOf, values, currencies),
            Array.ConvertAll(ordered, one => one.Cell)
        );
    }
}
