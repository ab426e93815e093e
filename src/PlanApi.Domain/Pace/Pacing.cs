using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>The expected way of a number to its target over the target's period.</summary>
public sealed record Pacing
{
    public required PaceMethod Method { get; init; }

    /// <summary>
    /// Steps: the grain at whose ends the number rises. When absent, the grain by which the target promises to rise, or else quarters.
    /// </summary>
    public Grain? Grain { get; init; }

    /// <summary>Seasonal: a weight for each month of the target's period, in their order; last year's shape when absent.</summary>
    public IReadOnlyList<Quantity>? Weights { get; init; }

    /// <summary>Seasonal without weights: how many years back the shape is taken from; 1 when absent.</summary>
    public int? YearsBefore { get; init; }

    /// <summary>
    /// Seasonal without weights: the measure of the numbers that give the shape; actuals, otherwise references, when absent.
    /// </summary>
    public Measure? Measure { get; init; }
}

/// <summary>Computes the expected number by a day.</summary>
public enum PaceMethod
{
    /// <summary>A flow gets the share of the period's days; a level moves along a line from the baseline to the target.</summary>
    StraightLine,

    /// <summary>The target numbers of the cube for the periods within the target's period.</summary>
    PeriodTargets,

    /// <summary>By the shape of another year, or by weights of the months.</summary>
    Seasonal,

    /// <summary>Equal steps, each due when its period ends.</summary>
    Steps,
}
