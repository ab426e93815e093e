using System.Globalization;
using System.Text.RegularExpressions;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Calendars;

/// <summary>
/// A year, half-year, quarter, month, week or day, written <c>2024</c>, <c>2024-H1</c>, <c>2024-Q1</c>, <c>2024-03</c>, <c>2024-W12</c>,
/// <c>2024-03-18</c>. All but days are the plan's own: a <see cref="Calendar"/> says which days they hold, and whether it has them.
/// </summary>
public readonly partial record struct Period : ITextValue<Period>
{
    public const int MinYear = 1900;
    public const int MaxYear = 2200;

    /// <summary>The digit in a <see cref="Key"/> that marks a day, before the digits of month and day.</summary>
    public const int KeyOfDays = 4;

    private const int MaxWeek = 53;
    private const int MaxMonth = 13;

    private Period(Grain grain, int year, int number, int day = 0)
    {
        Grain = grain;
        Year = year;
        Number = number;
        Day = day;
    }

    public Grain Grain { get; }

    public int Year { get; }

    /// <summary>The half, quarter, month or week in the year; the month of a day; 0 for a year.</summary>
    public int Number { get; }

    /// <summary>
    /// For a day: its number in the month. For a part of a week in two months: 1 for the part at the end of the first month, 2 for the
    /// part at the beginning of the second. Otherwise 0.
    /// </summary>
    public int Day { get; }

    /// <summary>Whether this is a part of a week that lies in two months. Such periods are never written.</summary>
    public bool IsPartOfWeek => Grain == Grain.Week && Day > 0;

    /// <summary>The period as a number, for keys: its year, grain, number and day. It never changes, because databases store it.</summary>
    public int Key => (Year * 100_000) + (KeyOf(Grain) * 10_000) + (Number * 100) + Day;

    /// <summary>The period of a <see cref="Key"/>.</summary>
    public static Period FromKey(int key) => new(GrainOf(key / 10_000 % 10), key / 100_000, key / 100 % 100, key % 100);

    public static string Expectation => "a period such as 2024, 2024-H1, 2024-Q1, 2024-03, 2024-W12 or 2024-03-18";

    public static string Pattern => @"^\d{4}(-(H[12]|Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?$";

    public static Period OfYear(int year) => new(Grain.Year, year, 0);

    public static Period OfHalfYear(int year, int half) => new(Grain.HalfYear, year, half);

    public static Period OfQuarter(int year, int quarter) => new(Grain.Quarter, year, quarter);

    public static Period OfMonth(int year, int month) => new(Grain.Month, year, month);

    public static Period OfWeek(int year, int week) => new(Grain.Week, year, week);

    /// <summary>The part of a week that lies in the first or the second of two months.</summary>
    internal static Period PartOfWeek(Period week, int part) => new(Grain.Week, week.Year, week.Number, part);

    public static Period OfDay(DateOnly day) => new(Grain.Day, day.Year, day.Month, day.Day);

    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is not {Expectation}.");

    public static bool TryParse(string? text, out Period value)
    {
        value = default;
        if (text is null || text.Length > 10 || !Shape().IsMatch(text))
            return false;
        var year = int.Parse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        if (year is < MinYear or > MaxYear)
            return false;
        if (text.Length == 4)
            value = OfYear(year);
        else if (text[5] == 'H')
            value = OfHalfYear(year, text[6] - '0');
        else if (text[5] == 'Q')
            value = OfQuarter(year, text[6] - '0');
        else if (text[5] == 'W')
        {
            var week = Number2(text, 6);
            if (week < 1 || week > MaxWeek)
                return false;
            value = OfWeek(year, week);
        }
        else
        {
            var month = Number2(text, 5);
            if (month is < 1 or > MaxMonth)
                return false;
            if (text.Length == 7)
                value = OfMonth(year, month);
            else
            {
                var day = Number2(text, 8);
                if (month > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
                    return false;
                value = new Period(Grain.Day, year, month, day);
            }
        }
        return true;
    }

    public override string ToString() =>
        Grain switch
        {
            Grain.Year => $"{Year:D4}",
            Grain.HalfYear => $"{Year:D4}-H{Number}",
            Grain.Quarter => $"{Year:D4}-Q{Number}",
            Grain.Month => $"{Year:D4}-{Number:D2}",
            Grain.Week => $"{Year:D4}-W{Number:D2}{(Day == 0 ? "" : Day == 1 ? "a" : "b")}",
            _ => $"{Year:D4}-{Number:D2}-{Day:D2}",
        };

    // As grains were numbered before there were half-years.
    private static int KeyOf(Grain grain) =>
        grain switch
        {
            Grain.Year => 0,
            Grain.Quarter => 1,
            Grain.Month => 2,
            Grain.Week => 3,
            Grain.Day => KeyOfDays,
            _ => 5,
        };

    private static Grain GrainOf(int key) =>
        key switch
        {
            0 => Grain.Year,
            1 => Grain.Quarter,
            2 => Grain.Month,
            3 => Grain.Week,
            KeyOfDays => Grain.Day,
            _ => Grain.HalfYear,
        };

    private static int Number2(string text, int start) => ((text[start] - '0') * 10) + text[start + 1] - '0';

    [GeneratedRegex(@"^[0-9]{4}(-(H[12]|Q[1-4]|W[0-9]{2}|[0-9]{2}(-[0-9]{2})?))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
