using PlanApi.Application.Errors;
using PlanApi.Application.Risks;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Pages;

/// <summary>A risk with its open alerts, assessments, responses, contingency plans, watched numbers and past cases.</summary>
internal static class RiskPage
{
    public static async Task<Outcome<PartPage>> Read(PageReader read, string key)
    {
        if (!(await read.Get<Risk>(key)).IsSuccess(out var risk, out var failure))
            return failure;
        var map = await read.Ask(new GetRiskMatrix(read.Plan.Code));
        var standing = map?.Risks.FirstOrDefault(one => one.Risk == risk.Code);
        var assessments = await read.All<RiskAssessment>("risk", risk.Code);
        var responses = await read.All<RiskResponse>("risk", risk.Code);
        var contingency = await read.All<ContingencyPlan>("risk", risk.Code);
        var watched = await read.All<KeyRiskIndicator>("risk", risk.Code);
        var cases = await read.All<RiskCase>("risk", risk.Code);
        var indicators = await read.Named<Indicator>(watched.Select(one => one.Indicator));
        var alerts = (await read.OpenAlerts()).Where(alert => alert.Risk == risk.Code).ToList();
        var parties = await read.PartyNames();
        var place = await read.PlaceName(risk.Scope);
        var levels = map?.Levels.ToDictionary(level => level.Level, level => level.Names) ?? [];
        return new PartPage(read.Say("Risk", "风险"), read.Name(risk), Conclusion(), Write);

        string? Level(Code? code) => code is { } known ? levels.GetValueOrDefault(known)?.In(read.Language, known.ToString()) : null;

        string Conclusion() =>
            !risk.IsOpen(DateOnly.MaxValue) ? read.Say($"Closed on {risk.Closed:yyyy-MM-dd}.", $"已于 {risk.Closed:yyyy-MM-dd} 关闭。")
            : standing?.Level is null ? read.Say("It has not been assessed.", "尚未评估。")
            : read.Say(
                $"Its level is {Level(standing.Level)}; responses: {responses.Count}; "
                    + $"to be assessed again by {standing.ReassessmentDue:yyyy-MM-dd}.",
                $"等级为{Level(standing.Level)}，应对措施 {responses.Count} 项；应于 {standing.ReassessmentDue:yyyy-MM-dd} 前重新评估。"
            );

        void Write(HtmlWriter html) =>
            html.Facts(
                    (read.Say("wording", "表述"), risk.Wording.In(read.Language)),
                    (read.Say("level by its scores", "按评分的等级"), Level(standing?.Level)),
                    (read.Say("level that the plan states", "计划所述等级"), Level(risk.Level)),
                    (read.Say("owner", "负责人"), parties(risk.Owner)),
                    (read.Say("where", "范围"), place),
                    (read.Say("probability in the year", "全年概率"), risk.Probability is { } percent ? $"{percent} %" : null),
                    (read.Say("times a year", "每年次数"), risk.Frequency?.ToString()),
                    (read.Say("found on", "识别日期"), PageReader.Day(risk.Identified)),
                    (read.Say("reported on", "上报日期"), PageReader.Day(risk.Reported))
                )
                .List(read.Say("Open alerts", "待处理预警"), alerts.Select(alert => new PageItem(alert.Sentence.In(read.Language))))
                .List(read.Say("Causes", "成因"), risk.Causes.Select(cause => new PageItem(cause.In(read.Language))))
                .List(
                    read.Say("Assessments, the newest first", "评估（最新在前）"),
                    assessments
                        .OrderByDescending(one => one.Date)
                        .Select(one => new PageItem(Scores(read, one), More: one.Reason.In(read.Language)))
                )
                .List(
                    read.Say("Responses", "应对措施"),
                    responses.Select(one => new PageItem(read.Name(one), More: Response(read, one, parties)))
                )
                .List(
                    read.Say("Contingency plans", "应急预案"),
                    contingency.Select(one => new PageItem(read.Name(one), More: Contingency(read, one)))
                )
                .List(
                    read.Say("Watched numbers", "监测指标"),
                    watched.Select(one => new PageItem(
                        read.Name(one),
                        More: Watched(read, one, indicators.GetValueOrDefault(one.Indicator.ToString()))
                    ))
                )
                .List(
                    read.Say("Past cases", "历史案例"),
                    cases.Select(one => new PageItem(
                        read.Name(one),
                        More: string.Join(" ", one.Lessons.Select(lesson => lesson.In(read.Language)))
                    ))
                );
    }

    private static string Watched(PageReader read, KeyRiskIndicator one, Indicator? indicator) =>
        (indicator is null ? one.Indicator.ToString() : read.Name(indicator))
        + $" {(one.Alarm == AlarmSide.Below ? "≤" : "≥")} {read.Number(one.Red, indicator)}";

    private static string Scores(PageReader read, RiskAssessment one)
    {
        var type = one.Type switch
        {
            AssessmentType.Inherent => read.Say("without responses", "固有"),
            AssessmentType.Residual => read.Say("with all responses", "残余"),
            _ => read.Say("today", "当前"),
        };
        var day = PageReader.Day(one.Date) ?? read.Say("the plan's own", "计划自身");
        return read.Say(
            $"{day}, {type}: probability {one.Probability}, impact {one.Impact}",
            $"{day}，{type}：概率 {one.Probability}，影响 {one.Impact}"
        );
    }

    private static string Response(PageReader read, RiskResponse one, Func<Code?, string?> parties) =>
        Joined(
            read,
            one.Strategy switch
            {
                ResponseStrategy.Avoid => read.Say("avoid", "规避"),
                ResponseStrategy.Reduce => read.Say("reduce", "降低"),
                ResponseStrategy.Transfer => read.Say("transfer", "转移"),
                _ => read.Say("accept", "接受"),
            },
            parties(one.Department) ?? read.Say("no department named", "未指定部门"),
            one.Done is { } done ? read.Say($"done on {done:yyyy-MM-dd}", $"{done:yyyy-MM-dd} 完成")
                : one.Due is { } due ? read.Say($"due {due}", $"期限 {due}")
                : read.Say("no date", "无日期"),
            read.Money(one.Cost)
        );

    private static string Contingency(PageReader read, ContingencyPlan one) =>
        Joined(
            read,
            one.Trigger.In(read.Language),
            string.Join(read.Say("; ", "；"), one.Actions.Select(action => action.In(read.Language))),
            one.DrillsAYear is { } drills ? read.Say($"{drills} drills a year", $"每年演练 {drills} 次") : null
        );

    private static string Joined(PageReader read, params string?[] parts) =>
        string.Join(read.Say(", ", "，"), parts.Where(part => !string.IsNullOrEmpty(part)));
}
