namespace PlanApi.Application.Feeds;

/// <summary>Numbers that are stored as integers in steps.</summary>
internal static class FlatNumber
{
    /// <summary>The number as a decimal without trailing zeros.</summary>
    public static decimal Of(long steps, int decimals)
    {
        for (; decimals > 0 && steps % 10 == 0; decimals--)
            steps /= 10;
        var size = (ulong)Math.Abs((decimal)steps);
        return new decimal(unchecked((int)size), unchecked((int)(size >> 32)), 0, steps < 0, (byte)decimals);
    }

    /// <summary>
    /// The greatest number of steps that is not over a value, and whether it is the value itself; null where it is outside of 64 bits.
    /// </summary>
    public static (long Steps, bool IsExact)? StepsOf(decimal value, int decimals)
    {
        decimal steps;
        try
        {
            steps = value * Power(decimals);
        }
        catch (OverflowException)
        {
            return null;
        }
        var whole = decimal.Floor(steps);
        // A product of more than 28 digits is rounded.
        if (whole / Power(decimals) > value)
            whole--;
        return whole is < long.MinValue or > long.MaxValue ? null : ((long)whole, whole / Power(decimals) == value);
    }

    private static decimal Power(int decimals)
    {
        var power = 1m;
        for (; decimals > 0; decimals--)
            power *= 10;
        return power;
    }
}
