using PlanApi.Application.Events;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Lights;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>An event as a sentence for a channel where people talk, in English or Chinese: names stand before codes.</summary>
internal static class WebhookText
{
    public static string Of(PlanEvent item, EventNames names, string language)
    {
        var chinese = language == "zh";
        var (plan, what) = (names.Plan.In(language), names.Subject(item, language));
        return item switch
        {
            { Light: { } light } when chinese =>
                $"【{plan}】{what} 变为{Colour(light.Light)}（此前{Colour(light.Before ?? Light.NoData)}），日期 {light.Date:yyyy-MM-dd}。",
            { Light: { } light } => $"{plan}: {what} turned {Colour(light.Light)} (before: {Colour(light.Before ?? Light.NoData)}) "
                + $"on {light.Date:yyyy-MM-dd}.",
            { Alert: { } alert } when chinese =>
                $"【{plan}】{what} 的预警 {alert.Number}（{State(alert.State)}）：{alert.Sentence.In("zh")}"
                    + $"{Owner(alert)}{Due(alert)}",
            { Alert: { } alert } => $"{plan}: alert {alert.Number} of {what} ({State(alert.State)}). {alert.Sentence.In("en")}"
                + $"{Owner(alert)}{Due(alert)}",
            { Change: { } change } => chinese
                ? $"【{plan}】计划有变更：{change.UseCase}，{change.ChangeCount} 处，版本 {change.Sequence}。"
                : $"{plan}: the plan was changed by {change.UseCase}: {change.ChangeCount} changes, version {change.Sequence}.",
            _ => plan,
        };

        string Colour(Light light) => LightText.Colour(light, language);

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

        string Owner(Alert alert) =>
            alert.Owing() is not { } party ? ""
            : chinese ? $" 责任人：{names.Party(party).In("zh")}。"
            : $" Owner: {names.Party(party).In("en")}.";

        string Due(Alert alert) =>
            alert.DueAt is not { } due || alert.State is not (AlertState.Open or AlertState.Escalated) ? ""
            : chinese ? $" 截止：{due:yyyy-MM-dd HH:mm} UTC。"
            : $" Due: {due:yyyy-MM-dd HH:mm} UTC.";
    }
}
