using PlanApi.Api.Home.Lists;
using PlanApi.Application.Budgets;
using PlanApi.Application.Errors;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Objectives;

namespace PlanApi.Api.Home.Pages;

/// <summary>A budget item with its parts, its packages, and what was spent month by month.</summary>
internal static class BudgetItemPage
{
    public static async Task<Outcome<PartPage>> Read(PageReader read, string key)
    {
        if (!(await read.Get<BudgetItem>(key)).IsSuccess(out var item, out var failure))
            return failure;
        var report = await read.Ask(new GetBudget(read.Plan.Code));
        var line = report?.Items.FirstOrDefault(one => one.Item == item.Code);
        var parts = report?.Items.Where(one => one.Parent == item.Code).ToList() ?? [];
        var objectives = await read.Named<Objective>(item.Objective is { } served ? [served] : []);
        var parents = await read.Named<BudgetItem>(item.Parent is { } above ? [above] : []);
        var parties = await read.PartyNames();
        return new PartPage(read.Say("Budget item", "预算科目"), read.Name(item), Conclusion(), Write);

        string Conclusion() =>
            line is null ? ""
            : line.Planned is null ? read.Say("No amount is planned for it.", "未列计划金额。")
            : read.Say(
                $"{read.Money(line.Spent)} of {read.Money(line.Planned)} are spent, {read.Money(line.Committed)} more are committed.",
                $"计划 {read.Money(line.Planned)}，已支出 {read.Money(line.Spent)}，另承诺 {read.Money(line.Committed)}。"
            );

        void Write(HtmlWriter html)
        {
            html.Facts(
                    (
                        read.Say("light", "灯色"),
                        line is { Light: { } light, Spent.Steps: not 0 } ? LightText.Colour(light, read.Language) : null
                    ),
                    (read.Say("wording", "表述"), item.Wording.In(read.Language)),
                    (read.Say("why it is needed", "论证"), item.Justification.In(read.Language)),
                    (read.Say("due by now", "目前应支出"), read.Money(line?.PlannedToDate)),
                    (read.Say("expected by the year's end", "预计全年"), read.Money(line?.Forecast)),
                    (read.Say("owner", "负责人"), parties(item.Owner)),
                    (read.Say("approved on", "批准日期"), PageReader.Day(item.Approved)),
                    (read.Say("approved by", "批准人"), parties(item.ApprovedBy))
                )
                .List(
                    read.Say("Its parts", "组成"),
                    parts.Select(part => new PageItem(
                        part.Names.In(read.Language, part.Item.ToString()),
                        read.At("budget-items", part.Item),
                        read.Money(part.Planned) ?? "–"
                    ))
                )
                .List(
                    read.Say("Packages", "决策包"),
                    (report?.Packages ?? [])
                        .Where(one => one.Item == item.Code)
                        .Select(one => new PageItem(
                            one.Names.In(read.Language, one.Package.ToString()),
                            More: read.Money(one.Amount)
                                + (one.IsFunded ? read.Say(", funded", "，已列入") : read.Say(", below the line", "，未列入"))
                        ))
                );
            WriteMonths(html, read, line);
            html.List(
                read.Say("It serves", "服务于"),
                objectives.Values.Select(one => new PageItem(ObjectivePage.Title(read, one), read.At("objectives", one.Code)))
            );
            html.List(
                read.Say("Part of", "上级科目"),
                parents.Values.Select(one => new PageItem(read.Name(one), read.At("budget-items", one.Code)))
            );
        }
    }

    private static void WriteMonths(HtmlWriter html, PageReader read, BudgetLine? line)
    {
        if (line is not { Months.Count: > 0 })
            return;
        ListColumn[] columns =
        [
            new(read.Say($"Month, {read.Plan.Currency}", $"月份（{read.Plan.Currency}）")),
            new(read.Say("Planned", "计划"), IsNumber: true),
            new(read.Say("Spent", "已支出"), IsNumber: true),
            new(read.Say("Committed", "已承诺"), IsNumber: true),
        ];
        var months = line.Months.Select(month => new ListRow(
            month.Month.ToString(),
            PageReader.Amount(month.Planned),
            PageReader.Amount(month.Spent),
            PageReader.Amount(month.Committed)
        ));
        html.Heading(read.Say("Month by month", "按月"));
        new PlanList("", columns, [.. months]).Write(html);
    }
}
