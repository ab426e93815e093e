using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube;

internal static class CellMerge
{
    /// <summary>A partition as it is once a batch has been written.</summary>
    public static Partition Apply(Partition shown, CellBatch batch, ScopeIndex scopes)
    {
        var (below, over) = (new LayerCells(), new LayerCells());
        for (var run = 0; run < shown.Scopes.Length; run++)
        {
            // Within a scope, the order of the table.
            var cells = Enumerable.Range(shown.Starts[run], shown.Starts[run + 1] - shown.Starts[run]).OrderBy(cell => shown.Periods[shown.PeriodOf[cell]].Key);
            foreach (var cell in cells)
                below.Add(shown.Scopes[run], shown.Periods[shown.PeriodOf[cell]].Key, shown.Values[cell], shown.Currencies?.GetValueOrDefault(cell).ToString() is { Length: > 0 } currency ? currency : null);
        }
        foreach (var cell in Enumerable.Range(0, batch.Count).OrderBy(cell => (batch.Scopes[cell], batch.Periods[cell])))
            over.Add(batch.Scopes[cell], batch.Periods[cell], batch.Values[cell], batch.Currencies.TryGetValue(cell, out var currency) ? currency.ToString() : null);
        return below.Under(over).ToPartition();
    }
}
