using System.Numerics;

namespace PlanApi.Domain.Spreading.Series;

/// <summary>
/// Moves a rising series towards the closest one. Each round takes the cheapest series among all that differ by at most a number of
/// strides in each period and in each running sum, by dynamic programming over (value, running sum). It repeats until there is no better
/// one.
/// </summary>
/// <remarks>
/// How far it looks matters. In whole numbers a block of n equal periods can only rise together, by n in all, for which one other period
/// must make room: looking less than n strides far, the search would stop before. A round takes time in proportion to n x radius^2.
/// </remarks>
/// <typeparam name="T">The type of costs: 128-bit integers where they must be exact, doubles for long strides.</typeparam>
/// <param name="limits">The series' bounds.</param>
/// <param name="radius">By how many strides a period or running sum may differ, up to 60.</param>
/// <param name="cost">The cost of moving a period from one value to another; negative where that brings the series closer.</param>
internal sealed class SeriesSearch<T>(SeriesLimits limits, int radius, Func<int, Int128, Int128, T> cost)
    where T : INumber<T>
{
    private readonly int _width = (2 * radius) + 1;

    // By period, running sum, and value: the value of the period before from which it is reached cheapest; -1 where it is not.
    private readonly sbyte[] _from = new sbyte[limits.Count * ((2 * radius) + 1) * ((2 * radius) + 1)];

    // By running sum and value: which value up to this one is the cheapest; of equally cheap ones the lowest.
    private readonly sbyte[] _cheapest = new sbyte[((2 * radius) + 1) * ((2 * radius) + 1)];
    private T[] _costs = new T[((2 * radius) + 1) * ((2 * radius) + 1)];
    private T[] _before = new T[((2 * radius) + 1) * ((2 * radius) + 1)];

    /// <summary>Moves the series by multiples of the stride for as long as that brings it closer.</summary>
    /// <param name="series">The series.</param>
    /// <param name="stride">The multiple.</param>
    /// <param name="mostRounds">After how many rounds to stop: doubles may take turns between series that cost the same.</param>
    public void Improve(Int128[] series, Int128 stride, int mostRounds = int.MaxValue)
    {
        for (var round = 0; round < mostRounds && Step(series, stride); round++) { }
    }

    private bool Step(Int128[] series, Int128 stride)
    {
        Array.Fill(_from, (sbyte)-1);
        Int128 sum = 0;
        for (var period = 0; period < series.Length; period++)
        {
            (_costs, _before) = (_before, _costs);
            sum += series[period];
            var (firstSum, lastSum) = Window(sum, stride, limits.SumLow[period], limits.SumHigh[period]);
            var (firstValue, lastValue) = Window(series[period], stride, limits.Low[period], limits.High[period]);
            for (var value = firstValue; value <= lastValue; value++)
            {
                var own = cost(period, series[period], series[period] + (stride * (value - radius)));
                if (period == 0)
                {
                    if (value >= firstSum && value <= lastSum)
                        (_from[(value * _width) + value], _costs[(value * _width) + value]) = (0, own);
                    continue;
                }
                // Rising: up to which value of the period before.
                var room = ((series[period] - series[period - 1]) / stride) + value;
                var most = (int)Int128.Min(room, _width - 1);
                for (var total = Math.Max(firstSum, value - radius); total <= Math.Min(lastSum, value + radius) && most >= 0; total++)
                    Reach(period, value, total, total - value + radius, most, own);
            }
            if (period < series.Length - 1)
                Accumulate(period);
        }
        return Follow(series, stride);
    }

    private void Reach(int period, int value, int total, int totalBefore, int most, T own)
    {
        var before = _cheapest[(totalBefore * _width) + most];
        if (before < 0)
            return;
        _from[(((period * _width) + total) * _width) + value] = before;
        _costs[(total * _width) + value] = _before[(totalBefore * _width) + before] + own;
    }

    private void Accumulate(int period)
    {
        for (var total = 0; total < _width; total++)
        {
            sbyte cheapest = -1;
            for (var value = 0; value < _width; value++)
            {
                if (
                    _from[(((period * _width) + total) * _width) + value] >= 0
                    && (cheapest < 0 || _costs[(total * _width) + value] < _costs[(total * _width) + cheapest])
                )
                    cheapest = (sbyte)value;
                _cheapest[(total * _width) + value] = cheapest;
            }
        }
    }

    // Which strides around a number stay within its bounds.
    private (int First, int Last) Window(Int128 around, Int128 stride, Int128 low, Int128 high) =>
        ((int)Int128.Max(0, radius - ((around - low) / stride)), (int)Int128.Min(_width - 1, radius + ((high - around) / stride)));

    // To the cheapest end with the same total, if it costs less than to stay, which costs nothing.
    private bool Follow(Int128[] series, Int128 stride)
    {
        var (best, total) = (-1, radius);
        for (var value = 0; value < _width; value++)
        {
            if (
                _from[((((series.Length - 1) * _width) + total) * _width) + value] >= 0
                && (best < 0 || _costs[(total * _width) + value] < _costs[(total * _width) + best])
            )
                best = value;
        }
        if (best < 0 || _costs[(total * _width) + best] >= T.Zero)
            return false;
        for (var period = series.Length - 1; period >= 0; period--)
        {
            var next = _from[(((period * _width) + total) * _width) + best];
            series[period] += stride * (best - radius);
            total -= best - radius;
            best = next;
        }
        return true;
    }
}
