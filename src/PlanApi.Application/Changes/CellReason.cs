using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Changes;

/// <summary>Why a cell gets what it gets.</summary>
/// <param name="Start">The value that it moves away from.</param>
/// <param name="Weight">How far it moves beside the others.</param>
/// <param name="Share">The share before bounds and rounding: start + multiplier x weight, or weight x row factor x column factor. Where
/// periods rise: the share without that condition.</param>
/// <param name="Stop">The limit that stopped the cell. Low, high or held: a limit of its own. Sum: a limit on several cells, which made
/// its multiplier. Rising: the order of periods. Zero: the base of its share is zero. Totals: the totals of rows and columns allow
/// nothing else.</param>
/// <param name="Rounding">The rounding: up or down; byOrder where remainders tie, so that the order of codes settles which of them are
/// rounded up.</param>
/// <param name="From">The number that the weight comes from, where it goes by others; the product with given weights, where there are those
/// too.</param>
/// <param name="Days">The days of the cell's period, where they count.</param>
public sealed record CellReason(
    Quantity? Start,
    Quantity? Weight,
    string? Share = null,
    string? Stop = null,
    string? Rounding = null,
    WeightSource? From = null,
    int? Days = null
)
{
    /// <summary>The multiplier of the weight: exact, as decimals or a quotient, where that is short, and else with 15 digits.</summary>
    public string? Multiplier { get; init; }

    /// <summary>The weight in full, where it has more than four decimals or is too large to be shown as a number.</summary>
    public string? ExactWeight { get; init; }

    /// <summary>
    /// For a table fitted to totals of both sides: what rows and columns are multiplied with, to 15 digits. A weight below zero is divided
    /// by them.
    /// </summary>
    public string? RowFactor { get; init; }

    public string? ColumnFactor { get; init; }

    /// <summary>
    /// The remainder from which on values are rounded up. Where several remainders equal it and not all can be rounded up, the first ones
    /// are.
    /// </summary>
    public string? CutOff { get; init; }

    /// <summary>The hold, bound or demand that stopped it.</summary>
    public string? StopBy { get; init; }

    /// <summary>Where the periods came first: why the cells of its period come to what they do.</summary>
    public TotalReason? Total { get; init; }

    /// <summary>The same in words; null where nothing is known.</summary>
    internal string? Told()
    {
        if (Share is null)
            return null;
        var weight = ExactWeight ?? Weight?.ToString();
        var arithmetic =
            RowFactor is not null ? $"{weight} x {RowFactor} x {ColumnFactor} = "
            : Multiplier is not null && weight is not null ? $"{Start} + {Multiplier} x {weight} = "
            : "";
        var stop = Stop switch
        {
            null => "",
            "sum" => $", with the multiplier that {StopBy} leaves",
            "rising" => ", if periods might fall; they must rise",
            _ => $", which {StopBy ?? Stop} stops",
        };
        var rounding = Rounding switch
        {
            null => "",
            "up" or "down" => $", rounded {Rounding}",
            _ => $", rounded {(Rounding == "upByOrder" ? "up" : "down")} as its turn among equals came",
        };
        return $"Its share is {arithmetic}{Share}{stop}{rounding}.";
    }
}

/// <summary>Why the cells of a period come to what they do, where periods were shared first.</summary>
/// <param name="Value">The sum of the cells.</param>
/// <param name="Start">The sum of their starting values.</param>
/// <param name="Weight">How far they moved beside other periods.</param>
/// <param name="Multiplier">The multiplier of the weight.</param>
/// <param name="Share">Their share before bounds, rising and rounding.</param>
/// <param name="Stop">The limit that stopped them, as for a cell.</param>
/// <param name="StopBy">The hold or bound that did.</param>
/// <param name="Rounding">The rounding.</param>
public sealed record TotalReason(
    Quantity Value,
    Quantity? Start,
    Quantity? Weight,
    string? Multiplier,
    string Share,
    string? Stop,
    string? StopBy,
    string? Rounding
);

/// <summary>The number that a weight comes from.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Measure">Which of its numbers.</param>
/// <param name="Scope">The members.</param>
/// <param name="Period">The period.</param>
/// <param name="Value">The number; absent where it is missing, so that the cell weighs nothing.</param>
/// <param name="Days">The days of that period, where they count.</param>
public sealed record WeightSource(Code Scenario, Code Indicator, Measure Measure, Scope Scope, Period Period, Quantity? Value, int? Days);
