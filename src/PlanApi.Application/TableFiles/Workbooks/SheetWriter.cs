using System.Globalization;
using System.Text;
using System.Xml;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>Writes one sheet, row by row. Numbers stand in it as exact text, and a text is never a formula.</summary>
internal sealed class SheetWriter : IDisposable
{
    /// <summary>How many rows and columns a sheet of Excel holds.</summary>
    public const int MaxRows = 1_048_576;
    public const int MaxColumns = 16_384;

    private const int MaxTextLength = 32_767;

    private readonly XmlWriter _xml;
    private readonly SheetLook _look;
    private readonly char[] _number = new char[QuantityText.MaxLength];
    private readonly List<string> _letters = [];
    private string _row = "";
    private int _rows;
    private int _columns;

    public SheetWriter(XmlWriter xml, SheetLook look)
    {
        (_xml, _look) = (xml, look);
        _xml.WriteStartElement("worksheet", WorkbookWriter.Main);
        WriteView();
        if (look.Widths.Count > 0)
            WriteWidths();
        _xml.WriteStartElement("sheetData");
    }

    /// <exception cref="FailureException">The sheet is full.</exception>
    public void BeginRow()
    {
        if (_rows++ == MaxRows)
            throw new FailureException(new SheetTooLarge());
        _columns = 0;
        _row = XmlConvert.ToString(_rows);
        _xml.WriteStartElement("row");
        _xml.WriteAttributeString("r", _row);
    }

    public void EndRow() => _xml.WriteEndElement();

    /// <summary>The next cell of the row; it stays empty where there is no text.</summary>
    public void Text(string? text, CellStyle style)
    {
        BeginCell(style);
        if (!string.IsNullOrEmpty(text))
        {
            _xml.WriteAttributeString("t", "inlineStr");
            _xml.WriteStartElement("is");
            _xml.WriteStartElement("t");
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(Shown(text));
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    /// <summary>The next cell of the row, in steps of 1/10,000; it stays empty where there is no number.</summary>
    public void Steps(long? steps, CellStyle style)
    {
        BeginCell(style);
        if (steps is { } number)
        {
            Span<byte> bytes = stackalloc byte[QuantityText.MaxLength];
            var length = Encoding.ASCII.GetChars(bytes[..QuantityText.Write(bytes, number)], _number);
            _xml.WriteStartElement("v");
            _xml.WriteChars(_number, 0, length);
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    /// <summary>The next cell of the row.</summary>
    public void Number(decimal value, CellStyle style) => Value(value.ToString(CultureInfo.InvariantCulture), style);

    /// <summary>The next cell of the row: true or false.</summary>
    public void Flag(bool value, CellStyle style) => Value(value ? "1" : "0", style, "b");

    private void Value(string value, CellStyle style, string? type = null)
    {
        BeginCell(style);
        if (type is not null)
            _xml.WriteAttributeString("t", type);
        _xml.WriteElementString("v", value);
        _xml.WriteEndElement();
    }

    /// <summary>Ends the sheet.</summary>
    public void Complete()
    {
        _xml.WriteEndElement();
        if (_look.Protected)
        {
            _xml.WriteStartElement("sheetProtection");
            foreach (var open in new[] { "sheet", "objects", "scenarios" })
                _xml.WriteAttributeString(open, "1");
            foreach (var open in new[] { "formatColumns", "formatRows" })
                _xml.WriteAttributeString(open, "0");
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
        Dispose();
    }

    public void Dispose() => _xml.Dispose();

    private void BeginCell(CellStyle style)
    {
        if (_columns == MaxColumns)
            throw new FailureException(new SheetTooLarge());
        if (_columns == _letters.Count)
            _letters.Add(CellName.ColumnOf(_columns));
        _xml.WriteStartElement("c");
        _xml.WriteStartAttribute("r");
        _xml.WriteString(_letters[_columns++]);
        _xml.WriteString(_row);
        _xml.WriteEndAttribute();
        if (style.Number != 0)
            _xml.WriteAttributeString("s", style.Number.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteView()
    {
        var (rows, columns) = (_look.FrozenRows, _look.FrozenColumns);
        if (rows + columns == 0)
            return;
        _xml.WriteStartElement("sheetViews");
        _xml.WriteStartElement("sheetView");
        _xml.WriteAttributeString("workbookViewId", "0");
        _xml.WriteStartElement("pane");
        if (columns > 0)
            _xml.WriteAttributeString("xSplit", XmlConvert.ToString(columns));
        if (rows > 0)
            _xml.WriteAttributeString("ySplit", XmlConvert.ToString(rows));
        _xml.WriteAttributeString("topLeftCell", CellName.Of(columns, rows));
        _xml.WriteAttributeString(
            "activePane",
            rows == 0 ? "topRight"
                : columns == 0 ? "bottomLeft"
                : "bottomRight"
        );
        _xml.WriteAttributeString("state", "frozen");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteWidths()
    {
        _xml.WriteStartElement("cols");
        for (var at = 0; at < _look.Widths.Count; at++)
        {
            _xml.WriteStartElement("col");
            _xml.WriteAttributeString("min", XmlConvert.ToString(at + 1));
            _xml.WriteAttributeString("max", XmlConvert.ToString(at + 1));
            _xml.WriteAttributeString("width", XmlConvert.ToString(_look.Widths[at]));
            _xml.WriteAttributeString("customWidth", "1");
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    /// <summary>A cell holds no characters that XML has not, and so many at most.</summary>
    private static string Shown(string text)
    {
        if (text.Length > MaxTextLength)
            text = text[..(MaxTextLength - (char.IsHighSurrogate(text[MaxTextLength - 1]) ? 1 : 0))];
        return text.All(XmlConvert.IsXmlChar)
            ? text
            : string.Concat(
                text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune)
            );
    }
}

/// <summary>The table does not fit a sheet of Excel.</summary>
public sealed record SheetTooLarge()
    : Failure(
        "sheet-too-large",
        $"A sheet of Excel holds {SheetWriter.MaxRows:N0} rows and {SheetWriter.MaxColumns:N0} columns; "
            + "ask for less, or for CSV or Parquet."
    );
