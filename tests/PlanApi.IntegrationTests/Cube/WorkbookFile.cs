extern alias openxml;

using System.IO.Compression;
using System.Text;
using openxml::DocumentFormat.OpenXml.Packaging;
using openxml::DocumentFormat.OpenXml.Spreadsheet;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>A workbook in the hands of somebody who changes it, with a library or by hand.</summary>
internal static class WorkbookFile
{
    /// <summary>The workbook with other cells, as a program would save it.</summary>
    public static byte[] With(byte[] file, params (string Address, object? Value)[] cells) =>
        Edited(
            file,
            book =>
            {
                foreach (var (address, value) in cells)
                    Set(CellAt(book, "slice", address), value);
            }
        );

    public static byte[] Edited(byte[] file, Action<SpreadsheetDocument> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var book = SpreadsheetDocument.Open(stream, isEditable: true))
            edit(book);
        return stream.ToArray();
    }

    public static T Read<T>(byte[] file, Func<SpreadsheetDocument, T> read)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return read(book);
    }

    public static Cell CellAt(SpreadsheetDocument book, string sheet, string address) =>
        SheetOf(book, sheet).Descendants<Cell>().Single(cell => cell.CellReference?.Value == address);

    public static Worksheet SheetOf(SpreadsheetDocument book, string name)
    {
        var id = book.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name?.Value == name).Id!.Value!;
        return ((WorksheetPart)book.WorkbookPart.GetPartById(id)).Worksheet!;
    }

    /// <summary>The workbook with the text of one of its parts changed by hand.</summary>
    public static byte[] WithPart(byte[] file, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part);
            var text = "";
            if (entry is not null)
            {
                using (var reader = new StreamReader(entry.Open()))
                    text = reader.ReadToEnd();
                entry.Delete();
            }
            using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }
        return stream.ToArray();
    }

    private static void Set(Cell cell, object? value)
    {
        cell.RemoveAllChildren();
        cell.DataType = null;
        switch (value)
        {
            case null:
                break;
            case string formula when formula.StartsWith('='):
                cell.CellFormula = new CellFormula(formula[1..]);
                cell.CellValue = new CellValue("1");
                break;
            case string text:
                cell.DataType = openxml::DocumentFormat.OpenXml.Spreadsheet.CellValues.String;
                cell.CellValue = new CellValue(text);
                break;
            case bool flag:
                cell.DataType = openxml::DocumentFormat.OpenXml.Spreadsheet.CellValues.Boolean;
                cell.CellValue = new CellValue(flag ? "1" : "0");
                break;
            default:
                cell.CellValue = new CellValue(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
                break;
        }
    }
}
