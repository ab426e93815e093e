using System.Xml;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>The style sheet of every workbook: each <see cref="CellStyle"/> under its number.</summary>
internal static class StyleSheet
{
    private const int FirstOwnFormat = 164;

    // The first two fills are what the format wants; then heads, inputs and fixed cells.
    private const string Fills = """
        <fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFD9E1F2"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFFBE6"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills>
        """;

    private const string Fonts = """
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        """;

    private const string Borders = """
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>
        <border><left style="thin"><color rgb="FFBFBFBF"/></left><right style="thin"><color rgb="FFBFBFBF"/></right>
        <top style="thin"><color rgb="FFBFBFBF"/></top><bottom style="thin"><color rgb="FFBFBFBF"/></bottom><diagonal/></border></borders>
        """;

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", WorkbookWriter.Main);
        var styles = CellStyle.All.ToList();
        var formats = Enum.GetValues<CellFormat>().Where(format => format != CellFormat.General).ToList();
        xml.WriteStartElement("numFmts");
        xml.WriteAttributeString("count", XmlConvert.ToString(formats.Count));
        foreach (var format in formats)
        {
            xml.WriteStartElement("numFmt");
            xml.WriteAttributeString("numFmtId", XmlConvert.ToString(FirstOwnFormat + (int)format));
            xml.WriteAttributeString("formatCode", Code(format));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteRaw(Fonts + Fills + Borders);
        xml.WriteStartElement("cellXfs");
        xml.WriteAttributeString("count", XmlConvert.ToString(styles.Count));
        foreach (var style in styles)
            WriteStyle(xml, style);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Code(CellFormat format) =>
        format switch
        {
            CellFormat.Whole => "#,##0",
            CellFormat.Date => "yyyy-mm-dd",
            CellFormat.Moment => "yyyy-mm-dd hh:mm:ss",
            _ => $"#,##0.{new string('0', format - CellFormat.Whole)}",
        };

    private static void WriteStyle(XmlWriter xml, CellStyle style)
    {
        xml.WriteStartElement("xf");
        xml.WriteAttributeString(
            "numFmtId",
            style.Format == CellFormat.General ? "0" : XmlConvert.ToString(FirstOwnFormat + (int)style.Format)
        );
        xml.WriteAttributeString("fontId", style.Look == CellLook.Head ? "1" : "0");
        xml.WriteAttributeString("fillId", style.Look == CellLook.Plain ? "0" : XmlConvert.ToString((int)style.Look + 1));
        xml.WriteAttributeString("borderId", style.Look == CellLook.Input ? "1" : "0");
        xml.WriteAttributeString("applyNumberFormat", "1");
        xml.WriteAttributeString("applyFont", "1");
        xml.WriteAttributeString("applyFill", "1");
        xml.WriteAttributeString("applyBorder", "1");
        if (style.Look == CellLook.Input)
        {
            xml.WriteAttributeString("applyProtection", "1");
            xml.WriteStartElement("protection");
            xml.WriteAttributeString("locked", "0");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
