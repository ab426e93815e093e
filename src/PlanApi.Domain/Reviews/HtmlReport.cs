using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PlanApi.Domain.Reviews;

/// <summary>
/// Writes a report as a complete page: without script, without loading anything, with all text encoded, and well-formed as XML too.
/// </summary>
public static class HtmlReport
{
    /// <summary>The page's only style; a content security policy can allow it by its hash.</summary>
    public const string Style = """
        body{font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1a1f26;background:#fff;overflow-wrap:anywhere}
        h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid #d8dee6}h3{font-size:1rem;margin:1rem 0 .2rem}p{margin:.3rem 0}
        table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{padding:.25rem .6rem .25rem 0;text-align:left;vertical-align:top;border-top:1px solid #edf0f4}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        @media(prefers-color-scheme:dark){body{color:#e4e8ed;background:#14181d}h2{border-color:#333c46}th,td{border-color:#2a323b}}
        @media print{body{max-width:none;margin:0;font-size:10pt;color:#000;background:#fff}h2,h3{break-after:avoid}tr,li{break-inside:avoid}thead{display:table-header-group}}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(ReportPage page)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n")
            .Append("<html lang=\"")
            .Append(Encoder.Encode(page.Language))
            .Append("\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width\"/><title>")
            .Append(Encoder.Encode(page.Title))
            .Append("</title><style>")
            .Append(Style)
            .Append("</style></head><body>\n");
        Element(html, "h1", page.Title);
        foreach (var block in page.Blocks)
            Write(html, block);
        return html.Append("</body></html>\n").ToString();
    }

    private static void Write(StringBuilder html, ReportBlock block)
    {
        switch (block)
        {
            case ReportHeading heading:
                Element(html, heading.IsInner ? "h3" : "h2", heading.Text);
                break;
            case ReportText text:
                Element(html, "p", text.Text);
                break;
            case ReportList list:
                html.Append("<ul>\n");
                foreach (var item in list.Items)
                    Element(html, "li", item);
                html.Append("</ul>\n");
                break;
            case ReportTable table:
                html.Append("<table><thead><tr>");
                foreach (var column in table.Columns)
                    Cell(html, "th scope=\"col\"", column, column.Name);
                html.Append("</tr></thead><tbody>\n");
                foreach (var row in table.Rows)
                {
                    html.Append("<tr>");
                    foreach (var (column, text) in table.Columns.Zip(row))
                        Cell(html, "td", column, text);
                    html.Append("</tr>\n");
                }
                html.Append("</tbody></table>\n");
                break;
        }
    }

    private static void Element(StringBuilder html, string name, string text) =>
        html.Append('<').Append(name).Append('>').Append(Encode(text)).Append("</").Append(name).Append(">\n");

    private static void Cell(StringBuilder html, string tag, ReportColumn column, string text) =>
        html.Append('<')
            .Append(tag)
            .Append(column.IsNumber ? " class=\"number\">" : ">")
            .Append(Encode(text))
            .Append("</")
            .Append(tag.AsSpan(0, 2))
            .Append('>');

    private static string Encode(string text) => string.Join("<br/>", text.ReplaceLineEndings("\n").Split('\n').Select(Encoder.Encode));
}
