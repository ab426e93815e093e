using System.Globalization;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Lights;

/// <summary>Lights in words, in English and Chinese.</summary>
public static class LightText
{
    private static readonly Dictionary<Light, LocalText> Colours = new()
    {
        [Light.Green] = Say("green", "绿灯"),
        [Light.Yellow] = Say("yellow", "黄灯"),
        [Light.Red] = Say("red", "红灯"),
        [Light.NoData] = Say("no data", "无数据"),
        [Light.Stale] = Say("stale", "数据过期"),
        [Light.Undefined] = Say("not judged", "无法判断"),
    };

    private static readonly LocalText Subject = Say("{indicator}, {scope}", "{indicator}，{scope}");

    private static readonly LocalText Judged = Say(
        "{what}: {actual} by {day}, where {expected} was due; attainment {attainment}, {light}.",
        "{what}：截至{day}实际为{actual}，应达到{expected}；达成率{attainment}，{light}。"
    );

    private static readonly LocalText Watched = Say(
        "{what}: {actual} by {day}; {alarm}: {light}.",
        "{what}：截至{day}为{actual}；{alarm}：{light}。"
    );

    private static readonly Dictionary<LightReason, LocalText> Reasons = new()
    {
        [LightReason.NotStarted] = Say("{what}: not judged, since {period} has not begun.", "{what}：{period}尚未开始，无法判断。"),
        [LightReason.NoActual] = Say("{what}: no data; no actual has been entered.", "{what}：无数据，尚未录入实际值。"),
        [LightReason.NoActualInPeriod] = Say(
            "{what}: no data; there is no actual in {period} yet.",
            "{what}：无数据，{period}内尚无实际值。"
        ),
        [LightReason.ActualTooOld] = Say(
            "{what}: stale; the latest actual is of {latest}.",
            "{what}：数据过期，最近的实际值截至{latest}。"
        ),
        [LightReason.ActualUndefined] = Say(
            "{what}: not judged, since the actuals make no number ({why}).",
            "{what}：实际值无法汇总（{why}），无法判断。"
        ),
        [LightReason.NothingDue] = Say(
            "{what}: not judged, since nothing is due by {day}.",
            "{what}：截至{day}尚无应达到的数值，无法判断。"
        ),
        [LightReason.NoBase] = Say(
            "{what}: not judged, since the change has no number to start from.",
            "{what}：没有可供计算变化的基期数值，无法判断。"
        ),
        [LightReason.ZeroBase] = Say(
            "{what}: not judged, since the change starts from zero and has no percentage; state the number itself.",
            "{what}：基期为零，百分比变化没有意义，无法判断；请直接写明目标数值。"
        ),
        [LightReason.NoBasePeriod] = Say(
            "{what}: not judged, since the growth is against periods of another length than {period}.",
            "{what}：增长的对比期与{period}长度不同，无法判断。"
        ),
        [LightReason.NoRate] = Say(
            "{what}: not judged, since there is no exchange rate for the target's currency.",
            "{what}：缺少目标币种的汇率，无法判断。"
        ),
        [LightReason.NoPeriodTarget] = Say(
            "{what}: not judged, since a period within {period} has no target number.",
            "{what}：{period}内有分期没有目标值，无法判断。"
        ),
        [LightReason.NoShape] = Say(
            "{what}: not judged, since the other year has no numbers to take the shape from.",
            "{what}：参照年份没有可用的数值，无法判断。"
        ),
        [LightReason.WrongWeights] = Say(
            "{what}: not judged, since the weights of its pace are not one for each month of {period}.",
            "{what}：进度权重与{period}的月份不一一对应，无法判断。"
        ),
        [LightReason.NoParts] = Say(
            "{what}: not judged, since {period} is not made up of periods as long as its steps.",
            "{what}：{period}不能按其步长划分，无法判断。"
        ),
        [LightReason.Hidden] = Say(
            "{what}: not judged, since it follows from totals that you may not see.",
            "{what}：涉及您无权查看的合计，无法判断。"
        ),
    };

    private static readonly Dictionary<string, LocalText> Labels = new(StringComparer.Ordinal)
    {
        ["in-plan-currency"] = Say("the target in the plan's currency", "以计划货币计的目标"),
        ["level"] = Say("the level that the change leads to", "变化后应达到的水平"),
        ["share-of-days"] = Say("the days that have passed, of all", "已过天数占全部天数"),
        ["share-of-steps"] = Say("the steps that have ended, of all", "已结束的步数占全部步数"),
        ["share-of-period-targets"] = Say("the periods' targets up to the day, of all", "截至当日的分期目标占全部"),
        ["share-of-season"] = Say("the shape up to the day, of all", "截至当日的季节形态占全部"),
        ["due"] = Say("due by the day", "截至当日应达到"),
        ["due-at-most"] = Say("due at most by the day", "截至当日至多应为"),
        ["baseline-by-then"] = Say("the baseline as far as it counts by the day", "截至当日的基期值"),
        ["attainment"] = Say("the attainment", "达成率"),
        ["light"] = Say("the light", "灯色"),
    };

    /// <summary>A light's name: "green".</summary>
    public static string Colour(Light light, string language) => Colours[light].In(language);

    /// <summary>How many there are of each light, what needs attention first: "1 red, 2 green".</summary>
    public static string Counts(IEnumerable<Light> lights, string language) =>
        string.Join(
            language.StartsWith("zh", StringComparison.Ordinal) ? "，" : ", ",
            lights
                .CountBy(light => light)
                .OrderBy(pair => LightMark.Order(pair.Key))
                .Select(pair => $"{pair.Value} {Colour(pair.Key, language)}")
        );

    /// <summary>The name of the result of a line of the arithmetic.</summary>
    public static string Label(string label, string language) => Labels.TryGetValue(label, out var text) ? text.In(language) : label;

    /// <summary>The light in a sentence.</summary>
    public static string Sentence(LitNumber lit, string language)
    {
        var words =
            lit.Reason != LightReason.None ? Reasons[lit.Reason]
            : lit.Claim.Alarm is null ? Judged
            : Watched;
        var text = words.In(language);
        foreach (var (name, value) in Arguments(lit, language))
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The light as a sentence, in every supported language.</summary>
    public static LocalText Sentence(LitNumber lit) => Say(Sentence(lit, "en"), Sentence(lit, "zh"));

    private static IEnumerable<(string, string)> Arguments(LitNumber lit, string language)
    {
        yield return ("period", lit.Claim.Period.ToString());
        yield return ("day", Day(lit.Days?.Last));
        yield return ("latest", Day(lit.LatestActual));
        yield return ("why", FindingText.Words(lit.ActualReason.ToString(), language));
        yield return ("light", Colour(lit.Light, language));
        yield return ("actual", lit.Actual is { } actual ? Notation.Number(actual) : "");
        yield return ("alarm", lit.Claim.Alarm is { } alarm ? Alarm(alarm, language) : "");
        yield return ("expected", lit.Pace?.Expected is { } expected ? FindingText.Words(Expected(expected), language) : "");
        yield return (
            "attainment",
            lit.Attainment is not { } known ? ""
            : known.Value is { } value ? Notation.Number(value)
            : FindingText.Words($"> {Notation.Number(Attainment.Most)}", language)
        );
        // Last, since a name may have anything in it.
        yield return ("what", What(lit.Claim, language));
    }

    /// <summary>The number that a claim is about: the indicator and the place.</summary>
    internal static string What(LightClaim claim, string language) =>
        Subject
            .In(language)
            .Replace("{scope}", FindingText.Words(Notation.Of(claim.Scope), language), StringComparison.Ordinal)
            .Replace("{indicator}", claim.Indicator.Names.In(language, claim.Indicator.Code.ToString()), StringComparison.Ordinal);

    private static string Alarm(AlarmValues alarm, string language)
    {
        var red = $"{Colour(Light.Red, language)} {alarm.Sign} {Notation.Number(Fraction.Of(alarm.Red))}";
        return alarm.Yellow is { } yellow
            ? $"{red}, {Colour(Light.Yellow, language)} {alarm.Sign} {Notation.Number(Fraction.Of(yellow))}"
            : red;
    }

    private static string Expected(Expectation expected) =>
        expected.Aim switch
        {
            Aim.Up => $"≥ {Notation.Number(expected.Low)}",
            Aim.Down => $"≤ {Notation.Number(expected.Low)}",
            _ when expected.Low == expected.High => Notation.Number(expected.Low),
            _ => $"{Notation.Number(expected.Low)} .. {Notation.Number(expected.High)}",
        };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static LocalText Say(string english, string chinese) => new([new("en", english), new("zh", chinese)]);
}
