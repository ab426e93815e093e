using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Cells that are to be written, by partition, with each partition as it is shown before.</summary>
/// <param name="Structure">With every scope that the cells name.</param>
/// <param name="Parts">The cells of each partition.</param>
public sealed record ResolvedCells(CubeStructure Structure, IReadOnlyList<ResolvedCells.Part> Parts)
{
    /// <param name="Batch">The cells.</param>
    /// <param name="Shown">The numbers that the scenario shows before the write.</param>
    public sealed record Part(CellBatch Batch, Partition Shown)
    {
        /// <summary>Whether a cell of the batch, by index, gets another value or currency.</summary>
        public bool Changes(int cell)
        {
            var before = Shown.Find(Batch.Scopes[cell], Period.FromKey(Batch.Periods[cell]));
            return before < 0
                ? Batch.Values[cell] is not null
                : Batch.Values[cell] != Shown.Values[before] || Currency(Batch.Currencies, cell) != Currency(Shown.Currencies, before);
        }

        private static Code? Currency(IReadOnlyDictionary<int, Code>? currencies, int cell) =>
            currencies?.TryGetValue(cell, out var currency) == true ? currency : null;
    }

    /// <summary>Every cell before and after.</summary>
    public IReadOnlyList<CellResult> Results() =>
        [
            .. Parts.SelectMany(part =>
                Enumerable
                    .Range(0, part.Batch.Count)
                    .Select(cell =>
                    {
                        var period = Period.FromKey(part.Batch.Periods[cell]);
                        var before = part.Shown.Find(part.Batch.Scopes[cell], period);
                        return new CellResult(
                            part.Batch.Indicator.Indicator.Code,
                            part.Batch.Measure,
                            Structure.Scopes.ScopeOf(part.Batch.Scopes[cell]),
                            period,
                            before < 0 ? null : new Quantity(part.Shown.Values[before]),
                            part.Batch.Values[cell] is { } steps ? new Quantity(steps) : null
                        );
                    })
            ),
        ];
}
