using System.Globalization;
using System.Text;

namespace PlanApi.Application.Documents.Sources;

/// <summary>A part of the sent text, shortened and made harmless for a message.</summary>
internal static class Excerpt
{
    private const int MaxLength = 40;

    public static string Of(string text)
    {
        var excerpt = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (excerpt.Length >= MaxLength)
                return excerpt.Append('…').ToString();
            excerpt.Append(IsReadable(rune) ? rune.ToString() : "\uFFFD");
        }
        return excerpt.ToString();
    }

    /// <summary>Whether a text has nothing but printable ASCII, or is absent.</summary>
    public static bool IsPlain(string? text) => text is null || !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    // Format characters may turn the direction of the text around them.
    private static bool IsReadable(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
