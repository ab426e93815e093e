using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PlanApi.Application.Documents.Sources;

/// <summary>
/// Writes a text without quotes if every reader of YAML, 1.1 ones included, reads the same text, and in double quotes otherwise. Texts
/// without quotes are safe in blocks and in lines alike.
/// </summary>
internal static partial class YamlScalars
{
    // What YAML 1.1 or 1.2 takes for null or truth.
    private static readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase)
    {
        "null",
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "inf",
        "nan",
    };

    public static void WriteName(StringBuilder yaml, string name) => WriteText(yaml, name);

    public static void WriteText(StringBuilder yaml, string text)
    {
        if (IsPlain(text))
            yaml.Append(text);
        else
            WriteQuoted(yaml, text);
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || text[^1] == ' ' || _words.Contains(text))
            return false;
        if (!char.IsLetter(text[0]))
            return PeriodButNoDate().IsMatch(text);
        foreach (var character in text)
        {
            if (!IsHarmless(character))
                return false;
        }
        return true;
    }

    private static bool IsHarmless(char character) =>
        character < 0x80
            ? char.IsAsciiLetterOrDigit(character)
                || character is ' ' or '-' or '_' or '.' or '/' or '+' or '%' or '(' or ')' or ';' or '\''
            : char.GetUnicodeCategory(character)
                is UnicodeCategory.UppercaseLetter
                    or UnicodeCategory.LowercaseLetter
                    or UnicodeCategory.OtherLetter
                    or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.OtherPunctuation
                    or UnicodeCategory.OpenPunctuation
                    or UnicodeCategory.ClosePunctuation
                    or UnicodeCategory.DashPunctuation;

    private static void WriteQuoted(StringBuilder yaml, string text)
    {
        yaml.Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"' or '\\':
                    yaml.Append('\\').Append((char)rune.Value);
                    break;
                case '\n':
                    yaml.Append("\\n");
                    break;
                case '\r':
                    yaml.Append("\\r");
                    break;
                case '\t':
                    yaml.Append("\\t");
                    break;
                default:
                    if (IsVisible(rune))
                        yaml.Append(rune.ToString());
                    else
                        yaml.Append(rune.IsBmp ? $"\\u{rune.Value:X4}" : $"\\U{rune.Value:X8}");
                    break;
            }
        }
        yaml.Append('"');
    }

    // Line separators would be folded, and what cannot be seen is better written out.
    private static bool IsVisible(Rune rune) =>
        rune.Value == ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate
            );

    // 2024 is a number elsewhere, and 2024-03-18 a date.
    [GeneratedRegex(@"^[0-9]{4}-(Q[1-4]|W[0-9]{2}|[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex PeriodButNoDate();
}
