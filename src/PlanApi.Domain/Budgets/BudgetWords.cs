using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;
using static PlanApi.Domain.Pictures.PictureNumber;

namespace PlanApi.Domain.Budgets;

/// <summary>What the picture of a budget says, in English or Chinese.</summary>
internal sealed class BudgetWords(PicturedBudget budget, string language)
{
    private const int MostNamed = 3;

    private readonly BudgetReport _report = budget.Report;
    private readonly bool _isChinese = language.StartsWith("zh", StringComparison.Ordinal);

    public string Title =>
        Say($"{budget.Plan}: budget and spending, {_report.Currency}", $"{budget.Plan}：预算与支出（{_report.Currency}）");

    /// <summary>The conclusion: how much there is and was spent, where it is over, and whether money is missing.</summary>
    public IReadOnlyList<string> Sentences => [.. new[] { Whole, Over, Missing }.Where(text => text.Length > 0)];

    public string Sentence => string.Join(_isChinese ? "" : " ", Sentences);

    public string Legend =>
        Say(
            $"Wide bar: planned. Narrow bar: spent by {_report.Date:yyyy-MM-dd}, in the colour of the light; red from "
                + $"{BudgetControl.RedPercent} % above the plan to date, or of any month. Blue: committed. Dashed line: planned to date.",
            $"宽条：计划。窄条：截至 {_report.Date:yyyy-MM-dd} 的支出，颜色为其灯色；累计或任一月份超出计划 {BudgetControl.RedPercent} % 起为红灯。"
                + "蓝色：已承诺。虚线：截至当日的计划。"
        );

    public string Unallotted => Say("given to no part", "未分配到分项");

    public string Name(BudgetLine line) => line.Names.In(language, line.Item.ToString());

    /// <summary>The amounts in a row.</summary>
    public string Money(BudgetLine line)
    {
        var spent = Written(line.Spent);
        var money = line.Planned is { } planned
            ? Say($"spent {spent} of {Written(planned)}", $"已支出 {spent} / 计划 {Written(planned)}")
            : Say($"spent {spent}, nothing planned", $"已支出 {spent}，无计划");
        return line.Committed == Quantity.Zero
            ? money
            : money + Say($", committed {Written(line.Committed)}", $"，已承诺 {Written(line.Committed)}");
    }

    /// <summary>Whether an item is over its plan, and how much of it is left.</summary>
    public string Standing(BudgetLine line) =>
        line.Variance is { } variance && variance > Quantity.Zero
            ? Say($"{Written(variance)} above the plan to date{Percent(line)}", $"超出截至当日的计划 {Written(variance)}{Percent(line)}")
        : line.Months.FirstOrDefault(month => month.Light == Light.Red) is { } red
            ? Say(
                $"in {red.Month} spent {Written(red.Spent)} of {Written(red.Planned)}",
                $"{red.Month} 支出 {Written(red.Spent)} / 计划 {Written(red.Planned)}"
            )
        : line.Remaining is { } left
            ? left < Quantity.Zero ? Say($"{Written(Less(left))} more used than planned", $"超用 {Written(Less(left))}")
                : Say($"left {Written(left)}{Forecast(line)}", $"剩余 {Written(left)}{Forecast(line)}")
        : "";

    public string Tip(BudgetLine line) => $"{Name(line)}: {Money(line)}; {Standing(line)}";

    private string Whole =>
        _report.Uses is not { } uses ? Say("Nothing is planned.", "没有计划金额。")
        : budget.Rows.FirstOrDefault(row => row.Line.Level == 1 && row.Rest is null)?.Line is { Planned: { } most } largest
            ? Say(
                $"Planned are {Written(uses)}, most of it for {Name(largest)} ({Written(most)}); {Written(Spent)} were spent.",
                $"计划 {Written(uses)}，其中最大项为{Name(largest)}（{Written(most)}）；已支出 {Written(Spent)}。"
            )
        : Say($"Planned are {Written(uses)}; {Written(Spent)} were spent.", $"计划 {Written(uses)}；已支出 {Written(Spent)}。");

    /// <summary>The items by name that are over without one of their parts being so.</summary>
    private string Over
    {
        get
        {
            var lit = _report.Items.Where(line => line.Light is Light.Red or Light.Yellow).ToList();
            var above = lit.Select(line => line.Parent).ToHashSet();
            var over = lit.Where(line => !above.Contains(line.Item)).OrderBy(line => LightMark.Order(line.Light!.Value)).ToList();
            if (over.Count == 0)
                return _report.Items.Any(line => line.Light is not null) ? Say("No item is above its plan.", "没有超支的科目。") : "";
            var named = string.Join(Say(", ", "、"), over.Take(MostNamed).Select(Name));
            var more = over.Count > MostNamed ? Say($" and {over.Count - MostNamed} more", $"等 {over.Count} 项") : "";
            return Say($"Above their plan: {named}{more}.", $"超支：{named}{more}。");
        }
    }

    private string Missing =>
        _report.Difference is { } difference && difference < Quantity.Zero
            ? Say($"The funding sources are {Written(Less(difference))} short.", $"资金来源缺口 {Written(Less(difference))}。")
            : "";

    private Quantity Spent => new(_report.Items.Where(line => line.Parent is null).Sum(line => line.Spent.Steps));

    private string Percent(BudgetLine line) => line.VariancePercent is { } percent ? Say($" ({percent} %)", $"（{percent} %）") : "";

    private string Forecast(BudgetLine line) =>
        line is { Forecast: { } forecast, Planned: { } planned } && forecast > planned
            ? Say($"; the year will end at {Written(forecast)}", $"；预计全年 {Written(forecast)}")
            : "";

    private static Quantity Less(Quantity amount) => new(-amount.Steps);

    private string Say(string english, string chinese) => _isChinese ? chinese : english;
}
