using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using PlanApi.Application.Feeds;

namespace PlanApi.Api.OData;

/// <summary>Values as queries write them. Numbers are read from their text, so that no binary fraction comes between.</summary>
internal static partial class ODataValues
{
    /// <exception cref="Refused">It is no value that columns have.</exception>
    public static FlatValue Of(ConstantNode constant) =>
        constant.Value switch
        {
            null => FlatValue.Nothing,
            _ when constant.TypeReference.IsDate() => FlatValue.Of(
                DateOnly.ParseExact(constant.LiteralText, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            ),
            string text => text.Contains('\0', StringComparison.Ordinal)
                ? throw new Refused("No text here has the character U+0000.")
                : FlatValue.Of(text),
            bool flag => FlatValue.Of(flag),
            DateTimeOffset moment => FlatValue.Of(moment),
            _ => FlatValue.Of(Number(constant.LiteralText)),
        };

    /// <summary>A value of a key, as OData's own reader has it.</summary>
    /// <exception cref="Refused">It is no value that keys have.</exception>
    public static FlatValue Of(object key, ColumnType type) =>
        key switch
        {
            _ when type == ColumnType.Date => FlatValue.Of(DateOnly.ParseExact($"{key}", "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            string text when !text.Contains('\0', StringComparison.Ordinal) => FlatValue.Of(text),
            long number => FlatValue.Of(number),
            _ => throw new Refused("This is no value that a key has."),
        };

    /// <summary>A number in any form that OData has: 1.50, 1.5e0, -3, 50m, 7L.</summary>
    private static decimal Number(string text)
    {
        if (Form().Match(text) is not { Success: true } form)
            throw new Refused($"'{text}' is no number that a column can have.");
        var exponent = form.Groups["exponent"] is { Success: true, Value: var power }
            ? int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var tens)
                ? tens
                : int.MaxValue
            : 0;
        var (whole, fraction) = (form.Groups["whole"].Value, form.Groups["fraction"].Value);
        var digits = (whole + fraction).TrimStart('0');
        var decimals = fraction.Length - (long)exponent;
        for (; digits.EndsWith('0'); decimals--)
            digits = digits[..^1];
        if (digits.Length == 0)
            return 0;
        if (digits.Length - Math.Min(decimals, 0) > 28 || decimals > 28)
            throw new Refused($"'{text}' has more digits than a column can have.");
        var number = decimal.Parse(digits + new string('0', (int)-Math.Min(decimals, 0)), CultureInfo.InvariantCulture);
        for (; decimals > 0; decimals--)
            number /= 10;
        return form.Groups["sign"].Value == "-" ? -number : number;
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)(?<whole>\d+)(\.(?<fraction>\d+))?([eE](?<exponent>[+-]?\d+))?[mMdDfFlL]?$")]
    private static partial Regex Form();
}
