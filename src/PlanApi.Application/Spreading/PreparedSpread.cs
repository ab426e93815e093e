using PlanApi.Application.Cube;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Spreading;

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
    /// <summary>Whether a cell's value differs from what is stored there.</summary>
    public bool IsChanged(int cell) => Values[cell] is { } value
        ? !Cells.HasOld[cell] || Cells.Old[cell] != value || Cells.Numbers.At(cell).State != Domain.Cube.RollUps.CellState.Stored
        : Cells.HasOld[cell];

    /// <summary>Why a cell gets what it gets, from the arithmetic that gave it.</summary>
    public CellReason ReasonOf(int cell)
    {
        if (Start is null || Weight is null)
            return new CellReason(null, null);
        var start = Cells.ToQuantity(Start[cell]);
        if (Met is null)
            return new CellReason(start, AsQuantity(Weight[cell]));
        var reason = Met.ReasonOf(new SpreadChildren(Cells.Count, Start, Weight, Low, High), cell);
        return new CellReason(
            start, AsQuantity(Weight[cell]), (reason.Share / Domain.Values.Fraction.Of(Scale)).ToText(6),
            reason.Stop == SpreadStop.None ? null : Name(reason.Stop), reason.Rounding == SpreadRounding.None ? null : Name(reason.Rounding));
    }

    private Domain.Values.Quantity AsQuantity(long weight) => Cells.Request.Method switch
    {
        SpreadMethod.Weighted or SpreadMethod.Relative => new(weight),
        SpreadMethod.Equal => new(weight * Domain.Values.Quantity.StepsPerUnit),
        _ => Cells.ToQuantity(weight),
    };

    private long Scale => Domain.Values.Quantity.StepsPerUnit / Cells.StoredSteps(1);

    private static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
