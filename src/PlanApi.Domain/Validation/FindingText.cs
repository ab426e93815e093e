using System.Text;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Puts findings into words: the sentence, the values of places and the labels of the arithmetic, in a language or else in English.
/// </summary>
public static class FindingText
{
    /// <summary>The argument that holds the plan's own words, in which signs mean nothing.</summary>
    public const string Quotation = "wording";

    /// <summary>The rule's sentence with the finding's arguments in it.</summary>
    public static string Sentence(Finding finding, string language)
    {
        if (RuleCatalogue.Find(finding.Rule) is not { } rule)
            return finding.Rule;
        var sentence = rule.Sentence.In(language);
        var text = new StringBuilder(sentence.Length * 2);
        for (var at = 0; at < sentence.Length;)
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
            var value = finding.Arguments.GetValueOrDefault(name, name);
            text.Append(name == Quotation ? value : Words(value, language));
            at = close + 1;
        }
        return text.ToString();
    }

    /// <summary>What a place says, in words: "at least 4.6".</summary>
    public static string? Value(Place place, string language) => place.Value is { } value ? Words(value, language) : null;

    /// <summary>What a line of arithmetic calculates, in words.</summary>
    public static string Label(Step step, string language) => Phrasebook.Label(step.Label, language);

    /// <summary>A value in <see cref="Notation"/>, its signs put into words.</summary>
    public static string Words(string notation, string language)
    {
        if (notation == Notation.Everywhere)
            return Phrasebook.Word(notation, language) ?? notation;
        var words = notation.Split(' ');
        for (var i = 0; i < words.Length; i++)
            words[i] = words[i] == Notation.Everywhere ? words[i] : Phrasebook.Word(words[i], language) ?? words[i];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }
}
