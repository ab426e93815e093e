using PlanApi.Domain.Values;

namespace PlanApi.Domain.Calendars;

/// <summary>
/// The base of a growth: the period before (<c>previousMonth</c>, <c>previousQuarter</c>, <c>previousHalfYear</c>, <c>previousYear</c>),
/// the same period a year earlier (<c>yearBefore</c>), or a named period such as <c>2023</c>.
/// </summary>
public readonly record struct GrowthBase : ITextValue<GrowthBase>
{
    public const string PreviousWeek = "previousWeek";
    public const string PreviousMonth = "previousMonth";
    public const string PreviousQuarter = "previousQuarter";
    public const string PreviousHalfYear = "previousHalfYear";
    public const string PreviousYear = "previousYear";
    public const string YearBefore = "yearBefore";

    private readonly string? _text;

    private GrowthBase(string text, Period? period)
    {
        _text = text;
        Period = period;
    }

    /// <summary>The named period; null when the base moves with the measured period.</summary>
    public Period? Period { get; }

    public static string Expectation =>
        "previousWeek, previousMonth, previousQuarter, previousHalfYear, previousYear, yearBefore, or a period such as 2023 or 2023-Q4";

    public static string Pattern =>
        "^(previousWeek|previousMonth|previousQuarter|previousHalfYear|previousYear|yearBefore|"
        + @"\d{4}(-(H[12]|Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?)$";

    public static GrowthBase Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Expectation}.");

    public static bool TryParse(string? text, out GrowthBase value)
    {
        value = default;
        if (text is PreviousWeek or PreviousMonth or PreviousQuarter or PreviousHalfYear or PreviousYear or YearBefore)
            value = new GrowthBase(text, null);
        else if (Calendars.Period.TryParse(text, out var period))
            value = new GrowthBase(period.ToString(), period);
        else
            return false;
        return true;
    }

    public override string ToString() => _text ?? "";
}
