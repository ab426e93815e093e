using System.Globalization;
using System.Text;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.TableFiles.Workbooks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Workbooks;

/// <summary>A workbook that somebody sends back.</summary>
/// <param name="Origin">What it was made from.</param>
/// <param name="Cells">Its numbers, row by row.</param>
public sealed record FilledWorkbook(WorkbookOrigin Origin, IReadOnlyList<FilledCell> Cells)
{
    /// <summary>What stands, in the hidden sheet, before a number that is not to be changed.</summary>
    internal const string Fixed = "#";

    private const NumberStyles Exponential = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a workbook, with every fault of its cells.</summary>
    public static Outcome<FilledWorkbook> Read(Stream file) => WorkbookReader.Read<FilledWorkbook>(file, Read);

    private static Outcome<FilledWorkbook> Read(WorkbookReader book)
    {
        if (book.Sheet(SliceSheet.Hidden) is not { } hidden)
            return new UnreadableWorkbook($"its hidden sheet '{SliceSheet.Hidden}' is missing");
        if (book.Sheet(SliceSheet.Name) is not { } sheet)
            return new UnreadableWorkbook($"its sheet '{SliceSheet.Name}' is missing");
        var text = new StringBuilder();
        for (var column = 1; hidden.TryGetValue((column, 0), out var chunk); column++)
            text.Append(chunk.Text);
        var faults = new FaultList();
        var tree = JsonSource.Read(Encoding.UTF8.GetBytes(text.ToString()), faults);
        if (tree is null || !faults.IsEmpty || RecordBinder.Bind<WorkbookOrigin>(tree, faults) is not { } origin || !faults.IsEmpty)
            return new UnreadableWorkbook("its hidden sheet has been changed");
        if (origin.Format != WorkbookOrigin.Known || !HasShape(origin))
            return new UnreadableWorkbook($"it is of another form than '{WorkbookOrigin.Known}'");
        var texts = new List<string>(origin.Rows * origin.Columns);
        for (var at = 0; at < origin.Rows * origin.Columns; at++)
            texts.Add(hidden.GetValueOrDefault(Place(origin, at)).Text ?? "");
        // It shows slips: whoever changes both may write these numbers all the same, by what their key allows.
        if (hidden.GetValueOrDefault((0, 0)).Text != WorkbookOrigin.Hash([text.ToString(), .. texts]))
            return new UnreadableWorkbook("its hidden sheet has been changed");
        var cells = new List<FilledCell>(texts.Count);
        for (var at = 0; at < texts.Count; at++)
        {
            var place = Place(origin, at);
            cells.Add(Cell(CellName.Of(place.Column, place.Row), texts[at], sheet.GetValueOrDefault(place, SheetCell.Empty), faults));
        }
        return faults.IsEmpty ? new FilledWorkbook(origin, cells) : new Invalid(faults.Faults);
    }

    private static bool HasShape(WorkbookOrigin origin) =>
        origin is { Rows: > 0, Columns: > 0, FirstRow: > 0 and < 100, FirstColumn: > 0 and < 100 }
        && (long)origin.Rows * origin.Columns <= SliceSheet.MaxCells;

    private static (int Column, int Row) Place(WorkbookOrigin origin, int at) =>
        (origin.FirstColumn + (at % origin.Columns), origin.FirstRow + (at / origin.Columns));

    private static FilledCell Cell(string address, string text, SheetCell cell, FaultList faults)
    {
        var (isInput, before) = (!text.StartsWith(Fixed, StringComparison.Ordinal), Known(text.TrimStart('#')));
        var after = before;
        switch (cell.Kind)
        {
            case SheetCellKind.Empty:
                after = null;
                break;
            case SheetCellKind.Number:
                after = Number(cell.Text, fault => Refuse(fault.Code, fault.Message));
                break;
            case SheetCellKind.Date:
                Refuse(FaultCodes.WrongType, "is a date; it takes a number.");
                break;
            case SheetCellKind.Formula:
                Refuse(FaultCodes.NotAllowed, "is a formula; put its value there, by copying it and pasting values.");
                break;
            default:
                Refuse(FaultCodes.WrongType, "is no number; write digits, or leave it empty.");
                break;
        }
        if (!isInput && after != before)
            Refuse(FaultCodes.NotAllowed, "follows from others, and was changed; change those instead.");
        return new FilledCell(address, isInput, before, after);

        void Refuse(string code, string what)
        {
            after = before;
            faults.Add(code, $"/cells/{address}", $"{address} {what}");
        }
    }

    private static Quantity? Known(string text) =>
        decimal.TryParse(text, Exponential, CultureInfo.InvariantCulture, out var value)
        && Quantity.TryCreate(value, out var quantity) == QuantityFault.None
            ? quantity
            : null;

    /// <summary>A number as it stands in a file.</summary>
    private static Quantity? Number(string text, Action<(string Code, string Message)> refuse)
    {
        if (!SheetNumber.TryParse(text, out decimal value))
        {
            refuse((FaultCodes.OutOfRange, "is out of range: a number stays below 900,000,000,000,000."));
            return null;
        }
        switch (Quantity.TryCreate(value, out var quantity))
        {
            case QuantityFault.None:
                return quantity;
            case QuantityFault.TooManyDecimals:
                refuse((FaultCodes.TooManyDecimals, $"has more than {Quantity.MaxDecimals} decimals."));
                return null;
            default:
                refuse((FaultCodes.OutOfRange, $"has more than {Quantity.MaxSignificantDigits} digits."));
                return null;
        }
    }
}

/// <summary>A number of a workbook that somebody sends back.</summary>
/// <param name="Address">Its cell on the sheet, such as C7.</param>
/// <param name="IsInput">Whether it may be filled in.</param>
/// <param name="Before">The number when the workbook was made.</param>
/// <param name="After">The number that it has now.</param>
public sealed record FilledCell(string Address, bool IsInput, Quantity? Before, Quantity? After);
