using System.Text;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Puts findings into words: the sentence, the values of places and the arithmetic, in a language or otherwise in English. Parts of the
/// plan appear with their names, followed by their keys.
/// </summary>
public static class FindingText
{
    /// <summary>
    /// The argument with the plan's own words, in which signs have no meaning. With a language after it, as in <c>wording.zh</c>, the
    /// words are in that language.
    /// </summary>
    public const string Quotation = "wording";

    /// <summary>The argument that holds the code of a language.</summary>
    public const string LanguageName = "language";

    /// <summary>The rule's sentence with the finding's arguments in it.</summary>
    public static string Sentence(Finding finding, string language, PlanNames? names = null)
    {
        if (RuleCatalogue.Find(finding.Rule) is not { } rule)
            return finding.Rule;
        var sentence = rule.Sentence.In(language);
        var text = new StringBuilder(sentence.Length * 2);
        for (var at = 0; at < sentence.Length; )
        {
            var open = sentence.IndexOf('{', at);
            var close = open < 0 ? -1 : sentence.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(sentence, at, sentence.Length - at);
                break;
            }
            text.Append(sentence, at, open - at);
            var name = sentence[(open + 1)..close];
            text.Append(Argument(finding, name, finding.Arguments.GetValueOrDefault(name, name), language, names ?? PlanNames.None));
            at = close + 1;
        }
        return text.ToString();
    }

    /// <summary>The statement of a place, in words: "at least 4.6".</summary>
    public static string? Value(Place place, string language, PlanNames? names = null) =>
        place.Value is not { } value ? null
        : names is not null && place.Kind == "groups" ? new NamedText(names, language, DimensionOf(place.Key)).Of(value, [PartKind.Member])
        : Words(value, language);

    /// <summary>The name of the result of a line of arithmetic, in words.</summary>
    public static string Label(Step step, string language, PlanNames? names = null) =>
        Phrasebook.Label(step.Label, language) is var label && label != step.Label ? label : Arithmetic(null, step.Label, language, names);

    /// <summary>A calculation or its result, in words.</summary>
    public static string Arithmetic(Finding? finding, string text, string language, PlanNames? names = null)
    {
        var group = finding?.Arguments.GetValueOrDefault("group");
        return new NamedText(names ?? PlanNames.None, language, group is null ? null : DimensionOf(group)).Of(
            Phrasebook.Subject(text, language),
            group is null ? ArgumentKinds.InArithmetic : [PartKind.Member]
        );
    }

    /// <summary>A value in <see cref="Notation"/>, with its signs put into words.</summary>
    public static string Words(string notation, string language)
    {
        if (notation == Notation.Everywhere)
            return Phrasebook.Word(notation, language) ?? notation;
        var words = notation.Split(' ');
        // Between the sides of an equation the sign stays; before a value it goes without saying.
        for (var i = words.Length - 1; i >= 0; i--)
            words[i] = words[i] == "=" && i > 0 && !words[i - 1].EndsWith(':') ? words[i] : Word(words[i], language);
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private static string Argument(Finding finding, string name, string value, string language, PlanNames names)
    {
        switch (name)
        {
            case Quotation:
                return finding.Arguments.GetValueOrDefault($"{Quotation}.{language}", value);
            case LanguageName:
                return Phrasebook.Language(value, language);
        }
        var dimension = finding.Arguments.GetValueOrDefault("group") is { } group
            ? DimensionOf(group)
            : finding.Arguments.GetValueOrDefault("dimension");
        var kinds = ArgumentKinds.Of(finding, name);
        return new NamedText(names, language, dimension).Of(
            name switch
            {
                "set" => Phrasebook.Siblings(value, language),
                "subject" => Phrasebook.Subject(value, language),
                _ => value,
            },
            kinds
        );
    }

    // A comma or a colon may stand behind a word.
    private static string Word(string word, string language)
    {
        if (word == Notation.Everywhere)
            return word;
        if (word == $"({Notation.Everywhere})")
            return $"({Phrasebook.Word(Notation.Everywhere, language)})";
        var end = word.Length > 1 && word[^1] is ',' or ':' or ';' ? word[^1..] : "";
        return Phrasebook.Word(word[..^end.Length], language) is { } known ? known + end : word;
    }

    private static string? DimensionOf(string key) =>
        key.Contains('/', StringComparison.Ordinal) ? key[..key.IndexOf('/', StringComparison.Ordinal)] : null;
}
