using System.Globalization;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>Effects of initiatives in words, in English and Chinese.</summary>
public static class EffectText
{
    private static readonly LocalText Told = Say(
        "{what}: {before} when {initiative} began on {since}, {now} by {day}, which is {change}; {effect} is expected of the "
            + "initiative, so that the change is {reached} % of that. How much of it the initiative brought cannot be told.",
        "{what}：{initiative}于{since}启动时为{before}，截至{day}为{now}，变化{change}；预期效果为{effect}，变化相当于其{reached}%。其中有多少来自该举措无法区分。"
    );

    private static readonly Dictionary<EffectReason, LocalText> Reasons = new()
    {
        [EffectReason.NoStart] = Say(
            "{what}: {initiative} has no start, so that no change can be counted from it.",
            "{what}：{initiative}没有启动日期，无法计算变化。"
        ),
        [EffectReason.NotBegun] = Say("{what}: {initiative} begins on {since}.", "{what}：{initiative}将于{since}启动。"),
        [EffectReason.NoNumberBefore] = Say(
            "{what}: there was no actual when {initiative} began on {since}, so that no change can be told.",
            "{what}：{initiative}于{since}启动时没有实际值，无法说明变化。"
        ),
        [EffectReason.OtherPeriod] = Say(
            "{what}: {initiative} began on {since}, in an earlier period than {period}, by which the number is judged now.",
            "{what}：{initiative}启动于{since}，早于目前据以判断的{period}，无法比较。"
        ),
        [EffectReason.NoEffect] = Say(
            "{what}: {before} when {initiative} began on {since}, {now} by {day}, which is {change}. What is expected of the initiative is "
                + "not stated.",
            "{what}：{initiative}于{since}启动时为{before}，截至{day}为{now}，变化{change}。未说明该举措的预期效果。"
        ),
    };

    /// <summary>The effect in a sentence, with units and as many decimals as the indicator has.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="currency">The plan's currency.</param>
    /// <param name="language">The language.</param>
    public static string Sentence(ContributionEffect effect, Code currency, string language)
    {
        if (effect.Reason == EffectReason.NotMeasured)
            return LightText.Sentence(effect.Now, language);
        var (indicator, change) = (effect.Now.Claim.Indicator, effect.Change);
        return (effect.Reason == EffectReason.None ? Told : Reasons[effect.Reason])
            .In(language)
            .Replace("{since}", Day(effect.Since), StringComparison.Ordinal)
            .Replace("{day}", Day(effect.Now.Days?.Last), StringComparison.Ordinal)
            .Replace("{period}", effect.Now.Claim.Period.ToString(), StringComparison.Ordinal)
            .Replace("{before}", Level(effect.Before.Actual), StringComparison.Ordinal)
            .Replace("{now}", Level(effect.Now.Actual), StringComparison.Ordinal)
            .Replace("{change}", Step(change?.Actual), StringComparison.Ordinal)
            .Replace("{effect}", Step(effect.Contribution.Effect is { } stated ? Fraction.Of(stated) : null), StringComparison.Ordinal)
            .Replace("{reached}", (effect.Reached * Fraction.Hundred)?.ToText(1) ?? "", StringComparison.Ordinal)
            // Last, since a name may have anything in it.
            .Replace("{initiative}", effect.Initiative.Names.In(language, effect.Initiative.Code.ToString()), StringComparison.Ordinal)
            .Replace("{what}", LightText.What(effect.Now.Claim, language), StringComparison.Ordinal);

        string Level(Fraction? number) => Text(number, Notation.UnitOf(indicator, currency), "");

        // A change of a percentage is in points.
        string Step(Fraction? number) =>
            Text(
                number,
                indicator.Unit == Unit.Percent ? " points" : Notation.UnitOf(indicator, currency),
                number is { Sign: > 0 } ? "+" : ""
            );

        string Text(Fraction? number, string unit, string sign) =>
            number is { } known ? FindingText.Words($"{sign}{known.ToText(indicator.Decimals)}{unit}", language) : "";
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static LocalText Say(string english, string chinese) => new([new("en", english), new("zh", chinese)]);
}
