using System.Globalization;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube.Files;

/// <summary>
/// Cells as newline-delimited JSON: each line an object as in the list of cells that JSON takes. Blank lines are skipped.
/// </summary>
internal static class CellLines
{
    public static async Task<CellColumns> Read(Stream utf8, bool keepEmpty, FaultList faults, CancellationToken cancellation)
    {
        var (cells, index) = (new CellColumns([]), 0);
        await Utf8Lines.Read(utf8, faults, () => faults.IsFull || cells.IsFull, Add, cancellation);
        return cells;

        void Add(byte[] bytes, int line)
        {
            var own = new List<Fault>();
            var entry = Utf8Lines.Bind<CellEntry>(bytes, string.Create(CultureInfo.InvariantCulture, $"/cells/{index++}"), line, own);
            own.ForEach(faults.Add);
            if (entry is not null && (keepEmpty || entry.Value is not null))
                cells.Add(entry, index - 1, [new Position(line, 1)]);
        }
    }
}
