using PlanApi.Domain.Alerts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Reviews;

/// <summary>
/// The words of reports, in English and Chinese. A light has a sign and a word, because many people, and all printers without colour,
/// cannot see the colour.
/// </summary>
internal sealed class ReportWords(string language)
{
    private static readonly Dictionary<string, LocalText> Texts = new(StringComparer.Ordinal)
    {
        ["plan"] = Say("Plan", "计划"),
        ["kind"] = Say("Kind", "类型"),
        ["period"] = Say("Period", "期间"),
        ["heldBy"] = Say("Held by", "负责方"),
        ["state"] = Say("State", "状态"),
        ["taken"] = Say("Numbers as known on", "数据截至"),
        ["version"] = Say("version", "版本"),
        ["reopened"] = Say("Opened again", "重新打开"),
        ["what"] = Say("What", "事项"),
        ["howIs"] = Say("How it is", "情况"),
        ["scorecard"] = Say("Scorecard", "评分卡"),
        ["weight"] = Say("Weight %", "权重 %"),
        ["share"] = Say("Share", "占比"),
        ["score"] = Say("Score", "得分"),
        ["light"] = Say("Light", "灯色"),
        ["contribution"] = Say("Contribution", "贡献"),
        ["lights"] = Say("Lights", "灯色"),
        ["indicator"] = Say("Indicator", "指标"),
        ["target"] = Say("Target", "目标"),
        ["where"] = Say("Where", "范围"),
        ["actual"] = Say("Actual", "实际"),
        ["expected"] = Say("Due", "应达到"),
        ["attainment"] = Say("Attainment", "达成率"),
        ["alerts"] = Say("Open alerts", "未关闭的预警"),
        ["number"] = Say("No.", "编号"),
        ["owner"] = Say("Owner", "负责方"),
        ["raised"] = Say("Raised", "触发时间"),
        ["questions"] = Say("Questions and answers", "问题与回答"),
        ["notAnswered"] = Say("Not answered.", "尚未回答。"),
        ["findings"] = Say("Findings", "发现"),
        ["decisions"] = Say("Decisions", "决定"),
        ["actions"] = Say("Actions", "行动项"),
        ["dueOn"] = Say("Due", "期限"),
        ["note"] = Say("Note", "备注"),
        ["overdue"] = Say("open, overdue", "未完成，已逾期"),
        ["conclusion"] = Say("Conclusion", "结论"),
        ["none"] = Say("None.", "无。"),
        ["nobody"] = Say("nobody", "无"),
    };

    private static readonly Dictionary<Enum, LocalText> Values = new()
    {
        [ReviewKind.Review] = Say("review", "复盘"),
        [ReviewKind.Assessment] = Say("assessment", "考核"),
        [ReviewState.Open] = Say("open", "进行中"),
        [ReviewState.Closed] = Say("closed", "已关闭"),
        [ReviewActionState.Open] = Say("open", "未完成"),
        [ReviewActionState.Done] = Say("done", "已完成"),
        [ReviewActionState.Dropped] = Say("dropped", "已取消"),
        [AlertState.Open] = Say("open", "待提交改进方案"),
        [AlertState.Escalated] = Say("escalated", "已升级"),
        [AlertState.PlanSubmitted] = Say("improvement plan submitted", "改进方案待确认"),
        [AlertState.PlanAccepted] = Say("improvement plan accepted", "改进方案已确认"),
        [AlertState.Recovered] = Say("recovered", "已恢复"),
        [AlertState.Closed] = Say("closed", "已关闭"),
    };

    private static readonly Dictionary<Light, string> Signs = new()
    {
        [Light.Green] = "✔",
        [Light.Yellow] = "▲",
        [Light.Red] = "✖",
        [Light.NoData] = "○",
        [Light.Stale] = "◌",
        [Light.Undefined] = "?",
    };

    public string Language { get; } = language;

    public string this[string word] => Texts[word].In(Language);

    public string Of(Enum value) => Values[value].In(Language);

    public string Of(Light light) => $"{Signs[light]} {LightText.Colour(light, Language)}";

    public string More(int count) =>
        (Language == "zh" ? "另有 {n} 项未列出。" : "{n} more are not shown.").Replace("{n}", $"{count}", StringComparison.Ordinal);

    private static LocalText Say(string english, string chinese) => new([new("en", english), new("zh", chinese)]);
}
