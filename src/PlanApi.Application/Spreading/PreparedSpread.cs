using PlanApi.Application.Cube;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Trees;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Spreading;

/// <summary>A spread that has been worked out: what every cell gets, and what it was computed from.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Cells">The cells with their numbers now.</param>
/// <param name="Values">By cell, its value afterwards in steps of the indicator; null where it is cleared.</param>
/// <param name="Start">By cell, what it moves away from.</param>
/// <param name="Weight">By cell, how far it moves beside the others.</param>
/// <param name="Met">Where one multiplier explains every cell.</param>
/// <param name="Total">What the cells come to with what lies beside them, where they are summed.</param>
/// <param name="Shown">The partition as it is.</param>
/// <param name="Low">The least that each cell may be; null where none is limited.</param>
/// <param name="High">The most.</param>
/// <param name="State">The versions that it was computed from.</param>
public sealed record PreparedSpread(
    StoredScenario Scenario, SpreadCells Cells, long?[] Values, long[]? Start, long[]? Weight, SpreadMet? Met, long? Total, Partition Shown,
    long[]? Low, long[]? High, string State)
{
    // What of the weights can be shown as a number.
    private const long MostShown = 900_000_000_000_000;

    /// <summary>What a weight of 1 stands for.</summary>
    public Fraction WeightUnit { get; init; } = Fraction.One;

    /// <summary>The numbers that the weights come from, where they go by others.</summary>
    public SpreadProfile? Profile { get; init; }

    /// <summary>Where cells agree at every level by the least change of all: what each one's reason follows from.</summary>
    public TreeAnswer? Tree { get; init; }

    /// <summary>The one number that explains every cell, in units: value = start + multiplier x weight.</summary>
    public Fraction? Multiplier => Met is null ? null : Met.Multiplier / (WeightUnit * Fraction.Of(Scale));

    /// <summary>Whether a cell's value differs from what is stored there.</summary>
    public bool IsChanged(int cell) => Values[cell] is { } value
        ? !Cells.HasOld[cell] || Cells.Old[cell] != value || Cells.Numbers.At(Cells.PlaceAt(cell)).State != Domain.Cube.RollUps.CellState.Stored
        : Cells.HasOld[cell];

    /// <summary>Why a cell gets what it gets, from the arithmetic that gave it.</summary>
    public CellReason ReasonOf(int cell)
    {
        if (Start is null || Weight is null)
            return new CellReason(null, null);
        var start = Cells.ToQuantity(Start[cell]);
        var (from, days) = (Profile?.SourceOf(cell), Profile?.DaysOf(cell) ?? (Cells.Request.ByDays ? Cells.DaysOf(cell) : null));
        if (Tree is not null)
            return Reconciled(cell, Tree.Reason(cell), start, AsQuantity(Weight[cell]));
        if (Met is null)
            return new CellReason(start, AsQuantity(Weight[cell]), From: from, Days: days);
        var reason = Met.ReasonOf(new SpreadChildren(Cells.Count, Start, Weight, Low, High), cell);
        return new CellReason(
            start, AsQuantity(Weight[cell]), (reason.Share / Fraction.Of(Scale)).ToText(6),
            reason.Stop == SpreadStop.None ? null : Name(reason.Stop), reason.Rounding == SpreadRounding.None ? null : Name(reason.Rounding), from, days);
    }

    private CellReason Reconciled(int cell, TreeReason reason, Quantity start, Quantity? weight) => new(
        start, weight, (reason.Exact / Fraction.Of(Scale)).ToText(6),
        reason.StoppedBy is not { } stop || stop.Node != cell ? null : Name(stop.Kind switch { BoundKind.Low => SpreadStop.Low, BoundKind.High => SpreadStop.High, _ => SpreadStop.Held }),
        reason.Rounding.Sign switch { 0 => null, > 0 => Name(SpreadRounding.Up), _ => Name(SpreadRounding.Down) });

    private Quantity? AsQuantity(long weight)
    {
        var shown = Fraction.Of(weight) * WeightUnit;
        return shown < Fraction.Of(MostShown) ? new Quantity((long)shown.Rounded(Quantity.MaxDecimals)) : null;
    }

    private long Scale => Quantity.StepsPerUnit / Cells.StoredSteps(1);

    private static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
