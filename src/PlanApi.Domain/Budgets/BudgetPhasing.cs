using PlanApi.Domain.Calendars;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>
/// How an item's money is spread over months: by the item's weights, or by the days that each month has in the item's period. The parts
/// add up to the whole exactly, by largest remainder, in hundredths where the whole is one of these.
/// </summary>
public static class BudgetPhasing
{
    private const int StepsOfHundredth = Quantity.StepsPerUnit / 100;

    /// <summary>The months of the item's period with the money of each, in order.</summary>
    public static IReadOnlyList<(Period Month, long Steps)> Of(BudgetItem item, long steps, Calendar calendar)
    {
        var (first, last) = calendar.Days(item.Period ?? Period.OfYear(calendar.Year));
        Period[] months = [.. calendar.Periods(Grain.Month, first, last)];
        var weights = new long[months.Length];
        for (var at = 0; at < months.Length; at++)
            weights[at] =
                item.Weights.Count > 0
                    ? (at < item.Weights.Count ? item.Weights[at].Steps : 0)
                    : DaysWithin(calendar.Days(months[at]), first, last);
        if (Array.TrueForAll(weights, weight => weight == 0))
            Array.Fill(weights, 1);
        var unit = steps % StepsOfHundredth == 0 ? StepsOfHundredth : 1;
        var shares = new long[months.Length];
        Spread.Over(new SpreadChildren(months.Length, weight: weights), steps / unit, shares);
        return [.. months.Select((month, at) => (month, shares[at] * unit))];
    }

    private static int DaysWithin((DateOnly First, DateOnly Last) month, DateOnly first, DateOnly last)
    {
        var (from, to) = (month.First > first ? month.First : first, month.Last < last ? month.Last : last);
        return to.DayNumber - from.DayNumber + 1;
    }
}
