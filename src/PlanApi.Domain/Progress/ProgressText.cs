using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>Progress in words, in English and Chinese.</summary>
public static class ProgressText
{
    private static readonly LocalText Both = Say(
        "Attainment {own} by its own number, {parts} by its {count} parts {basis}: {difference}.",
        "自身数值达成率{own}，{count}个组成部分{basis}达成率{parts}：相差{difference}。"
    );

    private static readonly LocalText OwnAlone = Say(
        "Attainment {own} by its own number; its {count} parts have no data.",
        "自身数值达成率{own}；{count}个组成部分均无数据。"
    );
    private static readonly LocalText PartsAlone = Say(
        "No attainment of its own; {parts} by its {count} parts {basis}.",
        "自身没有达成率；{count}个组成部分{basis}达成率{parts}。"
    );
    private static readonly LocalText Single = Say(
        "Attainment {own} by its own number; it has no parts.",
        "自身数值达成率{own}；没有组成部分。"
    );
    private static readonly LocalText Nothing = Say("No attainment yet.", "尚无达成率。");

    private static readonly LocalText Added = Say("added up", "合计");
    private static readonly LocalText Mean = Say("averaged by weight", "按权重平均");

    private static readonly LocalText Effect = Say("{sentence} This makes {effect} of the difference.", "{sentence}由此产生差异{effect}。");

    private static readonly Dictionary<GapReason, LocalText> Reasons = new()
    {
        [GapReason.Goals] = Say(
            "The goals of the parts add up to {parts}, while the goal of the whole is {whole}.",
            "各组成部分的目标合计为{parts}，而总目标为{whole}。"
        ),
        [GapReason.Pace] = Say(
            "By now {whole} is due of the whole, and {parts} of its parts.",
            "目前总体应达到{whole}，各组成部分应达到{parts}。"
        ),
        [GapReason.MoreInWhole] = Say(
            "The whole has reached {whole} and its parts {parts}: {rest} lies in none of them.",
            "总体已达到{whole}，各组成部分合计{parts}：{rest}不属于任何组成部分。"
        ),
        [GapReason.MoreInParts] = Say(
            "The parts have reached {parts} and the whole {whole}: {rest} is missing in the whole.",
            "各组成部分合计已达到{parts}，总体为{whole}：总体缺少{rest}。"
        ),
        [GapReason.Averaged] = Say(
            "The parts do not add up, so that their attainments are averaged by weight.",
            "各组成部分不可相加，因此按权重平均其达成率。"
        ),
        [GapReason.PartsWithoutData] = Say("No data: {names}.", "无数据：{names}。"),
        [GapReason.WholeWithoutData] = Say("The whole has no number of its own that counts.", "总体没有可计入的自身数值。"),
    };

    private static readonly LocalText Objective = Say(
        "Score {score}: {results} by its key results, {objectives} by the objectives that serve it.",
        "得分{score}：关键结果{results}，下级目标{objectives}。"
    );

    private static readonly LocalText None = Say("no data", "无数据");

    /// <summary>A key result's own attainment beside that of its parts.</summary>
    public static string Sentence(ResultStanding result, string language)
    {
        var (own, parts) = (result.Lit.Counted is null ? null : result.Attained, result.Parts);
        var words = (own, parts) switch
        {
            (null, null or { Attained: null }) => Nothing,
            (not null, null) => Single,
            (not null, { Attained: null }) => OwnAlone,
            (null, _) => PartsAlone,
            _ => Both,
        };
        return Fill(
            words.In(language),
            ("own", Number(own)),
            ("parts", Number(parts?.Attained)),
            ("count", $"{parts?.Parts.Count}"),
            ("basis", (parts?.Basis == ProgressBasis.Sum ? Added : Mean).In(language)),
            ("difference", Signed(result.Difference))
        );
    }

    /// <summary>A reason for the difference, with its effect.</summary>
    public static string Sentence(Gap gap, Func<Code, string> nameOf, string language)
    {
        var names =
            string.Join(language == "zh" ? "、" : ", ", gap.KeyResults.Take(Notation.Most).Select(nameOf))
            + (gap.KeyResults.Count > Notation.Most ? $" … (+{gap.KeyResults.Count - Notation.Most})" : "");
        var sentence = Fill(
            Reasons[gap.Reason].In(language),
            ("whole", Number(gap.Whole)),
            ("parts", Number(gap.Parts)),
            ("rest", Number((gap.Whole - gap.Parts)?.Abs())),
            ("names", names)
        );
        return gap.Effect is null ? sentence : Fill(Effect.In(language), ("effect", Signed(gap.Effect)), ("sentence", sentence));
    }

    /// <summary>An objective's score, by its key results and by the objectives below.</summary>
    public static string Sentence(ObjectiveStanding objective, string language) =>
        objective.Score.Value is not { } score
            ? Nothing.In(language)
            : Fill(
                Objective.In(language),
                ("score", Number(score)),
                ("results", objective.FromResults?.Value is { } results ? Number(results) : None.In(language)),
                ("objectives", objective.FromObjectives?.Value is { } below ? Number(below) : None.In(language))
            );

    private static string Fill(string words, params (string Name, string Value)[] arguments) =>
        arguments.Aggregate(words, (text, argument) => text.Replace("{" + argument.Name + "}", argument.Value, StringComparison.Ordinal));

    private static string Number(Fraction? value) => value is { } known ? Notation.Number(known) : "";

    private static string Signed(Fraction? value) => value is { } known ? $"{(known.Sign > 0 ? "+" : "")}{Notation.Number(known)}" : "";

    private static LocalText Say(string english, string chinese) => new([new("en", english), new("zh", chinese)]);
}
