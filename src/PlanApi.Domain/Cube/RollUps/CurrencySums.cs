using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube.RollUps;

/// <summary>Sums of amounts in several currencies: each at the rate of its period's last day, in the plan's currency.</summary>
internal static class CurrencySums
{
    public static Numbers Over(
        CubeSource source, Indicator indicator, Measure measure, Frame frame, Partition partition, Nesting nesting, Scatter cells)
    {
        var rates = source.Rates(measure);
        var amounts = new Fraction[partition.Count];
        var unknown = new int[partition.Count];
        for (var cell = 0; cell < amounts.Length; cell++)
        {
            var amount = Fraction.Of(new Quantity(partition.Values[cell]));
            var period = partition.Periods[partition.PeriodOf[cell]];
            if (partition.Currencies!.TryGetValue(cell, out var currency))
            {
                if (rates.On(currency, source.Calendar.Days(period).Last) is { } rate)
                    amount *= rate;
                else
                    (amount, unknown[cell]) = (Fraction.Zero, 1);
            }
            amounts[cell] = indicator.PerDay ? amount * Fraction.Of(source.Calendar.LengthOf(period)) : amount;
        }
        foreach (var (cell, container) in nesting.Pairs)
            amounts[container] -= amounts[cell];
        var unknowns = new int[frame.Count];
        cells.Add(unknown, unknowns);
        Array.Clear(cells.Parts);
        return new SumNumbers<Fraction>(
            frame, cells, nesting, amounts, amount => amount.IsZero,
            cell => new CubeNumber(CellState.Stored, partition.Values[cell]),
            (sum, place) => unknowns[place] > 0
                ? CubeNumber.Undefined(NoNumber.NoRate)
                : new CubeNumber(CellState.RolledUp, 0, indicator.PerDay ? sum / Fraction.Of(source.Calendar.LengthOf(frame.PeriodAt(place))) : sum));
    }
}
