using PlanApi.Domain.Lights;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Scorecards;

/// <summary>Scores in words and as arithmetic, in English and Chinese.</summary>
public static class ScoreText
{
    private const int MostTerms = 12;

    private static readonly LocalText Scored = Say(
        "Score {score}, {light}: {known} of {all} have data, with {coverage} % of the weight.",
        "得分{score}，{light}：{all}项中{known}项有数据，占权重{coverage}%。"
    );

    private static readonly LocalText Unknown = Say("No score: none of {all} has data.", "没有得分：{all}项均无数据。");

    private static readonly LocalText Single = Say(
        "Score {score}, {light}: the attainment, limited to 0 to 1.2.",
        "得分{score}，{light}：即达成率，限于0至1.2。"
    );

    private static readonly LocalText Compared = Say("From {one} to {other}: {difference}.", "由{one}变为{other}：{difference}。");

    private static readonly LocalText NotCompared = Say("No difference, since one side has no data.", "一方没有数据，无法比较。");

    /// <summary>
    /// The score as a sum of shares times attainments, divided by the share that has data; null for a subject without children.
    /// </summary>
    public static string? Expression(ScoredNode scored)
    {
        if (scored.Score is not { Value: not null } score)
            return null;
        string[] terms =
        [
            .. score
                .Children.Where(child => child.Counted is not null)
                .Select(child => $"{Text(child.Share)} × {Text(child.Counted!.Value)}"),
        ];
        var sum = string.Join(" + ", terms.Take(MostTerms)) + (terms.Length > MostTerms ? $" + … (+{terms.Length - MostTerms})" : "");
        return score.Coverage == Fraction.One ? sum : $"({sum}) / {Text(score.Coverage)}";
    }

    public static string Sentence(ScoredNode scored, string language)
    {
        if (scored.Lit is { } lit)
            return scored.Counted is { } single
                ? Fill(Single, language, ("score", Text(single)), ("light", LightText.Colour(lit.Light, language)))
                : LightText.Sentence(lit, language);
        var (known, all) = (scored.Children.Count(child => child.Counted is not null), scored.Children.Count);
        return scored.Counted is { } value
            ? Fill(
                Scored,
                language,
                ("score", Text(value)),
                ("light", LightText.Colour(scored.Light, language)),
                ("known", $"{known}"),
                ("all", $"{all}"),
                ("coverage", (scored.Coverage * Fraction.Hundred).ToText(1))
            )
            : Fill(Unknown, language, ("all", $"{all}"));
    }

    /// <summary>The score in words, in every supported language.</summary>
    public static LocalText Sentence(ScoredNode scored) => Say(Sentence(scored, "en"), Sentence(scored, "zh"));

    public static string Sentence(ScoredNode one, ScoredNode other, string language) =>
        one.Counted is { } first && other.Counted is { } second
            ? Fill(
                Compared,
                language,
                ("one", Text(first)),
                ("other", Text(second)),
                ("difference", $"{(second > first ? "+" : "")}{Text(second - first)}")
            )
            : NotCompared.In(language);

    private static string Fill(LocalText words, string language, params (string Name, string Value)[] arguments) =>
        arguments.Aggregate(
            words.In(language),
            (text, argument) => text.Replace("{" + argument.Name + "}", argument.Value, StringComparison.Ordinal)
        );

    private static string Text(Fraction value) => Notation.Number(value);

    private static LocalText Say(string english, string chinese) => new([new("en", english), new("zh", chinese)]);
}
