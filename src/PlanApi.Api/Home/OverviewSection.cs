using System.Globalization;
using PlanApi.Api.Home.Pages;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home;

/// <summary>Writes how a plan stands: the conclusion first, then what is red, then the rest.</summary>
internal sealed class OverviewSection(HtmlWriter html, Plan plan, PlanOverview overview)
{
    private const int MostRows = 12;

    private readonly string _address = $"/v1/plans/{Uri.EscapeDataString(plan.Code.ToString())}";

    public void Write()
    {
        html.Paragraph(Conclusion());
        html.Raw("<nav>");
        html.Link($"{_address}/matrix/lights/picture", html.Say("Matrix of lights", "红黄绿灯矩阵"));
        html.Link($"{_address}/schedule/gantt", html.Say("Gantt chart", "甘特图"));
        html.Link($"{_address}/risk-matrix/picture", html.Say("Heat map of risks", "风险热力图"));
        html.Link($"{_address}/schedule/calendar", html.Say("Calendar feed", "日历订阅"));
        html.Link($"{_address}/budget", html.Say("Budget", "预算"));
        html.Link($"{_address}/staffing", html.Say("People", "人员"));
        html.Link($"{_address}/risks", html.Say("Risks", "风险"));
        html.Raw("</nav>");
        WriteLights();
        WriteAlerts();
        WriteMissed();
        WriteObjectives();
        WriteMilestones();
        WriteBudget();
        WriteRisks();
        html.Picture(
            $"{_address}/risk-matrix/picture",
            html.Say("Heat map of risks by probability and impact", "按概率与影响排列的风险热力图")
        );
        html.Heading(html.Say("Time", "时间安排"))
            .Picture(
                $"{_address}/schedule/gantt",
                html.Say("Gantt chart of phases, initiatives and milestones", "阶段、举措与里程碑的甘特图")
            );
    }

    private string Conclusion()
    {
        var (red, yellow, green) = (overview.CountOf(Light.Red), overview.CountOf(Light.Yellow), overview.CountOf(Light.Green));
        if (red + yellow + green == 0)
            return html.Say(
                $"Nothing can be said of the year yet: none of {overview.Lights.Count} targets has an actual to judge.",
                $"目前尚无法判断全年进展：{overview.Lights.Count} 个目标均无可评价的实际值。"
            );
        return html.Say(
            $"Of {red + yellow + green} targets that can be judged, {green} are on pace, {yellow} lag, {red} are red; "
                + $"{overview.Missed.Count} will be missed as it looks today, and {overview.Alerts.Count} alerts wait for an answer.",
            $"可评价的 {red + yellow + green} 个目标中，{green} 个达到进度，{yellow} 个落后，{red} 个为红灯；按目前走势 {overview.Missed.Count} 个将无法达成，"
                + $"{overview.Alerts.Count} 个预警待处理。"
        );
    }

    private void WriteLights()
    {
        html.Raw("<div class=\"counts\">")
            .Count(overview.CountOf(Light.Red), html.Say("red", "红灯"))
            .Count(overview.CountOf(Light.Yellow), html.Say("yellow", "黄灯"))
            .Count(overview.CountOf(Light.Green), html.Say("green", "绿灯"))
            .Count(
                overview.Lights.Count(answer => answer.Light is not (Light.Red or Light.Yellow or Light.Green)),
                html.Say("without data", "无数据")
            )
            .Raw("</div>")
            .Picture(
                $"{_address}/matrix/lights/picture",
                html.Say("Matrix of lights by line and tier", "按职能线与商家层级的红黄绿灯矩阵")
            );
        var red = overview.Lights.Where(answer => answer.Light == Light.Red).ToList();
        if (red.Count == 0)
            return;
        html.Heading(html.Say("What is red", "红灯项目"));
        foreach (var answer in red.Take(MostRows))
            Item(answer.Sentence, answer.Target is { } target ? Page("targets", target) : null);
        More(red.Count, "/lights?light=red");
    }

    private void WriteAlerts()
    {
        if (overview.Alerts.Count == 0)
            return;
        html.Heading(html.Say("Open alerts", "待处理预警"));
        foreach (var alert in overview.Alerts.Take(MostRows))
        {
            var clock = alert.DueAt is { } due
                ? html.Say($" Answer due {due:yyyy-MM-dd HH:mm} UTC.", $"须于 {due:yyyy-MM-dd HH:mm}（UTC）前答复。")
                : "";
            Item(
                alert.Sentence.In(html.Language, "") + clock,
                alert.Target is { } target ? Page("targets", target)
                    : alert.Risk is { } risk ? Page("risks", risk)
                    : $"{_address}/matrix/lights/picture"
            );
        }
        More(overview.Alerts.Count, "/alerts?state=open,escalated,planSubmitted");
    }

    private void WriteMissed()
    {
        if (overview.Missed.Count == 0)
            return;
        html.Heading(html.Say("Targets that will be missed", "预计无法达成的目标"));
        foreach (var answer in overview.Missed.Take(MostRows))
            Item(answer.Sentence, Page("targets", answer.Target));
        More(overview.Missed.Count, "/outlooks?verdict=willMiss,missed");
    }

    private void WriteMilestones()
    {
        if (overview.Milestones.Count == 0)
            return;
        html.Heading(html.Say("Next milestones", "近期里程碑")).Raw("<table>");
        foreach (var (milestone, due) in overview.Milestones)
        {
            html.Raw("<tr><td>").Link(Page("milestones", milestone.Code), milestone.Names.In(html.Language, milestone.Code.ToString()));
            html.Raw("</td><td>").Text(milestone.Owner?.ToString() ?? "").Raw($"</td><td>{due:yyyy-MM-dd}</td></tr>");
        }
        html.Raw("</table>");
    }

    private void WriteBudget()
    {
        if (overview.Budget is not { Items: { Count: > 0 } items } budget)
            return;
        html.Heading(html.Say($"Budget and spending, {budget.Currency}", $"预算与支出（{budget.Currency}）"));
        html.Raw("<table><thead><tr>");
        foreach (
            var head in (string[])
                [html.Say("item", "科目"), html.Say("planned", "计划"), html.Say("spent", "已支出"), html.Say("committed", "已承诺")]
        )
            html.Raw("<th scope=\"col\">").Text(head).Raw("</th>");
        html.Raw("</tr></thead>");
        foreach (var line in items.Where(line => line.Level <= 1).Take(MostRows))
        {
            html.Raw("<tr><td>").Text(line.Level > 0 ? "– " : "").Link(Page("budget-items", line.Item), NameOf(line)).Raw("</td>");
            foreach (var amount in (Quantity?[])[line.Planned, line.Spent, line.Committed])
                html.Raw("<td>").Text(Money(amount)).Raw("</td>");
            html.Raw("</tr>");
        }
        html.Raw("</table>");
        html.Picture($"{_address}/budget/picture", html.Say("Budget against spending for each item", "各科目的预算与支出"));
    }

    private string NameOf(BudgetLine line) => line.Names.In(html.Language, line.Item.ToString());

    private static string Money(Quantity? amount) =>
        amount is { } known ? known.ToDecimal().ToString("#,##0.##", CultureInfo.InvariantCulture) : "–";

    private string Page(string kind, Code code) => PartPages.At(plan.Code, kind, code);

    private void WriteObjectives()
    {
        if (overview.Objectives.Count == 0)
            return;
        html.Heading(html.Say("Objectives", "目标"));
        foreach (var objective in overview.Objectives.Take(MostRows))
            Item(
                objective.Names.In(html.Language) is { Length: > 0 } name
                    ? name
                    : objective.Wording.In(html.Language, objective.Code.ToString()),
                Page("objectives", objective.Code)
            );
        More(overview.Objectives.Count, "/objectives");
    }

    private void WriteRisks()
    {
        html.Heading(html.Say("Risks", "风险"));
        foreach (var (risk, level) in overview.Risks.Take(MostRows))
            Item(
                html.Say($"{level ?? "not assessed"}: ", $"{level ?? "未评估"}：") + risk.Names.In(html.Language, risk.Risk.ToString()),
                Page("risks", risk.Risk)
            );
        More(overview.Risks.Count, "/risks");
        if (overview.CanSimulate)
            html.Raw("<p>")
                .Link($"{_address}/risk-simulations/picture", html.Say("What the risks cost in a year: simulated", "风险一年的损失：模拟"))
                .Raw("</p>");
    }

    private void Item(string text, string? path)
    {
        html.Raw("<p>");
        if (path is null)
            html.Text(text);
        else
            html.Link(path, text);
        html.Raw("</p>");
    }

    private void More(int count, string path)
    {
        if (count > MostRows)
            html.Raw("<p>").Link(_address + path, html.Say($"All {count}", $"全部 {count} 项")).Raw("</p>");
    }
}
