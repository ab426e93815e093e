using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace PlanApi.Application.TableFiles.Workbooks;

/// <summary>Which styles of a workbook show a number as a date or time.</summary>
internal static partial class DateStyles
{
    // The formats that need no code (ISO/IEC 29500-1, 18.8.30), those of East Asia included.
    private static readonly (int First, int Last)[] _known = [(14, 22), (27, 36), (45, 47), (50, 58)];

    private static readonly SearchValues<char> _ofDates = SearchValues.Create("yYmMdDhHsS");

    /// <summary>The numbers of those styles.</summary>
    public static HashSet<int> Read(XmlReader xml)
    {
        var (formats, styles, style, within) = (new HashSet<int>(), new HashSet<int>(), 0, false);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                within = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "numFmt" && IsDate(xml.GetAttribute("formatCode") ?? ""))
                formats.Add(Number(xml.GetAttribute("numFmtId")));
            if (!within || xml.LocalName != "xf")
                continue;
            var format = Number(xml.GetAttribute("numFmtId"));
            if (formats.Contains(format) || _known.Any(known => format >= known.First && format <= known.Last))
                styles.Add(style);
            style++;
        }
        return styles;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static bool IsDate(string code) => code != "General" && Literal().Replace(code, "").AsSpan().ContainsAny(_ofDates);

    /// <summary>What of a format is shown as it stands.</summary>
    [GeneratedRegex(
        """
            "[^"]*"|\[[^\]]*\]|\\.|_.|\*.
            """
    )]
    private static partial Regex Literal();
}
