using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Actuals;

/// <summary>An actual number as a system reports it: one number at one place on one day.</summary>
public sealed record ActualEntry
{
    public required Code Indicator { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>The day, or the week, month, quarter or year of the number.</summary>
    public required Period Date { get; init; }

    /// <summary>The number. For a ratio, send it together with its denominator, unless you send its two parts.</summary>
    public Quantity? Value { get; init; }

    /// <summary>For a ratio of two indicators: its numerator.</summary>
    public Quantity? Numerator { get; init; }

    /// <summary>For a ratio: its denominator. For a score: its weight in a mean.</summary>
    public Quantity? Denominator { get; init; }

    /// <summary>ISO 4217, for amounts in another currency than the plan's.</summary>
    public Code? Currency { get; init; }

    /// <summary>The system that the number comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The id that the reporting system gives the row.</summary>
    public string? SourceKey { get; init; }
}
