using System.Text;
using System.Text.Encodings.Web;
using PlanApi.Application.Validation;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Validation;

namespace PlanApi.Api.Home;

/// <summary>Writes the first page. Everything that comes from plans is encoded; there is no script.</summary>
internal sealed class HomePage(string language, bool isKnown)
{
    public const int MaxFindings = 200;

    public const string Style = """
        body{font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1a1f26;background:#fff}
        h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}p{margin:.3rem 0}a{color:#0b57a4}
        nav{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:1rem 0;padding:.6rem 0;border-block:1px solid #d8dee6}
        .counts{display:flex;gap:1.5rem;margin:.5rem 0 1rem}.counts b{font-size:1.5rem;display:block;line-height:1.2}
        details{border:1px solid #d8dee6;border-left-width:5px;border-radius:4px;margin:.5rem 0;padding:.5rem .8rem}
        summary{cursor:pointer}.error{border-left-color:#b3261e}.warning{border-left-color:#b26a00}.note{border-left-color:#5b6b7c}
        .tag{font-size:.75rem;font-weight:600;text-transform:uppercase;letter-spacing:.04em;margin-right:.5rem}
        .error .tag{color:#b3261e}.warning .tag{color:#8a5200}.note .tag{color:#4a5866}code{font-size:.85em;color:#4a5866}
        table{border-collapse:collapse;margin:.5rem 0;width:100%}td{padding:.2rem .6rem .2rem 0;vertical-align:top;border-top:1px solid #edf0f4}
        td:last-child{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.waived{opacity:.6}
        @media(prefers-color-scheme:dark){body{background:#14181d;color:#e4e8ed}a{color:#7db4f0}nav,details{border-color:#333c46}td{border-color:#2a323b}
        code,.note .tag{color:#9fb0c0}.error .tag{color:#ff8a80}.warning .tag{color:#ffc46b}}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public IReadOnlyList<Plan> Plans { get; set; } = [];

    public Plan? Shown { get; set; }

    public FindingPage? Findings { get; set; }

    public string Write()
    {
        _html
            .Append(
                $"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>PlanApi</title>"""
                    + $"""<meta name="viewport" content="width=device-width"><style>{Style}</style></head><body>"""
            )
            .Append("<h1>PlanApi</h1><p>")
            .Append(
                Say(
                    "The annual operating plan: its targets, and whether they are consistent.",
                    "年度运营计划：目标，以及目标之间是否一致。"
                )
            )
            .Append("</p><nav>");
        Link("/swagger", "REST (Swagger UI)");
        Link("/openapi/v1.json", "OpenAPI 3.1");
        Link("/graphql", "GraphQL");
        Link("/v1/rules", Say("Plan rules", "计划规则"));
        Link("/health/ready", Say("Health", "健康状况"));
        foreach (var plan in Plans)
            Link($"/?plan={Uri.EscapeDataString(plan.Code.ToString())}", plan.Names.In(language, plan.Code.ToString()));
        _html.Append("</nav>");
        if (!isKnown)
            Paragraph(
                Say(
                    "Plans are shown to callers with an API key; send it in the X-Api-Key header.",
                    "查看计划需要 API 密钥，请在 X-Api-Key 请求头中提供。"
                )
            );
        else if (Shown is null || Findings is null)
            Paragraph(
                Say("There is no plan here yet. Import one: POST /v1/plan-documents.", "尚无计划。可通过 POST /v1/plan-documents 导入。")
            );
        else
            WritePlan(Shown, Findings);
        return _html.Append("</body></html>").ToString();
    }

    private void WritePlan(Plan plan, FindingPage findings)
    {
        var address = $"/v1/plans/{Uri.EscapeDataString(plan.Code.ToString())}";
        _html.Append("<h2>").Append(Encoder.Encode(plan.Names.In(language, plan.Code.ToString()))).Append("</h2><nav>");
        foreach (var part in new[] { "", "/targets", "/objectives", "/matrix", "/findings", "/change-sets", "/document" })
            Link(address + part, part.Length == 0 ? address : part[1..]);
        _html.Append("</nav><div class=\"counts\">");
        Count(findings.Counts.Errors, Say("errors", "错误"));
        Count(findings.Counts.Warnings, Say("warnings", "警告"));
        Count(findings.Counts.Notes, Say("notes", "提示"));
        Count(findings.Counts.Waived, Say("waived", "已豁免"));
        _html.Append("</div>");
        foreach (var finding in findings.Page.Items)
            WriteFinding(finding);
        if (findings.Page.HasMore)
            Link(address + "/findings?first=1000", Say("All findings", "全部发现"));
    }

    private void WriteFinding(FindingAnswer finding)
    {
        var severity = finding.Severity.ToString().ToLowerInvariant();
        _html
            .Append(
                $"<details class=\"{severity}{(finding.Waiver is null ? "" : " waived")}\""
                    + $"{(finding.Severity == Severity.Error ? " open" : "")}><summary><span class=\"tag\">"
            )
            .Append(
                finding.Severity switch
                {
                    Severity.Error => Say("error", "错误"),
                    Severity.Warning => Say("warning", "警告"),
                    _ => Say("note", "提示"),
                }
            )
            .Append("</span>")
            .Append(Encoder.Encode(finding.Sentence))
            .Append("</summary><p><code>")
            .Append(Encoder.Encode(finding.Rule))
            .Append("</code></p><table>");
        foreach (var place in finding.Places)
            Row(
                $"{place.Kind}/{place.Key}{(place.Field is null ? "" : "." + place.Field)}",
                place.Source is { } source ? $"§ {source}" : "",
                place.Value ?? ""
            );
        _html.Append("</table>");
        if (finding.Arithmetic.Count > 0)
        {
            _html.Append("<table>");
            foreach (var step in finding.Arithmetic)
                Row(step.Label, step.Expression, step.Result);
            _html.Append("</table>");
        }
        _html.Append("</details>");
    }

    private void Row(string first, string second, string third) =>
        _html
            .Append("<tr><td>")
            .Append(Encoder.Encode(first))
            .Append("</td><td>")
            .Append(Encoder.Encode(second))
            .Append("</td><td>")
            .Append(Encoder.Encode(third))
            .Append("</td></tr>");

    private void Count(int count, string label) => _html.Append("<span><b>").Append(count).Append("</b>").Append(label).Append("</span>");

    private void Link(string address, string text) =>
        _html.Append("<a href=\"").Append(Encoder.Encode(address)).Append("\">").Append(Encoder.Encode(text)).Append("</a>");

    private void Paragraph(string text) => _html.Append("<p>").Append(Encoder.Encode(text)).Append("</p>");

    private string Say(string english, string chinese) => language == "zh" ? chinese : english;
}
