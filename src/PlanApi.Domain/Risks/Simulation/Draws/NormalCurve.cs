using System.Numerics;
using System.Runtime.InteropServices;

namespace PlanApi.Domain.Risks.Simulation.Draws;

/// <summary>
/// The standard normal distribution: its quantile by algorithm AS 241 (Wichura 1988, PPND16, about 1 part in 10^16), and its distribution
/// function by Hart's approximation (as in West 2005, about 10^-15).
/// </summary>
internal static class NormalCurve
{
    /// <summary>Half the width of a 90 % interval, in standard deviations: the quantile at 0.95.</summary>
    public const double Half90 = 1.6448536269514722;

    private static readonly double[] _near =
    [
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080e0,
    ];

    private static readonly double[] _nearBelow =
    [
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1,
    ];

    private static readonly double[] _far =
    [
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258e0,
        3.64784832476320460504e0,
        5.76949722146069140550e0,
        4.63033784615654529590e0,
        1.42343711074968357734e0,
    ];

    private static readonly double[] _farBelow =
    [
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940e0,
        2.05319162663775882187e0,
        1,
    ];

    private static readonly double[] _farthest =
    [
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580e0,
        5.46378491116411436990e0,
        6.65790464350110377720e0,
    ];

    private static readonly double[] _farthestBelow =
    [
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1,
    ];

    /// <summary>The number below which a normal variable lies with this probability.</summary>
    public static double Quantile(double probability)
    {
        if (probability <= 0 || probability >= 1)
            return probability <= 0 ? double.NegativeInfinity : double.PositiveInfinity;
        var from = probability - 0.5;
        if (Math.Abs(from) > 0.425)
            return Tail(probability);
        var r = 0.180625 - (from * from);
        return from * Polynomial(_near, r) / Polynomial(_nearBelow, r);
    }

    /// <summary>Each probability's quantile, many at a time: the same to the last bit.</summary>
    /// <param name="probabilities">Between 0 and 1, ends excluded.</param>
    /// <param name="quantiles">Where they are written; as long.</param>
    public static void Quantiles(ReadOnlySpan<double> probabilities, Span<double> quantiles)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(probabilities);
        var to = MemoryMarshal.Cast<double, Vector<double>>(quantiles);
        for (var at = 0; at < from.Length; at++)
        {
            var off = from[at] - new Vector<double>(0.5);
            var r = new Vector<double>(0.180625) - (off * off);
            to[at] = off * Polynomial(_near, r) / Polynomial(_nearBelow, r);
        }
        for (var at = from.Length * Vector<double>.Count; at < probabilities.Length; at++)
            quantiles[at] = Quantile(probabilities[at]);
        for (var at = 0; at < probabilities.Length; at++)
        {
            if (Math.Abs(probabilities[at] - 0.5) > 0.425)
                quantiles[at] = Tail(probabilities[at]);
        }
    }

    /// <summary>The probability that a normal variable lies below a number.</summary>
    public static double Below(double x)
    {
        var size = Math.Abs(x);
        if (size > 37)
            return x > 0 ? 1 : 0;
        var density = PlainMath.Exp(-0.5 * size * size);
        double tail;
        if (size < 7.07106781186547)
        {
            var over =
                ((((((3.52624965998911e-02 * size) + 0.700383064443688) * size) + 6.37396220353165) * size) + 33.912866078383) * size;
            over = ((((over + 112.079291497871) * size) + 221.213596169931) * size) + 220.206867912376;
            var under =
                ((((((8.83883476483184e-02 * size) + 1.75566716318264) * size) + 16.064177579207) * size) + 86.7807322029461) * size;
            under = ((((((under + 296.564248779674) * size) + 637.333633378831) * size) + 793.826512519948) * size) + 440.413735824752;
            tail = density * over / under;
        }
        else
        {
            tail = density / (size + (1 / (size + (2 / (size + (3 / (size + (4 / (size + 0.65))))))))) / 2.506628274631;
        }
        return x > 0 ? 1 - tail : tail;
    }

    private static double Tail(double probability)
    {
        var r = Math.Sqrt(-PlainMath.Log(probability < 0.5 ? probability : 1 - probability));
        var size =
            r <= 5
                ? Polynomial(_far, r - 1.6) / Polynomial(_farBelow, r - 1.6)
                : Polynomial(_farthest, r - 5) / Polynomial(_farthestBelow, r - 5);
        return probability < 0.5 ? -size : size;
    }

    private static double Polynomial(double[] by, double x) =>
        (((((((((((((by[0] * x) + by[1]) * x) + by[2]) * x) + by[3]) * x) + by[4]) * x) + by[5]) * x) + by[6]) * x) + by[7];

    private static Vector<double> Polynomial(double[] by, Vector<double> x)
    {
        var sum = new Vector<double>(by[0]);
        for (var at = 1; at < 8; at++)
            sum = (sum * x) + new Vector<double>(by[at]);
        return sum;
    }
}
