using System.Text;
using System.Text.Encodings.Web;

namespace PlanApi.Api.Home;

/// <summary>Writes a page. Everything that comes from plans is encoded.</summary>
/// <param name="language">The language of the page: en or zh.</param>
/// <param name="root">What comes before every address of the service.</param>
internal sealed class HtmlWriter(string language, PathString root)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public string Language => language;

    /// <summary>Adds markup as it is: never a text from a plan.</summary>
    public HtmlWriter Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Adds a text.</summary>
    public HtmlWriter Text(string text)
    {
        _html.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>A text in the page's language.</summary>
    public string Say(string english, string chinese) => language == "zh" ? chinese : english;

    /// <summary>An address of the service, for an attribute.</summary>
    public string Address(string path) => Encoder.Encode(root + path);

    public HtmlWriter Heading(string text) => Raw("<h2>").Text(text).Raw("</h2>");

    public HtmlWriter Paragraph(string text) => Raw("<p>").Text(text).Raw("</p>");

    public HtmlWriter Link(string path, string text) => Raw($"<a href=\"{Address(path)}\">").Text(text).Raw("</a>");

    /// <summary>A picture of the service, which leads to itself.</summary>
    /// <param name="path">Its address.</param>
    /// <param name="text">What it shows, for those who do not see it.</param>
    public HtmlWriter Picture(string path, string text) =>
        Raw($"<p><a href=\"{Address(path)}\"><img src=\"{Address(path)}\" alt=\"").Text(text).Raw("\"/></a></p>");

    public HtmlWriter Count(int count, string label) => Raw($"<span><b>{count}</b>").Text(label).Raw("</span>");

    public HtmlWriter Row(params ReadOnlySpan<string> cells)
    {
        Raw("<tr>");
        foreach (var cell in cells)
            Raw("<td>").Text(cell).Raw("</td>");
        return Raw("</tr>");
    }

    public override string ToString() => _html.ToString();
}
