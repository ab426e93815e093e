using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>A value that somebody writes into a cell.</summary>
public sealed record CellEntry
{
    public required Code Indicator { get; init; }

    /// <summary>Which number; the target when absent.</summary>
    public Measure Measure { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    /// <summary>The value; absent to clear the cell.</summary>
    public Quantity? Value { get; init; }

    /// <summary>
    /// The form of a flow's value; when absent, as its indicator states it. The value is converted exactly, by the days of the period, or
    /// refused.
    /// </summary>
    public FlowBasis FlowBasis { get; init; }

    /// <summary>ISO 4217, for amounts in another currency than the plan's.</summary>
    public Code? Currency { get; init; }
}

/// <summary>How the cell's old value changes.</summary>
public enum WriteMode
{
    /// <summary>The new value replaces it.</summary>
    Set,

    /// <summary>The new value is added to the cell. A missing value counts as zero.</summary>
    Add,
}
