using System.Text.RegularExpressions;

namespace PlanApi.Domain.Validation;

/// <summary>Replaces the keys of parts in a text of <see cref="Notation"/> by their names, and puts its signs into words.</summary>
/// <param name="names">The plan's names.</param>
/// <param name="language">The language.</param>
/// <param name="dimension">The dimension of members that the text names only by their code.</param>
internal sealed partial class NamedText(PlanNames names, string language, string? dimension)
{
    // Names are put in last, so that a word of a name is never taken for a sign.
    private const char First = '\uE000';

    public string Of(string text, IReadOnlyList<PartKind> kinds)
    {
        var found = new List<string>();
        var marked =
            kinds.Count == 0
                ? text
                : Token()
                    .Replace(
                        text,
                        match =>
                        {
                            if (
                                Find(match.Groups["code"] is { Success: true } code ? code.Value : match.Value, kinds) is not { } name
                                || found.Count == char.MaxValue - First
                            )
                                return match.Value;
                            found.Add(name);
                            return ((char)(First + found.Count - 1)).ToString();
                        }
                    );
        var words = FindingText.Words(
            kinds == ArgumentKinds.InArithmetic ? marked.Replace(" * ", " × ", StringComparison.Ordinal) : marked,
            language
        );
        return found.Count == 0
            ? words
            : string.Concat(
                words.Select(letter => letter >= First && letter - First < found.Count ? found[letter - First] : letter.ToString())
            );
    }

    private string? Find(string key, IReadOnlyList<PartKind> kinds)
    {
        if (key.Contains('|', StringComparison.Ordinal))
            return Cell(key.Split('|'));
        foreach (var kind in kinds)
        {
            var name =
                kind == PartKind.Place ? (key.Contains('=', StringComparison.Ordinal) ? Scope(key) : null)
                : IsNumber(key, kind, kinds) ? null
                : names.Of(kind, key, language);
            if (
                (
                    name
                    ?? (
                        kind == PartKind.Member && dimension is not null && names.Bare(kind, $"{dimension}/{key}", language) is { } bare
                            ? $"{bare} [{key}]"
                            : null
                    )
                ) is
                { } found
            )
                return found;
        }
        return null;
    }

    /// <summary>In a calculation, a number is not a name.</summary>
    private static bool IsNumber(string key, PartKind kind, IReadOnlyList<PartKind> kinds) =>
        kinds == ArgumentKinds.InArithmetic && char.IsDigit(key[0]) && (kind == PartKind.Target || kind == PartKind.Indicator);

    // market=latam;tier=mid
    private string? Scope(string text)
    {
        var members = text.Split(';')
            .Select(part => part.Split('='))
            .Select(part =>
                part.Length != 2
                    ? null
                    : names.Bare(PartKind.Member, $"{part[0]}/{part[1]}", language)
                        ?? names.Bare(PartKind.Group, $"{part[0]}/{part[1]}", language)
            )
            .ToArray();
        return Array.Exists(members, member => member is null) ? null : $"{string.Join(Phrasebook.Comma(language), members)} [{text}]";
    }

    // Actual|sellers|market=latam|2023
    private string? Cell(string[] parts) =>
        parts.Length != 4 || names.Of(PartKind.Indicator, parts[1], language) is not { } indicator
            ? null
            : (Phrasebook.Word(parts[0], language) ?? parts[0])
                + Phrasebook.Colon(language)
                + string.Join(
                    Phrasebook.Comma(language),
                    new[] { indicator, parts[2].Length == 0 ? null : Scope(parts[2]) ?? parts[2], parts[3] }.OfType<string>()
                );

    [GeneratedRegex(@"\[(?<code>[^\]]+)\]|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._\-/=;|]*[\p{L}\p{M}\p{N}])?")]
    private static partial Regex Token();
}
