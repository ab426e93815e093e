namespace PlanApi.Domain.Risks.Simulation.Results;

/// <summary>Round numbers at equal distances, as on an axis: 1, 2 or 5 times a power of ten apart.</summary>
internal static class RoundSteps
{
    /// <summary>From the last one up to a number to the first one above another.</summary>
    /// <param name="from">The number at the low end.</param>
    /// <param name="to">The number at the high end.</param>
    /// <param name="most">How many steps lie between them at most.</param>
    public static long[] Between(long from, long to, int most)
    {
        long step = 1;
        for (var at = 0; (to - from) / most >= step; at++)
            step = at % 3 == 1 ? step / 2 * 5 : step * 2;
        var first = from - (((from % step) + step) % step);
        return [.. Enumerable.Range(0, (int)((to - first) / step) + 2).Select(at => first + (at * step))];
    }
}
