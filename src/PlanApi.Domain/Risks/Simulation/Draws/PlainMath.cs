namespace PlanApi.Domain.Risks.Simulation.Draws;

/// <summary>
/// Exponential and logarithm by additions, multiplications and divisions alone (the methods of FreeBSD's msun, Sun Microsystems 1993,
/// to less than one unit in the last place). Those of the runtime differ in the last bit from processor to processor.
/// </summary>
internal static class PlainMath
{
    private const double HighLog2 = 6.93147180369123816490e-01;
    private const double LowLog2 = 1.90821492927058770002e-10;

    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x > 709.78)
            return x > 709.78 ? double.PositiveInfinity : x;
        if (x < -708)
            return 0;
        var power = (int)((x * 1.44269504088896338700) + (x < 0 ? -0.5 : 0.5));
        var (high, low) = (x - (power * HighLog2), power * LowLog2);
        var rest = high - low;
        var square = rest * rest;
        var even =
            rest
            - (
                square
                * (
                    1.66666666666666019037e-01
                    + (
                        square
                        * (
                            -2.77777777770155933842e-03
                            + (
                                square
                                * (
                                    6.61375632143793436117e-05
                                    + (square * (-1.65339022054652515390e-06 + (square * 4.13813679705723846039e-08)))
                                )
                            )
                        )
                    )
                )
            );
        var result = 1 - ((low - (rest * even / (2 - even))) - high);
        return result * PowerOfTwo(power);
    }

    /// <summary>The natural logarithm of a normal number above zero.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var power = (int)(bits >> 52) - 1023;
        var part = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | (1023L << 52));
        if (part > 1.4142135623730951)
        {
            part *= 0.5;
            power++;
        }
        var rest = part - 1;
        var half = 0.5 * rest * rest;
        var s = rest / (2 + rest);
        var z = s * s;
        var w = z * z;
        var odd = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        var even =
            z
            * (
                6.666666666666735130e-01
                + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01)))))
            );
        return (power * HighLog2) - ((half - ((s * (half + odd + even)) + (power * LowLog2))) - rest);
    }

    private static double PowerOfTwo(int power) => BitConverter.Int64BitsToDouble((long)(power + 1023) << 52);
}
