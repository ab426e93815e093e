using System.Globalization;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Comments;

/// <summary>
/// Finds the mentions in a text: <c>@</c> and a party's code. A word directly before the <c>@</c>, as in an e-mail address, makes it no
/// mention.
/// </summary>
public static class Mentions
{
    /// <summary>The most mentions of a text. Further ones are plain text.</summary>
    public const int Most = 100;

    /// <summary>
    /// For each mention the codes that it may mean, the longest first. The first code that exists is the one. There are several only if a
    /// script without spaces continues after the code: 请@ann看一下.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Code>> In(string text)
    {
        var found = new List<IReadOnlyList<Code>>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && found.Count < Most; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && IsOfCode(text[at - 1]) && !IsWrittenWithoutSpaces(text[at - 1]))
                continue;
            var end = at + 1;
            while (end < text.Length && end - at <= Code.MaxLength && IsOfCode(text[end]))
                end++;
            if (Candidates(text, at + 1, end) is { Count: > 0 } codes)
                found.Add(codes);
        }
        return found;
    }

    private static List<Code> Candidates(string text, int first, int end)
    {
        var codes = new List<Code>();
        for (var last = end; last > first; last--)
        {
            if (last < end && !IsWrittenWithoutSpaces(text[last]))
                continue;
            // The full stop of a sentence is no part of the code before it.
            if (Code.TryParse(text[first..last].TrimEnd('.', '-', '_'), out var code) && !codes.Contains(code))
                codes.Add(code);
        }
        return codes;
    }

    private static bool IsOfCode(char letter) =>
        letter is '-' or '_' or '.'
        || char.IsLetterOrDigit(letter)
        || char.IsSurrogate(letter)
        || char.GetUnicodeCategory(letter)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    // Han, kana, hangul with its particles, Thai, Lao, Khmer and Burmese.
    private static bool IsWrittenWithoutSpaces(char letter) =>
        letter
            is (>= '\u0E00' and <= '\u0EFF')
                or (>= '\u1000' and <= '\u109F')
                or (>= '\u1780' and <= '\u17FF')
                or (>= '\u2E80' and <= '\uA4CF')
                or (>= '\uAC00' and <= '\uD7FF')
                or (>= '\uF900' and <= '\uFAFF');
}
