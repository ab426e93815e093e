using PlanApi.Application.Events;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>An event as a sentence for a channel where people talk, in English or Chinese.</summary>
internal static class WebhookText
{
    public static string Of(Code plan, PlanEvent item, string language)
    {
        var chinese = language.StartsWith("zh", StringComparison.Ordinal);
        return item switch
        {
            { Light: { } light } => chinese
                ? $"【{plan}】{Named(light.Target, light.KeyRiskIndicator, light.Risk, light.Indicator, light.Scope)} 变为{Colour(light.Light)}"
                    + $"（此前{Colour(light.Before ?? Light.NoData)}），日期 {light.Date:yyyy-MM-dd}。"
                : $"[{plan}] {Named(light.Target, light.KeyRiskIndicator, light.Risk, light.Indicator, light.Scope)} turned "
                    + $"{Colour(light.Light)} (before: {Colour(light.Before ?? Light.NoData)}) on {light.Date:yyyy-MM-dd}.",
            { Alert: { } alert } => chinese
                ? $"【{plan}】预警 {alert.Number}（{State(alert.State)}）：{alert.Sentence.In("zh")}{Owed(alert, "，责任人 ", "，截止 ")}"
                : $"[{plan}] Alert {alert.Number} ({State(alert.State)}): {alert.Sentence.In("en")}{Owed(alert, " Owner: ", ". Due: ")}",
            { Change: { } change } => chinese
                ? $"【{plan}】计划有变更：{change.UseCase}，{change.ChangeCount} 处，版本 {change.Sequence}。"
                : $"[{plan}] The plan was changed by {change.UseCase}: {change.ChangeCount} changes, version {change.Sequence}.",
            _ => $"[{plan}]",
        };

        string Colour(Light light) => LightText.Colour(light, chinese ? "zh" : "en");

        string State(AlertState state) =>
            state switch
            {
                AlertState.Open => chinese ? "待整改" : "open",
                AlertState.Escalated => chinese ? "已升级" : "escalated",
                AlertState.PlanSubmitted => chinese ? "整改方案已提交" : "improvement plan submitted",
                AlertState.PlanAccepted => chinese ? "整改中" : "improvement plan accepted",
                AlertState.Recovered => chinese ? "已恢复" : "recovered",
                _ => chinese ? "已关闭" : "closed",
            };
    }

    private static string Named(Code? target, Code? watched, Code? risk, Code? indicator, Scope? scope)
    {
        var subject = (target ?? watched ?? indicator ?? risk)?.ToString() ?? "";
        return scope?.ToString() is { Length: > 0 } place ? $"{subject} ({place})" : subject;
    }

    private static string Owed(Alert alert, string owner, string due) =>
        ((alert.EscalatedTo ?? alert.Owner) is { } who ? owner + who : "")
        + (alert.DueAt is { } until && alert.State is AlertState.Open or AlertState.Escalated ? $"{due}{until:yyyy-MM-dd HH:mm} UTC" : "");
}
