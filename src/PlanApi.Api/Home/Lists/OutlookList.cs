using PlanApi.Api.Home.Pages;
using PlanApi.Application.Forecasts;
using PlanApi.Application.Parts;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Lists;

/// <summary>The targets that will be missed as it looks today, or were.</summary>
internal static class OutlookList
{
    public static async Task<PlanList> Read(PageReader read)
    {
        var page = await read.Ask(
            new ListOutlooks(read.Plan.Code)
            {
                Verdicts = [Verdict.WillMiss, Verdict.Missed],
                Language = read.Language,
                Page = new PageRange(ListOptions.MaxFirst),
            }
        );
        OutlookAnswer[] answers = [.. (page?.Items ?? []).OrderBy(answer => answer.Attainment ?? default)];
        var names = await TargetNames.Read(
            read,
            [.. answers.Select(answer => (answer.Target, answer.Indicator, answer.Scope, answer.KeyResults))]
        );
        ListColumn[] columns =
        [
            new(read.Say("Target", "目标")),
            new(read.Say("Where", "范围")),
            new(read.Say("Period", "期间")),
            new(read.Say("Forecast", "预测"), IsNumber: true),
            new(read.Say("Wanted", "目标值"), IsNumber: true),
            new(read.Say("Missed by", "相差"), IsNumber: true),
            new(read.Say("Who answers", "负责人")),
        ];
        var over = answers.Count(answer => answer.Verdict == Verdict.Missed);
        return new PlanList(
            read.Say("Targets that will be missed", "预计无法达成的目标"),
            columns,
            [.. answers.Select(answer => Row(read, names, answer))]
        )
        {
            Conclusion = read.Say(
                $"{answers.Length} targets: {over} were missed, {answers.Length - over} will be as it looks today.",
                $"共 {answers.Length} 个：{over} 个已未达成，{answers.Length - over} 个按目前走势将无法达成。"
            ),
            IsCut = page?.HasMore ?? false,
        };
    }

    private static ListRow Row(PageReader read, TargetNames names, OutlookAnswer answer) =>
        new(
            names.Target(answer.Target, answer.Indicator),
            names.Place(answer.Scope),
            answer.Period.ToString() + (answer.Verdict == Verdict.Missed ? read.Say(" (over)", "（已结束）") : ""),
            names.Number(answer.Forecast, answer.Indicator),
            names.Number(answer.Goal, answer.Indicator)
                + (names.Number(answer.GoalUpper, answer.Indicator) is { } upper ? $" – {upper}" : ""),
            names.Number(answer.Margin is { } margin ? new Quantity(Math.Abs(margin.Steps)) : null, answer.Indicator),
            names.Owners(answer.KeyResults)
        );
}
