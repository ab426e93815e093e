namespace PlanApi.Application.Actuals;

/// <summary>How the numbers of a batch are to be read.</summary>
/// <param name="Decimal">Of CSV, what stands before the decimals.</param>
/// <param name="Round">What becomes of values with more decimals than their indicator has; refused when absent.</param>
public readonly record struct ActualReading(DecimalMark Decimal = DecimalMark.Point, Rounding? Round = null);

/// <summary>What stands before a number's decimals.</summary>
public enum DecimalMark
{
    Point,
    Comma,
}

/// <summary>How a value is rounded to its indicator's decimals.</summary>
public enum Rounding
{
    HalfAwayFromZero,
}

/// <summary>How a CSV file was read.</summary>
/// <param name="Separator">What separates its fields.</param>
/// <param name="Decimal">What stands before the decimals of its numbers.</param>
public sealed record CsvDialect(string Separator, DecimalMark Decimal);
