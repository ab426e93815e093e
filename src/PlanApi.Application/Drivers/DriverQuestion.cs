using PlanApi.Application.Cube.Explanations;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Drivers;

/// <summary>An indicator whose number is asked about at a place, and the drivers at which its tree ends.</summary>
public abstract record DriverQuestion
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The top of the tree.</summary>
    public required Code Indicator { get; init; }

    /// <summary>Which number; the target when absent.</summary>
    public Measure Measure { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    /// <summary>
    /// Where the tree ends. When absent, formulas are computed from their indicators, and ratios, shares and growth stand as they are; when
    /// given, everything but these is computed as far as it can be.
    /// </summary>
    public IReadOnlyList<Code>? Drivers { get; init; }

    internal CellAddress Address() =>
        new()
        {
            Scenario = Scenario,
            Indicator = Indicator,
            Measure = Measure,
            Scope = Scope,
            Period = Period,
        };
}

/// <summary>The indicator and the place of a driver tree.</summary>
public sealed record DriverTreeQuestion : DriverQuestion;

/// <summary>Which drivers a number depends on most, each moved on its own.</summary>
public sealed record TornadoQuestion : DriverQuestion
{
    /// <summary>How far each driver that is not computed moves down and up, in percent of its size; 10 when absent.</summary>
    public Quantity? Percent { get; init; }

    /// <summary>Other ranges for some drivers. These may also be computed drivers.</summary>
    public IReadOnlyList<DriverSpan>? Ranges { get; init; }
}

/// <summary>The two numbers between which a driver moves.</summary>
public sealed record DriverSpan
{
    public required Code Indicator { get; init; }

    public required Quantity Low { get; init; }

    public required Quantity High { get; init; }
}

/// <summary>The causes of a number's change from another place to the question's own place.</summary>
public sealed record AttributionQuestion : DriverQuestion
{
    /// <summary>The place before the change; fields that are absent are as in the question.</summary>
    public required ComparedPlace From { get; init; }
}

/// <summary>Another place of the same number: an earlier period, another scenario, measure or member.</summary>
public sealed record ComparedPlace
{
    public Code? Scenario { get; init; }

    public Measure? Measure { get; init; }

    public Scope? Scope { get; init; }

    public Period? Period { get; init; }
}

/// <summary>A number as it would be with other values of some drivers. Nothing is stored.</summary>
public sealed record DriverWhatIfQuestion : DriverQuestion
{
    /// <summary>The drivers that change. The new value of a computed driver replaces its computation.</summary>
    public required IReadOnlyList<DriverChange> Changes { get; init; }

    /// <summary>The scenarios to try the changes in; the question's own when absent.</summary>
    public IReadOnlyList<Code>? Scenarios { get; init; }
}

/// <summary>One driver's change: exactly one of the three ways.</summary>
public sealed record DriverChange
{
    public required Code Indicator { get; init; }

    /// <summary>The new number of the driver.</summary>
    public Quantity? Set { get; init; }

    /// <summary>The change in units of the driver's number: 1 makes 6 % to 7 %.</summary>
    public Quantity? Points { get; init; }

    /// <summary>The change in percent of the driver's number: 10 makes 6 % to 6.6 %.</summary>
    public Quantity? Percent { get; init; }
}
