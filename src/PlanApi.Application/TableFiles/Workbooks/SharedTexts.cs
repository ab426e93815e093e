using System.Text;
using System.Xml;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>The texts that a workbook keeps once and names by number.</summary>
internal static class SharedTexts
{
    public static IReadOnlyList<string> Read(XmlReader xml)
    {
        var texts = new List<string>();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                texts.Add(ReadOne(xml));
        }
        return texts;
    }

    /// <summary>The text of the element at hand, with its runs put together, and without what says how to pronounce it.</summary>
    public static string ReadOne(XmlReader xml)
    {
        var text = new StringBuilder();
        if (xml.IsEmptyElement)
            return "";
        var (depth, skipped) = (xml.Depth, false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh")
                skipped = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            else if (
                !skipped
                && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA
            )
                text.Append(xml.Value);
        }
        return text.ToString();
    }
}
