using System.Globalization;
using System.Text;

namespace PlanApi.Domain.Values;

/// <summary>
/// The code of a thing in a path, a document or a formula: 1 to 64 letters and digits of any script, with <c>-</c>, <c>_</c> and <c>.</c>
/// inside. Kept in Unicode normal form C, case-sensitive, ordered by code point.
/// </summary>
public readonly record struct Code : ITextValue<Code>, IComparable<Code>
{
    public const int MaxLength = 64;

    /// <summary>The scenario that every plan has, and that is used if none is named.</summary>
    public static readonly Code Baseline = Known("baseline");

    private static readonly bool _normalizes = "e\u0301".Normalize(NormalizationForm.FormC).Length == 1;

    private readonly string? _value;

    private Code(string value) => _value = value;

    public static string Expectation => "1 to 64 letters or digits, with '-', '_' or '.' inside";

    public static string Pattern => @"^[\p{L}\p{N}]([\p{L}\p{M}\p{N}._-]{0,62}[\p{L}\p{M}\p{N}])?$";

    /// <summary>The text of a code that is known to be valid, such as a stored one.</summary>
    public static Code Known(string value) => new(value);

    public static Code Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a code: {Expectation}.");

    public static bool TryParse(string? text, out Code value)
    {
        value = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength * 2 || !IsWellFormed(text))
            return false;
        var normal = Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormC);
        // Without ICU nothing is normalised; a mark could then make two codes of one.
        if (!_normalizes && normal.Any(IsMark))
            return false;
        if (normal.Length > MaxLength || !IsEdge(normal, 0) || !IsEdge(normal, normal.Length - 1))
            return false;
        for (var i = 0; i < normal.Length; i++)
        {
            if (normal[i] is not ('-' or '_' or '.') && !IsLetterOrDigit(normal, i))
                return false;
        }
        value = new Code(normal);
        return true;
    }

    /// <summary>By code point, which is the order of the bytes in UTF-8, and so also of the database.</summary>
    public int CompareTo(Code other)
    {
        var (left, right) = (ToString(), other.ToString());
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[same]).CompareTo(Rank(right[same]));
    }

    public override string ToString() => _value ?? "";

    // Surrogates stand for code points beyond U+FFFF, yet lie below U+E000.
    private static int Rank(char unit) =>
        unit >= 0xE000 ? unit - 0x800
        : unit >= 0xD800 ? unit + 0x2000
        : unit;

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }
        return true;
    }

    // A mark belongs to the letter before it; the first character has none.
    private static bool IsEdge(string text, int index) =>
        text[index] is not ('-' or '_' or '.') && IsLetterOrDigit(text, index) && (index > 0 || !IsMark(text[index]));

    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    private static bool IsLetterOrDigit(string text, int index)
    {
        var start = char.IsLowSurrogate(text[index]) ? index - 1 : index;
        return Rune.GetUnicodeCategory(Rune.GetRuneAt(text, start)) <= UnicodeCategory.OtherNumber;
    }
}
