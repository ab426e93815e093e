using System.Globalization;
using System.Xml.Linq;

namespace PlanApi.Domain.Pictures;

/// <summary>
/// Pictures in SVG that need no script and follow the reader's light or dark setting. Every text goes through the XML writer, so that no
/// name can bring markup with it.
/// </summary>
internal static class Picture
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private const string Style = """
        svg{color-scheme:light dark;background:#fff}
        text{font:13px system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;fill:#1b1f24}
        .small{font-size:11px;fill:#59636e}.strong{font-weight:600}.title{font-size:16px;font-weight:600}.link{fill:#0969da}
        .end{text-anchor:end}.middle{text-anchor:middle}
        .grid{stroke:#d8dee4;stroke-width:1}.today{stroke:#0969da;stroke-width:1.5;stroke-dasharray:4 3}
        .plain{fill:#4c8bf5}.critical{fill:#d1242f}.done{fill:#2da44e}.baseline{fill:#afb8c1}
        .green{fill:#2da44e}.yellow{fill:#d4a72c}.red{fill:#d1242f}.none{fill:#afb8c1}.ring{fill:none;stroke:#59636e;stroke-width:2}
        .card{fill:#f6f8fa;stroke:#d8dee4}.actual,.pace,.forecast{fill:none;stroke-width:2.5;stroke:#4c8bf5}
        .pace{stroke:#8a94a0;stroke-width:1.5;stroke-dasharray:6 4}.forecast{stroke-dasharray:2 5;stroke-linecap:round}
        .low{fill:#8a94a0}.axis{stroke:#59636e;stroke-width:1.5}
        .heat1{fill:#aceebb}.heat2{fill:#d7f0a6}.heat3{fill:#fff0a8}.heat4{fill:#ffcf9e}.heat5{fill:#ffb3b3}
        .note{font-size:11px}.dot{fill:#1b1f24}.number{font-size:11px;font-weight:600;text-anchor:middle;fill:#fff}
        .unsettled{fill:none;stroke:#59636e;stroke-width:1.2;stroke-dasharray:3 3}
        .appetite{stroke:#0550ae;stroke-width:4;stroke-linecap:round}
        .edge{fill:none;stroke:#afb8c1;stroke-width:1.5}.further{stroke-dasharray:4 4}
        .arrow{fill:none;stroke:#59636e;stroke-width:1.2;marker-end:url(#tip)}.tip{fill:#59636e}
        @media (prefers-color-scheme:dark){svg{background:#0d1117}text{fill:#e6edf3}.small{fill:#9198a1}.grid{stroke:#30363d}
        .heat1{fill:#1d4d2b}.heat2{fill:#3f4d14}.heat3{fill:#57480a}.heat4{fill:#6b3b0f}.heat5{fill:#6e2024}
        .dot{fill:#e6edf3}.number{fill:#0d1117}.unsettled{stroke:#9198a1}.appetite{stroke:#79c0ff}
        .link{fill:#58a6ff}.card{fill:#161b22;stroke:#30363d}.none{fill:#484f58}.ring{stroke:#9198a1}.edge{stroke:#484f58}.axis{stroke:#9198a1}
        .baseline{fill:#484f58}.arrow{stroke:#9198a1}.tip{fill:#9198a1}.today{stroke:#58a6ff}}
        """;

    /// <summary>A whole picture. Its texts can be read one after the other; its data stand in a table at another address.</summary>
    /// <param name="width">How wide.</param>
    /// <param name="height">How high, without the lines that link to the data.</param>
    /// <param name="words">Title, description, and the link's words.</param>
    /// <param name="content">What is drawn.</param>
    public static string Of(int width, int height, PictureWords words, IEnumerable<XElement> content) =>
        new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height + FootOf(words)}"),
            new XAttribute("width", width),
            new XAttribute("height", height + FootOf(words)),
            new XAttribute("role", "graphics-document"),
            new XAttribute("aria-labelledby", "title"),
            new XAttribute("aria-describedby", "description"),
            new XElement(Svg + "title", new XAttribute("id", "title"), Safe(words.Title)),
            new XElement(Svg + "desc", new XAttribute("id", "description"), Safe(words.Whole)),
            new XElement(Svg + "style", Style),
            new XElement(
                Svg + "defs",
                new XElement(
                    Svg + "marker",
                    new XAttribute("id", "tip"),
                    new XAttribute("viewBox", "0 0 8 8"),
                    new XAttribute("refX", 7),
                    new XAttribute("refY", 4),
                    new XAttribute("markerWidth", 7),
                    new XAttribute("markerHeight", 7),
                    new XAttribute("orient", "auto"),
                    new XElement(Svg + "path", new XAttribute("d", "M0,0L8,4L0,8z"), new XAttribute("class", "tip"))
                )
            ),
            Text(8, 24, words.Title, "title"),
            content,
            words.DataAt.Select((address, at) => Link(8, height + 10 + (at * 16), $"{words.LinkName} {address}", address))
        ).ToString(SaveOptions.DisableFormatting);

    public static XElement Text(double x, double y, string text, string kind) =>
        new(Svg + "text", At("x", x), At("y", y), kind.Length == 0 ? null : new XAttribute("class", kind), Safe(text));

    private static int FootOf(PictureWords words) => (words.DataAt.Count * 16) + 6;

    private static XElement Link(double x, double y, string text, string address) =>
        new(Svg + "a", new XAttribute("href", address), Text(x, y, text, "small link"));

    /// <summary>What is shown where somebody points at a shape.</summary>
    public static XElement Tip(string text) => new(Svg + "title", Safe(text));

    public static XElement Line(double x1, double y1, double x2, double y2, string kind) =>
        new(Svg + "line", At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2), new XAttribute("class", kind));

    public static XElement Bar(double x, double y, double width, double height, string kind) =>
        new(
            Svg + "rect",
            At("x", x),
            At("y", y),
            At("width", Math.Max(width, 0)),
            At("height", height),
            At("rx", 2),
            new XAttribute("class", kind)
        );

    public static XElement Diamond(double x, double y, double size, string kind) =>
        new(
            Svg + "path",
            new XAttribute("d", $"M{N(x)},{N(y - size)}L{N(x + size)},{N(y)}L{N(x)},{N(y + size)}L{N(x - size)},{N(y)}z"),
            new XAttribute("class", kind)
        );

    /// <summary>A line through some points; nothing is seen where there is only one.</summary>
    public static XElement Way(IEnumerable<(double X, double Y)> points, string kind) =>
        new(
            Svg + "polyline",
            new XAttribute("points", string.Join(' ', points.Select(point => $"{N(point.X)} {N(point.Y)}"))),
            new XAttribute("class", kind)
        );

    public static XElement Disc(double x, double y, double radius, string kind) =>
        new(Svg + "circle", At("cx", x), At("cy", y), At("r", radius), new XAttribute("class", kind));

    /// <summary>A straight arrow.</summary>
    public static XElement Arrow(double x1, double y1, double x2, double y2) => Line(x1, y1, x2, y2, "arrow");

    /// <summary>A line that leaves to the right and arrives from the left.</summary>
    public static XElement Joint(double x1, double y1, double x2, double y2, string kind) =>
        new(Svg + "path", new XAttribute("d", $"M{N(x1)} {N(y1)}H{N((x1 + x2) / 2)}V{N(y2)}H{N(x2)}"), new XAttribute("class", kind));

    /// <summary>An arrow that goes out to the right, down or up, and into its end from the left.</summary>
    public static XElement Elbow(double x1, double y1, double x2, double y2)
    {
        var middle = x2 - x1 >= 16 ? x1 + 8 : x2 - 8;
        var way =
            x2 - x1 >= 16
                ? $"M{N(x1)},{N(y1)}H{N(middle)}V{N(y2)}H{N(x2)}"
                : $"M{N(x1)},{N(y1)}h6V{N((y1 + y2) / 2)}H{N(middle)}V{N(y2)}H{N(x2)}";
        return new(Svg + "path", new XAttribute("d", way), new XAttribute("class", "arrow"));
    }

    /// <summary>A text that is at most so wide, where a Latin letter is 1 wide and a Chinese character 2.</summary>
    public static string Cut(string text, int width)
    {
        var (used, at) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Value >= 0x2E80 ? 2 : 1;
            if (used > width - 1 && at + rune.Utf16SequenceLength < text.Length)
                return text[..at] + "…";
            at += rune.Utf16SequenceLength;
        }
        return text;
    }

    private static XAttribute At(string name, double value) => new(name, N(value));

    private static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    // Characters that XML cannot hold are left out.
    private static string Safe(string text) =>
        string.Concat(text.Where(letter => System.Xml.XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
