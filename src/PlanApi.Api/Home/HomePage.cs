using PlanApi.Application.Validation;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home;

/// <summary>Writes the first page. Everything that comes from plans is encoded; there is no script.</summary>
internal sealed class HomePage(string language, PathString root)
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
        th{text-align:left;font-weight:600;padding:.2rem .6rem .2rem 0}th:last-child{text-align:right}img{max-width:100%;height:auto}
        dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.2rem 1rem;margin:.8rem 0}dt{color:#4a5866}dd{margin:0;overflow-wrap:anywhere}ul{padding-left:1.2rem}
        form{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin:.6rem 0}input,button{font:inherit;padding:.35rem .6rem;border-radius:4px}
        input{flex:1 1 20rem;max-width:34rem;border:1px solid #8a97a6}button{border:1px solid #0b57a4;background:#0b57a4;color:#fff;cursor:pointer}
        .refused{color:#b3261e}
        @media(prefers-color-scheme:dark){body{background:#14181d;color:#e4e8ed}a{color:#7db4f0}nav,details{border-color:#333c46}td{border-color:#2a323b}input{background:#1d232a;color:inherit;border-color:#4a5866}
        code,dt,.note .tag{color:#9fb0c0}.error .tag,.refused{color:#ff8a80}.warning .tag{color:#ffc46b}}
        @media print{body{max-width:none;margin:0;font-size:10pt}nav,form{display:none}details,tr,img{break-inside:avoid}}
        """;

    private readonly HtmlWriter _html = new(language, root);

    /// <summary>The key for which the page is shown; null for strangers.</summary>
    public string? Caller { get; init; }

    /// <summary>Whether the caller has logged in here, and so can log out.</summary>
    public bool HasLoggedIn { get; init; }

    /// <summary>Why a log-in was refused.</summary>
    public string? Refusal { get; init; }

    public IReadOnlyList<Plan> Plans { get; set; } = [];

    public Plan? Shown { get; set; }

    public FindingPage? Findings { get; set; }

    public PlanOverview? Overview { get; set; }

    public IReadOnlyList<ReviewEntry> Reviews { get; set; } = [];

    public string Write()
    {
        _html
            .Raw(
                $"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>PlanApi</title>"""
                    + $"""<meta name="viewport" content="width=device-width"><style>{Style}</style></head><body>"""
            )
            .Raw("<h1>PlanApi</h1><p>")
            .Raw(
                Say(
                    "The annual operating plan: its targets, and whether they are consistent.",
                    "年度运营计划：目标，以及目标之间是否一致。"
                )
            )
            .Raw("</p><nav>");
        Link("/swagger", "REST (Swagger UI)");
        Link("/openapi/v1.json", "OpenAPI 3.1");
        Link("/graphql", "GraphQL");
        Link("/v1/rules", Say("Plan rules", "计划规则"));
        Link("/health/ready", Say("Health", "健康状况"));
        foreach (var plan in Plans)
            Link($"/?plan={Uri.EscapeDataString(plan.Code.ToString())}", plan.Names.In(language, plan.Code.ToString()));
        _html.Raw("</nav>");
        if (HasLoggedIn)
            WriteLogOut();
        if (Caller is null)
            WriteLogIn();
        else if (Shown is null || Findings is null)
            Paragraph(
                Say("There is no plan here yet. Import one: POST /v1/plan-documents.", "尚无计划。可通过 POST /v1/plan-documents 导入。")
            );
        else
            WritePlan(Shown, Findings);
        return _html.Raw("</body></html>").ToString();
    }

    private void WriteLogIn()
    {
        _html.Raw("<h2>").Raw(Say("Log in", "登录")).Raw("</h2>");
        if (Refusal is not null)
            _html.Raw("<p class=\"refused\" role=\"alert\">").Text(Refusal).Raw("</p>");
        Paragraph(Say("Plans are shown to callers with an API key.", "查看计划需要 API 密钥。"));
        BeginForm(SessionEndpoints.Begin);
        _html
            .Raw($"<label for=\"key\">{Say("API key", "API 密钥")}</label>")
            .Raw($"<input id=\"key\" name=\"{SessionEndpoints.KeyField}\" type=\"password\" autocomplete=\"current-password\" required>")
            .Raw($"<button>{Say("Log in", "登录")}</button></form>");
    }

    private void WriteLogOut()
    {
        BeginForm(SessionEndpoints.End);
        _html.Text(Say($"Logged in as {Caller}", $"已登录：{Caller}")).Raw($"<button>{Say("Log out", "退出")}</button></form>");
    }

    private void BeginForm(string address) => _html.Raw($"<form method=\"post\" action=\"{_html.Address(address)}\">");

    private void WritePlan(Plan plan, FindingPage findings)
    {
        var address = $"/v1/plans/{Uri.EscapeDataString(plan.Code.ToString())}";
        _html.Raw("<h2>").Text(plan.Names.In(language, plan.Code.ToString())).Raw("</h2><nav>");
        foreach (var part in new[] { "", "/targets", "/objectives", "/matrix", "/findings", "/reviews", "/change-sets", "/document" })
            Link(address + part, part.Length == 0 ? address : part[1..]);
        _html.Raw("</nav>");
        if (Reviews.Count > 0)
        {
            _html.Raw("<nav>").Raw(Say("Review reports:", "复盘报告："));
            foreach (var review in Reviews)
                Link(
                    $"{address}/reviews/{review.Number}/report",
                    $"{review.Names.In(language, review.Schedule.ToString())} {review.Period}"
                );
            _html.Raw("</nav>");
        }
        if (Overview is not null)
            new OverviewSection(_html, plan, Overview).Write();
        _html.Heading(Say("Is the plan sound?", "计划是否自洽？")).Raw("<div class=\"counts\">");
        Count(findings.Counts.Errors, Say("errors", "错误"));
        Count(findings.Counts.Warnings, Say("warnings", "警告"));
        Count(findings.Counts.Notes, Say("notes", "提示"));
        Count(findings.Counts.Waived, Say("waived", "已豁免"));
        _html.Raw("</div>");
        foreach (var finding in findings.Page.Items)
            WriteFinding(finding);
        if (findings.Page.HasMore)
            Link(address + "/findings?first=1000", Say("All findings", "全部发现"));
    }

    private void WriteFinding(FindingAnswer finding)
    {
        var severity = CamelCase.Of(finding.Severity);
        _html
            .Raw(
                $"<details class=\"{severity}{(finding.Waiver is null ? "" : " waived")}\""
                    + $"{(finding.Severity == Severity.Error ? " open" : "")}><summary><span class=\"tag\">"
            )
            .Raw(
                finding.Severity switch
                {
                    Severity.Error => Say("error", "错误"),
                    Severity.Warning => Say("warning", "警告"),
                    _ => Say("note", "提示"),
                }
            )
            .Raw("</span>")
            .Text(finding.Sentence)
            .Raw("</summary><p><code>")
            .Text(finding.Rule)
            .Raw("</code></p><table>");
        foreach (var place in finding.Places)
            Row(
                $"{place.Kind}/{place.Key}{(place.Field is null ? "" : "." + place.Field)}",
                place.Source is { } source ? $"§ {source}" : "",
                place.Value ?? ""
            );
        _html.Raw("</table>");
        if (finding.Arithmetic.Count > 0)
        {
            _html.Raw("<table>");
            foreach (var step in finding.Arithmetic)
                Row(step.Label, step.Expression, step.Result);
            _html.Raw("</table>");
        }
        _html.Raw("</details>");
    }

    private void Row(string first, string second, string third) => _html.Row(first, second, third);

    private void Count(int count, string label) => _html.Count(count, label);

    private void Link(string address, string text) => _html.Link(address, text);

    private void Paragraph(string text) => _html.Paragraph(text);

    private string Say(string english, string chinese) => language == "zh" ? chinese : english;
}
