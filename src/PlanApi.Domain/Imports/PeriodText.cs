using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PlanApi.Domain.Calendars;

namespace PlanApi.Domain.Imports;

/// <summary>
/// A way to write periods: <c>yyyy</c> or <c>yy</c> the year, <c>MM</c> or <c>M</c> the month by number, <c>MMM</c> or <c>MMMM</c> by its
/// English name, <c>dd</c> or <c>d</c> the day, <c>Q</c> the quarter, <c>ww</c> the week. Everything else stands for itself, as does what
/// is between single quotes.
/// </summary>
public sealed class PeriodText
{
    private const string Letters = "yMdQw";

    private static readonly DateTimeFormatInfo _english = CultureInfo.InvariantCulture.DateTimeFormat;
    private static readonly Dictionary<string, (string Name, string Expression)> _tokens = new()
    {
        ["yyyy"] = ("year", "[0-9]{4}"),
        ["yy"] = ("short", "[0-9]{2}"),
        ["MMMM"] = ("full", string.Join('|', _english.MonthNames[..12])),
        ["MMM"] = ("name", string.Join('|', _english.AbbreviatedMonthNames[..12])),
        ["MM"] = ("month", "[0-9]{2}"),
        ["M"] = ("month", "[0-9]{1,2}"),
        ["dd"] = ("day", "[0-9]{2}"),
        ["d"] = ("day", "[0-9]{1,2}"),
        ["Q"] = ("quarter", "[1-4]"),
        ["ww"] = ("week", "[0-9]{1,2}"),
    };

    private readonly Regex _shape;

    private PeriodText(Regex shape) => _shape = shape;

    /// <summary>The way that a format describes; null where it is none, as it names no period.</summary>
    public static PeriodText? Of(string format)
    {
        var (expression, names) = (new StringBuilder(), new HashSet<string>());
        for (var at = 0; at < format.Length; )
        {
            if (format[at] == '\'')
            {
                var end = format.IndexOf('\'', at + 1);
                if (end < 0)
                    return null;
                expression.Append(Regex.Escape(format[(at + 1)..end]));
                at = end + 1;
                continue;
            }
            if (!Letters.Contains(format[at], StringComparison.Ordinal))
            {
                expression.Append(Regex.Escape(format[at++].ToString()));
                continue;
            }
            var length = format.AsSpan(at).IndexOfAnyExcept(format[at]) is >= 0 and var run ? run : format.Length - at;
            if (!_tokens.TryGetValue(format.Substring(at, length), out var token) || !names.Add(token.Name))
                return null;
            expression.Append(CultureInfo.InvariantCulture, $"(?<{token.Name}>{token.Expression})");
            at += length;
        }
        return IsPeriod(names)
            ? new PeriodText(
                new Regex($@"\A(?:{expression})\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
            )
            : null;
    }

    /// <summary>The period of a text; null where it is not written so, or there is no such day.</summary>
    /// <param name="text">The text.</param>
    /// <param name="year">The year of texts that name none.</param>
    public Period? Read(string text, int year)
    {
        var match = _shape.Match(text);
        if (!match.Success)
            return null;
        var named = Number("year") ?? (Number("short") is { } digits ? 2_000 + digits : year);
        if (Number("quarter") is { } quarter)
            return Valid($"{named:D4}-Q{quarter}");
        if (Number("week") is { } week)
            return Valid($"{named:D4}-W{week:D2}");
        var month = Number("month") ?? Index("full", _english.MonthNames) ?? Index("name", _english.AbbreviatedMonthNames);
        return Valid(
            month is null ? $"{named:D4}"
            : Number("day") is { } day ? $"{named:D4}-{month:D2}-{day:D2}"
            : $"{named:D4}-{month:D2}"
        );

        int? Number(string name) =>
            match.Groups[name] is { Success: true } group
                ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                : null;

        int? Index(string name, string[] months) =>
            match.Groups[name] is { Success: true } group
                ? Array.FindIndex(months, month => month.Equals(group.Value, StringComparison.OrdinalIgnoreCase)) + 1
                : null;
    }

    private static Period? Valid(string text) => Period.TryParse(text, out var period) ? period : null;

    private static bool IsPeriod(HashSet<string> names)
    {
        var months = names.Count(name => name is "month" or "name" or "full");
        var years = names.Count(name => name is "year" or "short");
        return years <= 1
            && months <= 1
            && (!names.Contains("day") || months == 1)
            && months + names.Count(name => name is "quarter" or "week") is var parts
            && (parts == 1 || (parts == 0 && years == 1));
    }
}
