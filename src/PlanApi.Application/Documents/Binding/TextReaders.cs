using System.Text.RegularExpressions;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Documents.Binding;

internal static partial class TextReaders
{
    private const int MaxTagLength = 35;

    /// <summary>
    /// The text of a scalar; null where it is something else. Plain YAML such as 2024 counts as text where text is wanted.
    /// </summary>
    public static string? TextOf(SourceNode node) =>
        node switch
        {
            SourceScalar { Kind: ScalarKind.Text } scalar => scalar.Text,
            SourceScalar { Kind: ScalarKind.Number, IsPlain: true } scalar => scalar.Text,
            _ => null,
        };

    public static object? Text(Binding binding, SourceNode node)
    {
        if (TextOf(node) is not { } text)
            return binding.WrongType("text", node);
        if (text.Length > Domain.Values.LocalText.MaxTextLength)
            return binding.Fault(
                FaultCodes.TooLong,
                $"The text has {text.Length} characters; at most {Domain.Values.LocalText.MaxTextLength} are taken.",
                node
            );
        return FaultOf(text) is { } fault ? binding.Fault(FaultCodes.BadText, fault, node) : text;
    }

    public static object? LocalText(Binding binding, SourceNode node)
    {
        if (node is not SourceMapping mapping)
            return binding.WrongType("texts by language, such as {\"en\": \"Sales\", \"zh\": \"销售\"}", node);
        if (mapping.Fields.Count > Domain.Values.LocalText.MaxLanguages)
            return binding.Fault(
                FaultCodes.TooLarge,
                $"The text has {mapping.Fields.Count} languages; at most {Domain.Values.LocalText.MaxLanguages} are taken.",
                node
            );
        var texts = new List<KeyValuePair<string, string>>(mapping.Fields.Count);
        foreach (var (language, value, position) in mapping.Fields)
        {
            binding.Enter(language);
            if (language.Length > MaxTagLength || !LanguageTag().IsMatch(language))
                binding.Fault(FaultCodes.BadLanguage, $"'{Excerpt.Of(language)}' is not a language tag such as en, zh or pt-BR.", position);
            if (Text(binding, value) is string text)
                texts.Add(new(language, text));
            binding.Leave();
        }
        return new LocalText(texts);
    }

    public static object? Scope(Binding binding, SourceNode node)
    {
        if (node is not SourceMapping mapping)
            return binding.WrongType("members by dimension, such as {\"line\": \"sales\", \"tier\": \"mid\"}", node);
        if (mapping.Fields.Count > Domain.Values.Scope.MaxDimensions)
            return binding.Fault(
                FaultCodes.TooLarge,
                $"The scope names {mapping.Fields.Count} dimensions; at most {Domain.Values.Scope.MaxDimensions} are taken.",
                node
            );
        var members = new Dictionary<Code, Code>();
        foreach (var (name, value, position) in mapping.Fields)
        {
            binding.Enter(name);
            if (!Code.TryParse(name, out var dimension))
                binding.Fault(
                    FaultCodes.BadCode,
                    $"'{Excerpt.Of(name)}' is not a dimension's code; expected {Code.Expectation}.",
                    position
                );
            else if (ValueReaders.For(typeof(Code))(binding, value) is Code member && !members.TryAdd(dimension, member))
                binding.Fault(FaultCodes.DuplicateField, $"The dimension '{dimension}' stands here twice.", position);
            binding.Leave();
        }
        return members.Count == 0 ? Domain.Values.Scope.Top : new Scope(members);
    }

    /// <summary>The reason why the text cannot be stored and shown; null when it is sound.</summary>
    public static string? FaultOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r'))
                return $"The text holds the control character U+{(int)text[i]:X4}.";
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return $"The text holds half of a surrogate pair, U+{(int)text[i]:X4}.";
        }
        return null;
    }

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
