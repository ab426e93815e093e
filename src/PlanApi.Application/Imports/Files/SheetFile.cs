using System.Globalization;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.TableFiles.Workbooks;
using PlanApi.Domain.Imports;

namespace PlanApi.Application.Imports.Files;

/// <summary>Reads the rows of a sheet of a workbook.</summary>
internal static class SheetFile
{
    // The first of March 1900, before which its days are counted wrongly.
    private const int FirstDay = 61;
    private const int LastDay = 2_958_465;

    private static readonly DateOnly _zero = new(1899, 12, 30);

    public static IEnumerable<FileRow> Rows(Stream file, ImportDialect dialect, FaultList faults)
    {
        var read = WorkbookReader.Read<IReadOnlyDictionary<(int Column, int Row), SheetCell>>(file, book => Cells(book, dialect));
        if (!read.IsSuccess(out var cells, out var failure))
        {
            faults.Add(failure.Code, "", failure.Message);
            return [];
        }
        return Rows(cells, dialect, faults);
    }

    private static Outcome<IReadOnlyDictionary<(int Column, int Row), SheetCell>> Cells(WorkbookReader book, ImportDialect dialect)
    {
        var name = dialect.Sheet ?? (book.Sheets is [var first, ..] ? first : "");
        return book.Sheet(name) is { } cells
            ? Outcome.Of(cells)
            : Invalid.One(FaultCodes.UnknownReference, "", $"The workbook has no sheet '{Excerpt.Of(name)}'.");
    }

    private static IEnumerable<FileRow> Rows(
        IReadOnlyDictionary<(int Column, int Row), SheetCell> cells,
        ImportDialect dialect,
        FaultList faults
    )
    {
        IReadOnlyList<string>? head = null;
        foreach (var row in cells.Where(cell => cell.Key.Row >= dialect.SkippedLines).GroupBy(cell => cell.Key.Row).OrderBy(row => row.Key))
        {
            var byColumn = row.ToDictionary(cell => cell.Key.Column, cell => cell.Value);
            if (head is null)
            {
                var count = byColumn.Keys.Max() + 1;
                if (count > FileRows.MaxColumns)
                {
                    faults.Add(
                        FaultCodes.TooLarge,
                        "",
                        $"The row has more than {FileRows.MaxColumns} columns.",
                        new Position(row.Key + 1, FileRows.MaxColumns + 1)
                    );
                    yield break;
                }
                head =
                [
                    .. Enumerable
                        .Range(0, count)
                        .Select(at =>
                            dialect.HasNoHead ? (at + 1).ToString(CultureInfo.InvariantCulture) : FieldAt(byColumn, row.Key, at).Text
                        ),
                ];
                yield return new FileRow(head, []);
                if (!dialect.HasNoHead)
                    continue;
            }
            yield return new FileRow(head, [.. Enumerable.Range(0, head.Count).Select(at => FieldAt(byColumn, row.Key, at))]);
        }
    }

    private static FileField FieldAt(Dictionary<int, SheetCell> cells, int row, int column)
    {
        var (at, cell) = (new Position(row + 1, column + 1), cells.GetValueOrDefault(column, SheetCell.Empty));
        return cell.Kind == SheetCellKind.Date && DayOf(cell.Text) is { } day
            ? new FileField(day, at)
            : new FileField(cell.Text.Trim(), at, cell.Kind);
    }

    /// <summary>A date as the plan writes days; null where it is none, or has a time.</summary>
    private static string? DayOf(string number) =>
        SheetNumber.TryParse(number, out decimal days) && days is >= FirstDay and <= LastDay && days == decimal.Truncate(days)
            ? _zero.AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
