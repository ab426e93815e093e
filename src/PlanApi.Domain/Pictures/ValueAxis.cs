using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pictures;

/// <summary>An axis of numbers: from a round number below them to one above, with round ticks between. Whole decimals throughout.</summary>
internal sealed class ValueAxis
{
    private const int MostTicks = 6;
    private const decimal Most = 900_000_000_000_000m;

    private readonly decimal _low;
    private readonly decimal _high;

    private ValueAxis(decimal low, decimal high, IReadOnlyList<Quantity> ticks) => (_low, _high, Ticks) = (low, high, ticks);

    public IReadOnlyList<Quantity> Ticks { get; }

    /// <summary>An axis over some numbers. It begins at zero, unless they all lie far from it.</summary>
    public static ValueAxis Over(IReadOnlyCollection<Quantity> numbers)
    {
        decimal[] all = [.. numbers.Select(number => number.ToDecimal()).DefaultIfEmpty(0)];
        var (low, high) = (all.Min(), all.Max());
        if (low > 0 && low < high * 0.6m)
            low = 0;
        if (high < 0 && high > low * 0.6m)
            high = 0;
        if (low == high)
            (low, high) = low == 0 ? (0, 1) : (Math.Min(low, 0), Math.Max(high, 0));
        var step = StepOf((high - low) / MostTicks);
        (low, high) = (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
        var ticks = new List<Quantity>();
        for (var tick = low; tick <= high; tick += step)
        {
            if (Math.Abs(tick) < Most)
                ticks.Add(Quantity.Of(tick));
        }
        return new ValueAxis(low, high, ticks);
    }

    /// <summary>Where a number lies: 0 at the beginning of the axis, 1 at its end.</summary>
    public double Share(Quantity number) => (double)((number.ToDecimal() - _low) / (_high - _low));

    // 1, 2 or 5 times a power of ten, at least as large; a number has four decimals at most.
    private static decimal StepOf(decimal least)
    {
        var power = 0.0001m;
        while (power * 10 <= least)
            power *= 10;
        return power >= least ? power
            : power * 2 >= least ? power * 2
            : power * 5 >= least ? power * 5
            : power * 10;
    }
}
