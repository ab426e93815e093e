using PlanApi.Api.Home.Pages;
using PlanApi.Application.Budgets;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Lists;

/// <summary>The budget against what was spent, each item after the item that it is a part of.</summary>
internal static class BudgetList
{
    /// <param name="read">The reader.</param>
    /// <param name="levels">How many levels of the tree; all of them when absent.</param>
    public static async Task<PlanList> Read(PageReader read, int levels = int.MaxValue)
    {
        var report = await read.Ask(new GetBudget(read.Plan.Code));
        var currency = report?.Currency.ToString() ?? "";
        ListColumn[] columns =
        [
            new(read.Say($"Item, {currency}", $"科目（{currency}）")),
            new(read.Say("Light", "灯色")),
            new(read.Say("Planned", "计划"), IsNumber: true),
            new(read.Say("Due by now", "目前应支出"), IsNumber: true),
            new(read.Say("Spent", "已支出"), IsNumber: true),
            new(read.Say("Committed", "已承诺"), IsNumber: true),
            new(read.Say("Year's end", "预计全年"), IsNumber: true),
        ];
        var spent = (report?.Items ?? []).Where(line => line.Parent is null).Sum(line => line.Spent.ToDecimal());
        return new PlanList(
            read.Say("Budget against spending", "预算与支出"),
            columns,
            [.. (report?.Items ?? []).Where(line => line.Level < levels).Select(Row)]
        )
        {
            Conclusion = report?.Uses is { } uses
                ? read.Say(
                    $"{PageReader.Amount(Quantity.Of(spent))} of {PageReader.Amount(uses)} {currency} are spent.",
                    $"计划 {PageReader.Amount(uses)} {currency}，已支出 {PageReader.Amount(Quantity.Of(spent))}。"
                )
                : "",
        };

        ListRow Row(BudgetLine line) =>
            new(
                new(
                    string.Concat(Enumerable.Repeat("– ", line.Level)) + line.Names.In(read.Language, line.Item.ToString()),
                    read.At("budget-items", line.Item)
                ),
                // Where nothing has been entered, no light says that all is well.
                line.Light
                    is { } light
                && line.Spent.Steps != 0
                    ? light
                    : "",
                PageReader.Amount(line.Planned),
                PageReader.Amount(line.PlannedToDate),
                PageReader.Amount(line.Spent),
                PageReader.Amount(line.Committed),
                PageReader.Amount(line.Forecast)
            );
    }
}
