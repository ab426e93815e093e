using System.Globalization;
using PlanApi.Api.Home.Pages;
using PlanApi.Application.Alerts;
using PlanApi.Application.Parts;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Lists;

/// <summary>The alerts that are not settled, each with its clock: who owes the answer, and until when.</summary>
internal static class AlertList
{
    public static async Task<PlanList> Read(PageReader read)
    {
        var page = await read.Ask(
            new ListAlerts(read.Plan.Code, [AlertState.Open, AlertState.Escalated, AlertState.PlanSubmitted, AlertState.PlanAccepted])
            {
                Page = new PageRange(ListOptions.MaxFirst),
            }
        );
        Alert[] alerts = [.. (page?.Items ?? []).OrderBy(alert => alert.DueAt ?? DateTimeOffset.MaxValue).ThenBy(alert => alert.Number)];
        var targets = await read.Named<Target>(alerts.Select(alert => alert.Target).OfType<Code>());
        var indicators = await read.Named<Indicator>(
            alerts.Select(alert => alert.Indicator).Concat(targets.Values.Select(target => (Code?)target.Indicator)).OfType<Code>()
        );
        var risks = await read.Named<Risk>(alerts.Select(alert => alert.Risk).OfType<Code>());
        var (places, parties) = (await read.PlaceNames(alerts.Select(alert => alert.Scope)), await read.PartyNames());
        ListColumn[] columns =
        [
            new(read.Say("About", "对象")),
            new(read.Say("Light", "灯色")),
            new(read.Say("Where", "范围")),
            new(read.Say("State", "状态")),
            new(read.Say("Who owes the answer", "答复人")),
            new(read.Say("Clock", "时限")),
        ];
        var late = alerts.Count(alert => alert.DueAt < read.Now);
        return new PlanList(read.Say("Open alerts", "待处理预警"), columns, [.. alerts.Select(Row)])
        {
            Conclusion =
                alerts.Length == 0
                    ? read.Say("No alert is open.", "没有待处理的预警。")
                    : read.Say(
                        $"{alerts.Length} alerts are open; {late} answers are late.",
                        $"{alerts.Length} 个预警待处理，{late} 个答复已逾期。"
                    ),
            IsCut = page?.HasMore ?? false,
        };

        ListRow Row(Alert alert) =>
            new(
                About(alert),
                alert.Light,
                places(alert.Scope),
                State(read, alert.State),
                parties(alert.Owing()) ?? read.Say("nobody is named", "未指定"),
                Clock(read, alert.DueAt)
            );

        ListCell About(Alert alert)
        {
            if (alert.Risk is { } risk)
                return new(risks.TryGetValue(risk.ToString(), out var one) ? read.Name(one) : risk.ToString(), read.At("risks", risk));
            var target = alert.Target is { } code ? targets.GetValueOrDefault(code.ToString()) : null;
            var indicator = alert.Indicator ?? target?.Indicator;
            var name =
                target?.Names.In(read.Language) is { Length: > 0 } own ? own
                : indicator is { } of && indicators.TryGetValue(of.ToString(), out var known) ? read.Name(known)
                : indicator?.ToString() ?? alert.Sentence.In(read.Language);
            return new(name, alert.Target is { } about ? read.At("targets", about) : null);
        }
    }

    /// <summary>The time that is left, or by how much it is late.</summary>
    private static ListCell Clock(PageReader read, DateTimeOffset? due)
    {
        if (due is not { } at)
            return "";
        var left = at - read.Now;
        var span = Span(read, left.Duration());
        var until = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return left < TimeSpan.Zero
            ? new(read.Say($"{span} late (was due {until} UTC)", $"已逾期 {span}（应于 {until} UTC）"), IsUrgent: true)
            : new(read.Say($"{span} left (due {until} UTC)", $"剩余 {span}（{until} UTC 前）"));
    }

    private static string Span(PageReader read, TimeSpan span) =>
        span.TotalHours < 48
            ? read.Say($"{(int)span.TotalHours} h {span.Minutes} min", $"{(int)span.TotalHours} 小时 {span.Minutes} 分")
            : read.Say($"{(int)span.TotalDays} days", $"{(int)span.TotalDays} 天");

    private static string State(PageReader read, AlertState state) =>
        state switch
        {
            AlertState.Open => read.Say("an improvement plan is owed", "待提交改进计划"),
            AlertState.Escalated => read.Say("escalated", "已升级"),
            AlertState.PlanSubmitted => read.Say("a plan waits for acceptance", "改进计划待审批"),
            _ => read.Say("measures under way", "改进措施执行中"),
        };
}
