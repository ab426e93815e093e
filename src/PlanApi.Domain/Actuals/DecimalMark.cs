namespace PlanApi.Domain.Actuals;

/// <summary>The character before a number's decimals.</summary>
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
