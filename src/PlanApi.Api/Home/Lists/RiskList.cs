using PlanApi.Api.Home.Pages;
using PlanApi.Application.Risks;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Lists;

/// <summary>The risks that count, the most severe first.</summary>
internal static class RiskList
{
    public static async Task<PlanList> Read(PageReader read)
    {
        var map = await read.Ask(new GetRiskMatrix(read.Plan.Code));
        var levels = map?.Levels.ToDictionary(level => level.Level) ?? [];
        RiskStanding[] risks =
        [
            .. (map?.Risks ?? [])
                .Where(risk => !risk.IsClosed)
                .OrderByDescending(risk => Level(risk)?.Severity ?? -1)
                .ThenBy(risk => risk.ReassessmentDue ?? DateOnly.MaxValue)
                .ThenBy(risk => risk.Risk),
        ];
        var owners = (await read.Named<Risk>(risks.Select(risk => risk.Risk))).ToDictionary(pair => pair.Key, pair => pair.Value.Owner);
        var parties = await read.PartyNames();
        ListColumn[] columns =
        [
            new(read.Say("Risk", "风险")),
            new(read.Say("Level", "等级")),
            new(read.Say("Appetite", "风险偏好")),
            new(read.Say("To be assessed again", "重新评估")),
            new(read.Say("Who answers", "负责人")),
        ];
        var assessed = risks.Count(risk => risk.Level is not null);
        return new PlanList(read.Say("Risks", "风险"), columns, [.. risks.Select(Row)])
        {
            Conclusion = read.Say(
                $"{risks.Length} risks are open; {risks.Length - assessed} of them have never been assessed.",
                $"{risks.Length} 项风险未关闭，其中 {risks.Length - assessed} 项从未评估。"
            ),
        };

        HeatMapLevel? Level(RiskStanding risk) => risk.Level is { } code ? levels.GetValueOrDefault(code) : null;

        ListRow Row(RiskStanding risk) =>
            new(
                new(risk.Names.In(read.Language, risk.Risk.ToString()), read.At("risks", risk.Risk)),
                Level(risk)?.Names.In(read.Language, risk.Level.ToString()!) ?? read.Say("not assessed", "未评估"),
                risk.IsAboveAppetite switch
                {
                    true => new ListCell(read.Say("above", "超出"), IsUrgent: true),
                    false => read.Say("within", "以内"),
                    null => "",
                },
                Due(risk.ReassessmentDue),
                parties(owners.GetValueOrDefault(risk.Risk.ToString()))
            );

        ListCell Due(DateOnly? due) =>
            due < read.Today
                ? new ListCell(read.Say($"overdue since {due:yyyy-MM-dd}", $"自 {due:yyyy-MM-dd} 逾期"), IsUrgent: true)
                : new ListCell(PageReader.Day(due));
    }
}
