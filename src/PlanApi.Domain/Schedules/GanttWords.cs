using System.Globalization;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Pictures;

namespace PlanApi.Domain.Schedules;

/// <summary>What a Gantt chart says in words, in English or Chinese.</summary>
internal static class GanttWords
{
    /// <summary>Stands for milestones in the legend.</summary>
    public const string Milestone = "milestone";

    /// <summary>The title, and the picture in a sentence for whoever cannot see it.</summary>
    public static PictureWords Of(PlanDocument plan, PlanSchedule schedule, string language, string? dataAt)
    {
        var name = plan.Plan.Names.Count > 0 ? plan.Plan.Names.In(language) : plan.Plan.Code.ToString();
        var (dated, critical) = (
            schedule.Activities.Count(activity => activity.Times is not null),
            schedule.Activities.Count(activity => activity.Times?.IsCritical == true)
        );
        var counts = (plan.Phases.Count, plan.Initiatives.Count, plan.Milestones.Count);
        return IsChinese(language)
            ? new(
                $"{name}：时间表",
                $"甘特图：{counts.Item1} 个阶段、{counts.Item2} 项举措、{counts.Item3} 个里程碑，其中 {dated} 项有日期，{critical} 项在关键路径上。"
                    + (schedule.End is { } end ? $"最早于 {Day(end)} 全部完成。" : ""),
                language,
                dataAt is null ? [] : [dataAt]
            )
            : new(
                $"{name}: schedule",
                $"Gantt chart of {counts.Item1} phases, {counts.Item2} initiatives and {counts.Item3} milestones. "
                    + $"{dated} of them have dates, {critical} are critical."
                    + (schedule.End is { } last ? $" All are finished on {Day(last)} at the earliest." : ""),
                language,
                dataAt is null ? [] : [dataAt]
            );
    }

    /// <summary>What the colours and shapes of some rows mean.</summary>
    public static IReadOnlyList<(string Kind, string Name)> Legend(string language, IReadOnlyList<GanttRow> rows)
    {
        (string Kind, string English, string Chinese, bool IsThere)[] all =
        [
            ("critical", "critical: no slack", "关键：无时差", rows.Any(row => row is { IsCritical: true, IsDone: false })),
            (
                "plain",
                "has slack",
                "有时差",
                rows.Any(row => row is { IsCritical: false, IsDone: false, Start: not null, Finish: not null })
            ),
            ("done", "done", "已完成", rows.Any(row => row.IsDone)),
            ("baseline", "first agreed on", "基线", rows.Any(row => row is { BaselineStart: not null, BaselineFinish: not null })),
            (Milestone, "milestone", "里程碑", rows.Any(row => row.IsMilestone)),
        ];
        return [.. all.Where(one => one.IsThere).Select(one => (one.Kind, IsChinese(language) ? one.Chinese : one.English))];
    }

    public static string NoDates(string language) => IsChinese(language) ? "没有日期" : "no dates";

    public static string When(DateOnly day, bool isOverdue, string language) =>
        !isOverdue ? Day(day)
        : IsChinese(language) ? $"{Day(day)} · 逾期"
        : $"{Day(day)} · overdue";

    /// <summary>What is shown where somebody points at a row.</summary>
    public static string Tip(string name, ScheduledActivity activity, string language)
    {
        var (chinese, days) = (IsChinese(language), (activity.Start, activity.Finish));
        var when = days switch
        {
            ({ } start, { } finish) when start == finish => Day(start),
            ({ } start, { } finish) => chinese ? $"{Day(start)} 至 {Day(finish)}" : $"{Day(start)} to {Day(finish)}",
            _ => NoDates(language),
        };
        var slack = activity.Times switch
        {
            null => "",
            { IsCritical: true } => chinese ? "，关键" : ", critical",
            { TotalSlack: var slackDays } => chinese ? $"，时差 {slackDays} 天" : $", {slackDays} days of slack",
        };
        return $"{name}: {when}{slack}";
    }

    private static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.Ordinal);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
