using System.Globalization;
using System.Text;

namespace PlanApi.Application.Comments;

/// <summary>Makes names of files that others have chosen safe to be shown and saved under.</summary>
public static class FileNames
{
    public const int MaxLength = 150;

    private const string Unsafe = "<>:\"|?*";

    /// <summary>
    /// The last part of the path, in normal form C, without characters that a name must not have: control characters, marks that change
    /// the direction of writing, characters that some file systems refuse, dots and spaces at its ends. It has the ending of its type.
    /// </summary>
    public static string Clean(string name, FileType type)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(Math.Min(last.Length, MaxLength));
        foreach (var letter in last.EnumerateRunes())
        {
            if (kept.Length < MaxLength && letter != Rune.ReplacementChar && !IsUnsafe(letter))
                kept.Append(letter);
        }
        var clean = kept.ToString().Normalize().Trim('.', ' ');
        var ending = type.Endings.FirstOrDefault(ending => clean.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return ending is not null && clean.Length > ending.Length
            ? clean
            : (clean.Length == 0 || ending is not null ? "file" : clean) + type.Endings[0];
    }

    private static bool IsUnsafe(Rune letter) =>
        (letter.IsAscii && Unsafe.Contains((char)letter.Value))
        || Rune.GetUnicodeCategory(letter)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned;
}
