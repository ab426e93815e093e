using PlanApi.Application.Cube.Structure;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Spreading.Breakdowns;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Changes;

/// <summary>Puts the reason of a cell, which counts steps, into the units of the indicator and of its weights.</summary>
/// <param name="Scale">How many steps of 1/10,000 one step of the indicator is.</param>
/// <param name="WeightUnit">The amount that a weight of 1 means.</param>
internal sealed record ReasonUnits(long Scale, Fraction WeightUnit)
{
    // What of the weights can be shown as a number.
    private const long MostShown = 900_000_000_000_000;

    private Fraction Step => Fraction.Of(Scale, Quantity.StepsPerUnit);

    /// <param name="reason">The reason.</param>
    /// <param name="stopBy">The name of the cell's own limit.</param>
    /// <param name="from">Where its weight comes from.</param>
    /// <param name="days">The days of its period, where they count.</param>
    public CellReason Of(BreakdownReason reason, string? stopBy = null, WeightSource? from = null, int? days = null)
    {
        var weight = reason.Weight is { } steps ? Fraction.Of(steps) * WeightUnit : (Fraction?)null;
        var shown = AsQuantity(weight);
        return new CellReason(
            reason.Start is { } start ? new Quantity(checked(start * Scale)) : null,
            shown,
            (reason.Share * Step).ToText(6),
            Name(reason.Stop),
            Name(reason.Rounding),
            from,
            days
        )
        {
            Multiplier = MultiplierOf(reason.Multiplier),
            ExactWeight = weight is { } exact && (shown is null || Fraction.Of(shown.Value) != exact) ? ExactText.Of(exact) : null,
            // Rows and columns share the difference between the two units; it is told with the rows.
            RowFactor = reason.RowFactor is { } row ? ExactText.Digits(row * Step / WeightUnit) : null,
            ColumnFactor = reason.ColumnFactor is { } column ? ExactText.Digits(column) : null,
            CutOff = reason.CutOff is { } cut ? ExactText.Of(cut * Step) : null,
            StopBy = reason.Stop == SpreadStop.None ? null : reason.StopBy ?? stopBy,
            Total = reason.Total is { } total ? TotalOf(total) : null,
        };
    }

    /// <summary>The multiplier of a weight, in units.</summary>
    public Fraction? InUnits(Fraction? multiplier) => multiplier is { } number ? number * Step / WeightUnit : null;

    /// <summary>A weight as a number, where it is within reach; rounded to four decimals.</summary>
    public static Quantity? AsQuantity(Fraction? weight) =>
        weight is { } shown && shown.Abs() < Fraction.Of(MostShown) ? new Quantity((long)shown.Rounded(Quantity.MaxDecimals)) : null;

    private TotalReason TotalOf(BreakdownReason total)
    {
        var reason = Of(total with { Total = null });
        return new TotalReason(
            new Quantity(checked(total.Value * Scale)),
            reason.Start,
            reason.Weight,
            reason.Multiplier,
            reason.Share!,
            reason.Stop,
            reason.StopBy,
            reason.Rounding
        );
    }

    private string? MultiplierOf(Fraction? multiplier) => InUnits(multiplier) is { } number ? ExactText.Of(number) : null;

    private static string? Name<T>(T value)
        where T : struct, Enum => value.Equals(default(T)) ? null : CamelCase.Of(value);
}
