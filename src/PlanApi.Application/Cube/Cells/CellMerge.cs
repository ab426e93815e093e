using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube.Cells;

/// <summary>The cells after a write.</summary>
internal static class CellMerge
{
    /// <summary>A partition as it is once a batch has been written.</summary>
    public static Partition Apply(Partition shown, CellBatch batch)
    {
        var order = Order(batch);
        return WithValues(shown, batch, order) ?? Below(shown).Under(Over(batch, order)).ToPartition();
    }

    // Where every cell of the batch is there already, which is the rule, only values change; null otherwise.
    private static Partition? WithValues(Partition shown, CellBatch batch, int[] order)
    {
        if (shown.Currencies is not null || batch.Currencies.Count > 0)
            return null;
        var (values, keys, run) = ((long[])shown.Values.Clone(), Array.ConvertAll(shown.Periods, period => period.Key), 0);
        foreach (var cell in order)
        {
            while (run < shown.Scopes.Length && shown.Scopes[run] < batch.Scopes[cell])
                run++;
            if (batch.Values[cell] is not { } value || run == shown.Scopes.Length || shown.Scopes[run] != batch.Scopes[cell])
                return null;
            var at = shown.Starts[run];
            while (at < shown.Starts[run + 1] && keys[shown.PeriodOf[at]] != batch.Periods[cell])
                at++;
            if (at == shown.Starts[run + 1])
                return null;
            values[at] = value;
        }
        return shown.With(values);
    }

    private static LayerCells Below(Partition shown)
    {
        var below = new LayerCells();
        for (var run = 0; run < shown.Scopes.Length; run++)
        {
            for (var cell = shown.Starts[run]; cell < shown.Starts[run + 1]; cell++)
            {
                var currency = shown.Currencies is { } others && others.TryGetValue(cell, out var other) ? other.ToString() : null;
                below.Add(shown.Scopes[run], shown.Periods[shown.PeriodOf[cell]].Key, shown.Values[cell], currency);
            }
        }
        return below;
    }

    private static LayerCells Over(CellBatch batch, int[] order)
    {
        var over = new LayerCells();
        foreach (var cell in order)
            over.Add(
                batch.Scopes[cell],
                batch.Periods[cell],
                batch.Values[cell],
                batch.Currencies.TryGetValue(cell, out var currency) ? currency.ToString() : null
            );
        return over;
    }

    // The batch's cells in the order of the table, by scope and period.
    private static int[] Order(CellBatch batch)
    {
        var (keys, order, isSorted) = (new long[batch.Count], new int[batch.Count], true);
        for (var cell = 0; cell < order.Length; cell++)
        {
            (keys[cell], order[cell]) = (((long)batch.Scopes[cell] << 32) | (uint)batch.Periods[cell], cell);
            isSorted &= cell == 0 || keys[cell - 1] <= keys[cell];
        }
        if (!isSorted)
            Array.Sort(keys, order);
        return order;
    }
}
