using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PlanApi.Application.Feeds;

/// <summary>Names of columns: letters, digits and <c>_</c>, which every tool takes.</summary>
internal static class ColumnNames
{
    /// <summary>
    /// A code as a part of a name: <c>ProductClass</c> for product-class. Different codes have different names: where capitals at the
    /// hyphens would not lead back to the code, each sign that no name has is written by its number. So is a code that ends with
    /// <c>name</c>, as the column of a name beside that of a code does.
    /// </summary>
    public static string Of(string code)
    {
        var pascal = string.Concat(code.Split('-').Select(Capital));
        return
            pascal.All(IsPlain)
            && !pascal.EndsWith("Name", StringComparison.Ordinal)
            && JsonNamingPolicy.KebabCaseLower.ConvertName(pascal) == code
            ? pascal
            : "_" + Numbered(code);
    }

    /// <summary>The first letter as a capital.</summary>
    public static string Capital(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>A language tag as a part of a name: <c>ZhHans</c> for zh-Hans.</summary>
    public static string OfLanguage(string tag) => string.Concat(tag.Split('-').Select(Capital));

    private static string Numbered(string code)
    {
        var name = new StringBuilder();
        foreach (var letter in code)
        {
            if (IsPlain(letter))
                name.Append(letter);
            else
                name.Append(CultureInfo.InvariantCulture, $"_{(int)letter:X4}");
        }
        return name.ToString();
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter);
}
