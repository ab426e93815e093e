using System.Runtime.CompilerServices;
using PlanApi.Application.Cube.Files;
using PlanApi.Application.Errors;
using PlanApi.Domain.Imports;

namespace PlanApi.Application.Imports.Files;

/// <summary>Reads the rows of a file, whatever its format.</summary>
internal static class FileRows
{
    /// <summary>How many columns a file has at most.</summary>
    public const int MaxColumns = 1_000;

    /// <summary>How many rows are read of a file.</summary>
    public const int MaxRows = CellFile.MaxCells;

    public static async IAsyncEnumerable<FileRow> Of(
        Stream file,
        ImportMapping mapping,
        FaultList faults,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var rows = 0;
        await foreach (var row in Read(file, mapping, faults, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            // The head is one more.
            if (rows++ > MaxRows)
            {
                faults.Add(FaultCodes.TooLarge, "", $"The file has more than {MaxRows:N0} rows; import it in parts.", row.Fields[0].At);
                yield break;
            }
            yield return row;
        }
    }

    private static async IAsyncEnumerable<FileRow> Read(
        Stream file,
        ImportMapping mapping,
        FaultList faults,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        switch (mapping.Format)
        {
            case ImportFormat.Csv:
                await foreach (var row in CsvFile.Rows(file, mapping.Dialect, faults, cancellation))
                    yield return row;
                break;
            case ImportFormat.Xlsx:
                foreach (var row in SheetFile.Rows(file, mapping.Dialect, faults))
                    yield return row;
                break;
            default:
                foreach (var row in await LinesFile.Rows(file, faults, cancellation))
                    yield return row;
                break;
        }
    }
}
