using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Actuals;

/// <summary>An actual number as a system reports it: one number at one place on one day.</summary>
public sealed record ActualEntry
{
    public required Code Indicator { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>The day; or the week, month, quarter or year that the number is of, where it is not of a day.</summary>
    public required Period Date { get; init; }

    /// <summary>The number; of a ratio beside its denominator, unless its two parts are given.</summary>
    public Quantity? Value { get; init; }

    /// <summary>Ratio of two indicators: what is divided.</summary>
    public Quantity? Numerator { get; init; }

    /// <summary>Ratio and score: what the value is a quotient of, or weighs in a mean.</summary>
    public Quantity? Denominator { get; init; }

    /// <summary>ISO 4217, for amounts in another currency than the plan's.</summary>
    public Code? Currency { get; init; }

    /// <summary>The system that the number comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The id that the reporting system gives the row.</summary>
    public string? SourceKey { get; init; }
}
