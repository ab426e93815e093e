using System.IO.Compression;
using System.Text;
using System.Xml;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>
/// Writes a workbook (ISO/IEC 29500) sheet by sheet, cell by cell, as it goes out: nothing of it is held in memory (decision 36).
/// </summary>
internal sealed class WorkbookWriter(Stream output) : IDisposable
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Name, SheetLook Look)> _sheets = [];
    private SheetWriter? _sheet;

    /// <summary>Begins a sheet. The one before is complete.</summary>
    public SheetWriter Begin(string name, SheetLook look)
    {
        _sheets.Add((name, look));
        return _sheet = new SheetWriter(Part($"xl/worksheets/sheet{_sheets.Count}.xml"), look);
    }

    /// <summary>Ends the workbook.</summary>
    public void Complete()
    {
        Write("xl/styles.xml", StyleSheet.Write);
        Write("xl/workbook.xml", WriteBook);
        Write(
            "xl/_rels/workbook.xml.rels",
            xml =>
                WriteRelations(
                    xml,
                    [.. _sheets.Select((_, at) => ("worksheet", $"worksheets/sheet{at + 1}.xml")), ("styles", "styles.xml")]
                )
        );
        Write("_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
        Write("[Content_Types].xml", WriteTypes);
        _zip.Dispose();
    }

    public void Dispose()
    {
        _sheet?.Dispose();
        _zip.Dispose();
    }

    private XmlWriter Part(string path)
    {
        var part = _zip.CreateEntry(path, CompressionLevel.Fastest);
        // The same table is the same file, whenever it is written.
        part.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return XmlWriter.Create(part.Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
    }

    private void Write(string path, Action<XmlWriter> write)
    {
        using var xml = Part(path);
        write(xml);
    }

    private void WriteBook(XmlWriter xml)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Office);
        xml.WriteStartElement("sheets");
        for (var at = 0; at < _sheets.Count; at++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", _sheets[at].Name);
            xml.WriteAttributeString("sheetId", XmlConvert.ToString(at + 1));
            if (_sheets[at].Look.Hidden)
                xml.WriteAttributeString("state", "veryHidden");
            xml.WriteAttributeString("id", Office, $"r{at + 1}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Kind, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", $"{Package}/relationships");
        for (var at = 0; at < relations.Count; at++)
        {
            xml.WriteStartElement("Relationship");
            xml.WriteAttributeString("Id", $"r{at + 1}");
            xml.WriteAttributeString("Type", $"{Office}/{relations[at].Kind}");
            xml.WriteAttributeString("Target", relations[at].Target);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void WriteTypes(XmlWriter xml)
    {
        xml.WriteStartElement("Types", $"{Package}/content-types");
        foreach (
            var (extension, type) in new[]
            {
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("xml", "application/xml"),
            }
        )
        {
            xml.WriteStartElement("Default");
            xml.WriteAttributeString("Extension", extension);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
        (string, string)[] parts =
        [
            ("/xl/workbook.xml", $"{Types}.sheet.main+xml"),
            ("/xl/styles.xml", $"{Types}.styles+xml"),
            .. _sheets.Select((_, at) => ($"/xl/worksheets/sheet{at + 1}.xml", $"{Types}.worksheet+xml")),
        ];
        foreach (var (part, type) in parts)
        {
            xml.WriteStartElement("Override");
            xml.WriteAttributeString("PartName", part);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
