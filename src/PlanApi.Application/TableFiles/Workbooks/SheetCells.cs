using System.Globalization;
using System.Xml;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>Reads the cells of one sheet.</summary>
internal sealed class SheetCells(IReadOnlyList<string> texts, HashSet<int> dates)
{
    /// <summary>How many cells are read of a sheet.</summary>
    private const int MaxCells = 500_000;

    private readonly Dictionary<(int Column, int Row), SheetCell> _cells = [];

    public IReadOnlyDictionary<(int Column, int Row), SheetCell> Read(XmlReader xml)
    {
        var (row, column) = (-1, -1);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "row")
            {
                // Rows and cells without a name follow the one before.
                row = Number(xml.GetAttribute("r")) is > 0 and var named ? named - 1 : row + 1;
                column = -1;
            }
            else if (xml.LocalName == "c")
            {
                var name = xml.GetAttribute("r");
                var at = name is null
                    ? (column + 1, row)
                    : CellName.Parse(name) ?? throw WorkbookReader.Unreadable("a cell has a name that is none");
                column = at.Item1;
                Add(at, ReadCell(xml));
            }
        }
        return _cells;
    }

    private void Add((int Column, int Row) at, SheetCell cell)
    {
        if (cell.Kind == SheetCellKind.Empty)
            return;
        if (_cells.Count == MaxCells)
            throw WorkbookReader.Unreadable($"a sheet has more than {MaxCells:N0} cells");
        if (!_cells.TryAdd(at, cell))
            throw WorkbookReader.Unreadable($"the cell {CellName.Of(at.Column, at.Row)} comes twice");
    }

    private SheetCell ReadCell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t") ?? "n", Number(xml.GetAttribute("s")));
        var (value, hasFormula) = ("", false);
        if (xml.IsEmptyElement)
            return SheetCell.Empty;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "f")
                hasFormula = true;
            else if (xml.LocalName is "v" or "is")
                value = SharedTexts.ReadOne(xml);
        }
        return hasFormula ? new SheetCell(SheetCellKind.Formula, value) : Valued(type, style, value);
    }

    private SheetCell Valued(string type, int style, string value) =>
        type switch
        {
            "s" => Number(value) is >= 0 and var at && at < texts.Count
                ? OfText(texts[at])
                : throw WorkbookReader.Unreadable("a cell names a text that is not there"),
            "inlineStr" or "str" => OfText(value),
            "d" => new SheetCell(SheetCellKind.Date, value),
            "n" => value.Length == 0
                ? SheetCell.Empty
                : new SheetCell(dates.Contains(style) ? SheetCellKind.Date : SheetCellKind.Number, value),
            _ => new SheetCell(SheetCellKind.Other, value),
        };

    private static SheetCell OfText(string text) => text.Length == 0 ? SheetCell.Empty : new SheetCell(SheetCellKind.Text, text);

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
