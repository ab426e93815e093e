using System.Globalization;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// The light of a risk itself: red while a level that must be reported has not been, yellow while it should have been assessed again,
/// green otherwise and when it no longer counts.
/// </summary>
/// <param name="Light">The light.</param>
/// <param name="Sentence">Why.</param>
/// <param name="Since">For red: the day on which the level was reached; null where no assessment says.</param>
public sealed record RiskWatch(Light Light, LocalText Sentence, DateOnly? Since = null)
{
    /// <summary>Within how many hours a level that must be reported reaches the committee.</summary>
    public const int ReportWithinHours = 24;

    public static RiskWatch Of(Risk risk, RiskRegister register, DateOnly yearStart, DateOnly today)
    {
        if (!risk.IsOpen(today))
            return Green(risk, "no longer counts", "已关闭");
        if (register.Level(risk) is { Escalates: true } level && ReachedOn(risk, register) is var since && !IsReported(risk, since))
            return new RiskWatch(
                Light.Red,
                Say(
                    risk,
                    $"its level is {level.Names.In("en", level.Code.ToString())}{(since is { } day ? $" since {Day(day)}" : "")}"
                        + $", and the committee must be told within {ReportWithinHours} hours; no report is known",
                    $"{(since is { } on ? $"自{Day(on)}起" : "")}等级为{level.Names.In("zh", level.Code.ToString())}，"
                        + $"须在{ReportWithinHours}小时内报告委员会，尚无报告"
                ),
                since
            );
        var due = register.Scores.ReassessmentDue(risk, yearStart);
        return due < today
            ? new RiskWatch(Light.Yellow, Say(risk, $"it was to be assessed again by {Day(due)}", $"应于{Day(due)}前重新评估"))
            : Green(
                risk,
                $"reported and assessed as it should be; the next assessment is due by {Day(due)}",
                $"报告与评估均按时，下次评估不晚于{Day(due)}"
            );
    }

    /// <summary>The day from which the level had to be reported without a break; null where no assessment gives a day.</summary>
    private static DateOnly? ReachedOn(Risk risk, RiskRegister register) =>
        register
            .Scores.Until(risk.Code)
            .Reverse()
            .TakeWhile(assessment => register.Matrix.At(assessment)?.Level is { Escalates: true })
            .LastOrDefault()
            ?.Date
        ?? risk.Identified;

    private static bool IsReported(Risk risk, DateOnly? since) => risk.Reported is { } reported && !(reported < since);

    private static RiskWatch Green(Risk risk, string english, string chinese) => new(Light.Green, Say(risk, english, chinese));

    private static LocalText Say(Risk risk, string english, string chinese) =>
        new([
            new("en", $"{risk.Names.In("en", risk.Code.ToString())}: {english}."),
            new("zh", $"{risk.Names.In("zh", risk.Code.ToString())}：{chinese}。"),
        ]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
