using PlanApi.Domain.Plans;

namespace PlanApi.Api.Home;

/// <summary>Writes the first page: a plan for whoever may see one, a log-in for whoever may not.</summary>
internal sealed class HomePage(string language, PathString root)
{
    private readonly HtmlWriter _html = new(language, root);

    /// <summary>The key for which the page is shown; null for strangers.</summary>
    public string? Caller { get; init; }

    /// <summary>Whether the caller has logged in here, and so can log out.</summary>
    public bool HasLoggedIn { get; init; }

    /// <summary>The issuers at which people can sign in.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>Why a log-in was refused.</summary>
    public string? Refusal { get; init; }

    public IReadOnlyList<Plan> Plans { get; set; } = [];

    public Plan? Shown { get; set; }

    /// <summary>What the page says of the plan that is shown.</summary>
    public PlanPage? Content { get; set; }

    public string Write()
    {
        _html.Begin(
            Shown is null ? "PlanApi" : NameOf(Shown),
            Content?.Kind
                ?? _html.Say("The annual operating plan: its targets, and whether they hold.", "年度运营计划：目标，以及能否达成。")
        );
        if (Caller is null)
            WriteLogIn();
        else if (Content is null)
            _html.Paragraph(
                _html.Say(
                    "There is no plan here yet. Import one: POST /v1/plan-documents.",
                    "尚无计划。可通过 POST /v1/plan-documents 导入。"
                )
            );
        else
            Content.Write(_html);
        _html.EndMain();
        WriteFooter();
        return _html.End();
    }

    private void WriteLogIn()
    {
        _html.Heading(_html.Say("Log in", "登录"));
        if (Refusal is not null)
            _html.Raw("<p class=\"red\" role=\"alert\">").Text(Refusal).Raw("</p>");
        foreach (var issuer in Issuers)
        {
            _html.Raw("<p>");
            _html.Link(
                $"{SignInEndpoints.Begin}/{Uri.EscapeDataString(issuer)}",
                _html.Say($"Sign in with {issuer}", $"使用 {issuer} 登录")
            );
            _html.Raw("</p>");
        }
        _html.Paragraph(
            Issuers.Count > 0
                ? _html.Say("Or log in with an API key.", "也可以使用 API 密钥登录。")
                : _html.Say("Plans are shown to callers with an API key.", "查看计划需要 API 密钥。")
        );
        BeginForm(SessionEndpoints.Begin);
        _html
            .Raw($"<label for=\"key\">{_html.Say("API key", "API 密钥")}</label>")
            .Raw($"<input id=\"key\" name=\"{SessionEndpoints.KeyField}\" type=\"password\" autocomplete=\"current-password\" required>")
            .Raw($"<button>{_html.Say("Log in", "登录")}</button></form>");
    }

    /// <summary>The other plans, then what developers look for.</summary>
    private void WriteFooter()
    {
        _html.Raw("<footer>");
        if (HasLoggedIn)
        {
            BeginForm(SessionEndpoints.End);
            _html.Text(_html.Say($"Logged in as {Caller}", $"已登录：{Caller}"));
            _html.Raw($"<button>{_html.Say("Log out", "退出")}</button></form>");
        }
        if (Plans.Count > 1)
        {
            _html.Raw($"<nav aria-label=\"{_html.Say("Plans", "计划")}\">").Text(_html.Say("Other plans:", "其他计划："));
            foreach (var plan in Plans.Where(plan => plan != Shown))
                _html.Link(HtmlWriter.OfPlan(plan), NameOf(plan));
            _html.Raw("</nav>");
        }
        _html.Raw($"<nav aria-label=\"{_html.Say("For developers", "开发者")}\">").Text(_html.Say("For developers:", "开发者："));
        if (Shown is not null)
            _html.Link($"/v1/plans/{Uri.EscapeDataString(Shown.Code.ToString())}", _html.Say("this plan as data", "本计划的数据"));
        _html
            .Link("/swagger", "REST (Swagger UI)")
            .Link("/openapi/v1.json", "OpenAPI 3.1")
            .Link("/graphql", "GraphQL")
            .Link("/v1/rules", _html.Say("plan rules", "计划规则"))
            .Link("/health/ready", _html.Say("health", "健康状况"))
            .Raw("</nav></footer>");
    }

    private string NameOf(Plan plan) => plan.Names.In(language, plan.Code.ToString());

    private void BeginForm(string address) => _html.Raw($"<form method=\"post\" action=\"{_html.Address(address)}\">");
}
