using System.Text;
using System.Text.Encodings.Web;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.Home;

/// <summary>Writes a page. Everything that comes from plans is encoded; there is no script.</summary>
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

    /// <summary>Everything before what a page says.</summary>
    /// <param name="title">The name of the page.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="plan">The plan that it belongs to, to which it leads back; null for the first page.</param>
    public HtmlWriter Begin(string title, string kind, Plan? plan = null)
    {
        var name = plan?.Names.In(language, plan.Code.ToString());
        Raw($"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>""")
            .Text(name is null ? title : $"{title} – {name}")
            .Raw($"""</title><meta name="viewport" content="width=device-width">""")
            .Raw($"<link rel=\"icon\" href=\"{Address(HomeEndpoints.Icon)}\"><style>{PageStyle.Css}</style></head><body>")
            .Raw($"<a class=\"skip\" href=\"#main\">{Say("To the content", "跳到正文")}</a><header>");
        if (plan is not null)
            Raw($"<nav aria-label=\"{Say("Back", "返回")}\">").Link(OfPlan(plan), name!).Raw("</nav>");
        return Raw("<p class=\"kind\">").Text(kind).Raw("</p><h1>").Text(title).Raw("</h1></header><main id=\"main\">");
    }

    /// <summary>The end of what a page says.</summary>
    public HtmlWriter EndMain() => Raw("</main>");

    public string End() => Raw("</body></html>").ToString();

    /// <summary>The address of a plan's first page.</summary>
    public static string OfPlan(Plan plan) => $"/?plan={Uri.EscapeDataString(plan.Code.ToString())}";

    public HtmlWriter Heading(string text) => Raw("<h2>").Text(text).Raw("</h2>");

    public HtmlWriter Paragraph(string text) => Raw("<p>").Text(text).Raw("</p>");

    /// <summary>The sentence that a page leads with.</summary>
    public HtmlWriter Lead(string text) => text.Length == 0 ? this : Raw("<p class=\"lead\">").Text(text).Raw("</p>");

    public HtmlWriter Link(string path, string text) => Raw($"<a href=\"{Address(path)}\">").Text(text).Raw("</a>");

    /// <summary>A picture of the service, which leads to itself.</summary>
    /// <param name="path">Its address.</param>
    /// <param name="text">What it shows, for those who do not see it.</param>
    public HtmlWriter Picture(string path, string text) =>
        Raw($"<figure><a href=\"{Address(path)}\"><img src=\"{Address(path)}\" alt=\"").Text(text).Raw("\"></a></figure>");

    /// <summary>How many there are of something, as a large number.</summary>
    public HtmlWriter Count(int count, string label, string kind = "") =>
        Raw($"<span class=\"{kind}\"><b>{count}</b>").Text(label).Raw("</span>");

    /// <summary>A light: its colour, its shape for whoever cannot tell colours apart, and its name.</summary>
    public HtmlWriter Light(Light light) =>
        Raw(
                light switch
                {
                    Domain.Lights.Light.Red => "<span class=\"light red\">■ ",
                    Domain.Lights.Light.Yellow => "<span class=\"light yellow\">◆ ",
                    Domain.Lights.Light.Green => "<span class=\"light green\">● ",
                    _ => "<span class=\"light none\">○ ",
                }
            )
            .Text(LightText.Colour(light, language))
            .Raw("</span>");

    /// <summary>The lines of an arithmetic: a label, the calculation, and its result.</summary>
    public HtmlWriter Arithmetic(IEnumerable<(string Label, string Expression, string Result)> steps)
    {
        Raw("<table><tbody>");
        foreach (var (label, expression, result) in steps)
            Raw("<tr><td>").Text(label).Raw("</td><td>").Text(expression).Raw("</td><td class=\"number\">").Text(result).Raw("</td></tr>");
        return Raw("</tbody></table>");
    }

    public override string ToString() => _html.ToString();
}
