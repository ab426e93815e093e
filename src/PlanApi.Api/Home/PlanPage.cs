using PlanApi.Api.Home.Lists;
using PlanApi.Api.Home.Pages;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Application.Reviews;
using PlanApi.Application.Validation;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Risks;

namespace PlanApi.Api.Home;

/// <summary>
/// The page of a plan for a manager: how the year stands in a sentence, what is red, and what comes next. Each row leads one level down.
/// </summary>
internal sealed class PlanPage
{
    private const int MostRows = 10;
    private const int MostFindings = 10;
    private const int MostReviews = 6;

    private readonly PageReader _read;
    private readonly IReadOnlyList<LightAnswer> _lights;
    private readonly FindingPage? _findings;
    private readonly IReadOnlyList<ReviewEntry> _reviews;
    private readonly PlanList _red;
    private readonly PlanList _missed;
    private readonly PlanList _alerts;
    private readonly PlanList _objectives;
    private readonly PlanList _milestones;
    private readonly PlanList _risks;
    private readonly PlanList _budget;

    /// <summary>Whether a simulation can tell what the risks cost.</summary>
    private readonly bool _canSimulate;

    private PlanPage(
        PageReader read,
        (PlanList List, IReadOnlyList<LightAnswer> Lights) red,
        FindingPage? findings,
        PlanList[] lists,
        IReadOnlyList<ReviewEntry> reviews,
        bool canSimulate
    )
    {
        (_read, _red, _lights, _findings, _reviews) = (read, red.List, red.Lights, findings, reviews);
        _canSimulate = canSimulate;
        (_missed, _alerts, _objectives, _milestones, _risks, _budget) = (lists[0], lists[1], lists[2], lists[3], lists[4], lists[5]);
    }

    public static async Task<PlanPage> Read(PageReader read) =>
        new(
            read,
            await TargetList.Read(read, Light.Red),
            await FindingSection.Read(read, MostFindings),
            [
                await OutlookList.Read(read),
                await AlertList.Read(read),
                await ObjectiveList.Read(read),
                await MilestoneList.Read(read),
                await RiskList.Read(read),
                await BudgetList.Read(read, levels: 2),
            ],
            (await read.Ask(new ListReviews(read.Plan.Code) { Page = new PageRange(MostReviews) }))?.Items ?? [],
            await read.Ask(new ListParts<RiskImpact>(read.Plan.Code, new ListOptions { First = 1 })) is { Items.Count: > 0 }
        );

    /// <summary>The status of the plan, and the day of which the page tells.</summary>
    public string Kind =>
        _read.Say(
            $"Annual operating plan, {Status()}; how it stands on {_read.Today:yyyy-MM-dd}",
            $"年度运营计划，{Status()}；截至 {_read.Today:yyyy-MM-dd}"
        );

    public void Write(HtmlWriter html)
    {
        html.Lead(Conclusion()).Raw("<div class=\"counts\">");
        foreach (var (light, kind) in ((Light, string)[])[(Light.Red, "red"), (Light.Yellow, "yellow"), (Light.Green, "green")])
            html.Count(CountOf(light), LightText.Colour(light, html.Language), kind);
        html.Count(_lights.Count(answer => !LightMark.IsColour(answer.Light)), html.Say("without a light", "无灯色"))
            .Count(_missed.Rows.Count, html.Say("will be missed", "预计无法达成"))
            .Count(_alerts.Rows.Count, html.Say("open alerts", "待处理预警"))
            .Raw("</div>")
            .Picture(
                _read.Api("/matrix/lights/picture"),
                html.Say("Matrix of lights by line and tier", "按职能线与商家层级的红黄绿灯矩阵")
            );
        Section(html, html.Say("What is red", "红灯项目"), _red, "targets", html.Say("All targets", "全部目标"));
        Section(html, _alerts.Title, _alerts, "alerts", html.Say("All open alerts", "全部待处理预警"));
        Section(html, _missed.Title, _missed, "outlooks", html.Say("All that will be missed", "全部预计无法达成的目标"));
        Section(html, _objectives.Title, _objectives, "objectives", html.Say("All objectives", "全部OKR目标"));
        html.Raw("<p>").Link(_read.Api("/okr-tree/picture"), html.Say("The alignment tree", "目标对齐图")).Raw("</p>");
        Section(html, html.Say("Next milestones", "近期里程碑"), _milestones, "milestones", html.Say("All milestones", "全部里程碑"), 5);
        html.Picture(
                _read.Api("/schedule/gantt"),
                html.Say("Gantt chart of phases, initiatives and milestones", "阶段、举措与里程碑的甘特图")
            )
            .Raw("<p>")
            .Link(_read.Api("/schedule/calendar"), html.Say("The same as a calendar feed", "日历订阅"))
            .Raw("</p>");
        Section(html, html.Say("Top risks", "主要风险"), _risks, "risks", html.Say("All risks", "全部风险"));
        html.Picture(
            _read.Api("/risk-matrix/picture"),
            html.Say("Heat map of risks by probability and impact", "按概率与影响排列的风险热力图")
        );
        if (_canSimulate)
            html.Raw("<p>")
                .Link(
                    _read.Api("/risk-simulations/picture"),
                    html.Say("What the risks cost in a year, simulated", "风险一年的损失（模拟）")
                )
                .Raw("</p>");
        Section(html, _budget.Title, _budget, "budget-items", html.Say("The whole budget", "全部预算"));
        if (_budget.Rows.Count > 0)
            html.Picture(_read.Api("/budget/picture"), html.Say("Budget against spending for each item", "各科目的预算与支出"));
        WriteFindings(html);
        WriteReviews(html);
    }

    private string Status() =>
        _read.Plan.Status switch
        {
            PlanStatus.Draft => _read.Say("draft", "草案"),
            PlanStatus.InReview => _read.Say("in review", "审核中"),
            PlanStatus.Approved => _read.Say("approved", "已批准"),
            _ => _read.Say("closed", "已关闭"),
        };

    private int CountOf(Light light) => _lights.Count(answer => answer.Light == light);

    private string Conclusion()
    {
        var (red, yellow, green) = (CountOf(Light.Red), CountOf(Light.Yellow), CountOf(Light.Green));
        if (red + yellow + green == 0)
            return _read.Say(
                $"Nothing can be said of the year yet: none of {_lights.Count} targets has an actual to judge.",
                $"目前尚无法判断全年进展：{_lights.Count} 个目标均无可评价的实际值。"
            );
        return _read.Say(
            $"Of {red + yellow + green} targets that can be judged, {green} are on pace, {yellow} lag, {red} are red; "
                + $"{_missed.Rows.Count} will be missed as it looks today.",
            $"可评价的 {red + yellow + green} 个目标中，{green} 个达到进度，{yellow} 个落后，{red} 个为红灯；"
                + $"按目前走势 {_missed.Rows.Count} 个将无法达成。"
        );
    }

    private void Section(HtmlWriter html, string heading, PlanList list, string page, string all, int most = MostRows)
    {
        if (list.Rows.Count == 0)
            return;
        html.Heading(heading);
        list.Write(html, most);
        html.Raw("<p>").Link(PlanPages.OfList(_read.Plan.Code, page), all).Raw("</p>");
    }

    private void WriteFindings(HtmlWriter html)
    {
        if (_findings is null)
            return;
        html.Heading(html.Say("Is the plan sound?", "计划是否自洽？"));
        FindingSection.WriteCounts(html, _findings.Counts);
        FindingSection.Write(html, _read, _findings.Page.Items);
        html.Raw("<p>")
            .Link(
                PlanPages.OfList(_read.Plan.Code, "findings"),
                html.Say($"All {_findings.Total} findings", $"全部 {_findings.Total} 项发现")
            )
            .Raw("</p>");
    }

    private void WriteReviews(HtmlWriter html)
    {
        if (_reviews.Count == 0)
            return;
        html.Heading(html.Say("Reviews", "复盘")).Raw("<ul>");
        foreach (var review in _reviews)
            html.Raw("<li>")
                .Link(
                    _read.Api($"/reviews/{review.Number}/report"),
                    $"{review.Names.In(html.Language, review.Schedule.ToString())} {review.Period}"
                )
                .Raw("</li>");
        html.Raw("</ul>");
    }
}
