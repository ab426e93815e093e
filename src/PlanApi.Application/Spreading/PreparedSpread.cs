using PlanApi.Application.Changes;
using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>A finished spread: the new value of each cell, and the inputs of the computation.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Cells">The cells with their numbers now.</param>
/// <param name="Values">By cell, its value afterwards in steps of the indicator; null where it is cleared.</param>
/// <param name="Start">By cell, what it moves away from.</param>
/// <param name="Weight">For each cell, how far it moves relative to the others.</param>
/// <param name="Met">The explanation of every cell: one multiplier, one step, one factor or one value.</param>
/// <param name="Total">The sum of the cells and of the cells beside them, if they are summed.</param>
/// <param name="Shown">The partition as it is.</param>
/// <param name="Low">The least value of each cell; null if none has a limit.</param>
/// <param name="High">The most.</param>
/// <param name="State">The versions that it was computed from.</param>
public sealed record PreparedSpread(
    StoredScenario Scenario,
    SpreadCells Cells,
    long?[] Values,
    long[]? Start,
    long[]? Weight,
    SpreadOutcome? Met,
    long? Total,
    Partition Shown,
    long[]? Low,
    long[]? High,
    string State
)
{
    /// <summary>The amount that a weight of 1 means.</summary>
    public Fraction WeightUnit { get; init; } = Fraction.One;

    /// <summary>The numbers that the weights come from, if the weights come from others.</summary>
    public SpreadProfile? Profile { get; init; }

    /// <summary>The holds and bounds that it keeps.</summary>
    public required SpreadLimits Limits { get; init; }

    /// <summary>For each cell, its reason, if a single multiplier does not explain all.</summary>
    public Func<int, BreakdownReason>? Why { get; init; }

    /// <summary>The cell that must get a value by itself.</summary>
    public int? Fixed { get; init; }

    /// <summary>The one number that explains every cell, in units: value = start + multiplier x weight.</summary>
    public Fraction? Multiplier => Units.InUnits((Met as SpreadMet)?.Multiplier);

    private ReasonUnits Units => new(Cells.StoredSteps(1), WeightUnit);

    /// <summary>Whether a cell's value differs from what is stored there.</summary>
    public bool IsChanged(int cell) =>
        Values[cell] is { } value
            ? !Cells.HasOld[cell]
                || Cells.Old[cell] != value
                || Cells.Numbers.At(Cells.PlaceAt(cell)).State != Domain.Cube.RollUps.CellState.Stored
            : Cells.HasOld[cell];

    /// <summary>The days of a cell's period, if they count.</summary>
    public int? DaysOf(int cell) => Profile?.DaysOf(cell) ?? (Cells.Request.ByDays ? Cells.DaysOf(cell) : null);

    /// <summary>Explains the value of each cell, from the arithmetic that computed it.</summary>
    public CellReason ReasonOf(int cell)
    {
        var reason = Met is not null
            ? BreakdownReason.Of(Met, new SpreadChildren(Cells.Count, Start, Weight, Low, High), cell)
            : Why?.Invoke(cell);
        return reason is null
            ? new CellReason(null, null)
            : Units.Of(
                reason with
                {
                    Weight = reason.Weight ?? Weight?[cell],
                },
                StopBy(cell, reason.Stop),
                Profile?.SourceOf(cell),
                DaysOf(cell)
            );
    }

    /// <summary>The index of the name of the limit that sets a cell's least or greatest value; -1 if there is none.</summary>
    public int LimitOf(int cell, bool isLow) => cell == Fixed ? -1 : Limits.ByOf(cell, isLow);

    private string? StopBy(int cell, SpreadStop stop)
    {
        var by = stop switch
        {
            SpreadStop.Low => LimitOf(cell, isLow: true),
            SpreadStop.High => LimitOf(cell, isLow: false),
            SpreadStop.Held => Math.Max(LimitOf(cell, isLow: true), LimitOf(cell, isLow: false)),
            _ => -1,
        };
        return by < 0 ? null : Limits.Names[by];
    }
}
