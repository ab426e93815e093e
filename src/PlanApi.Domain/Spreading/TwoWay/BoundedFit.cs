namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// Biproportional fitting of cells with bounds and of either sign: rows, then columns, each find the one factor with which their clamped
/// cells meet the total. Seeds above zero are multiplied by the factors and seeds below zero divided, as in GRAS (Junius and Oosterhaven
/// 2003, Lenzen, Wood and Gallego 2007). Without bounds that is a quadratic equation; with them, one for each piece between breakpoints.
/// </summary>
internal static class BoundedFit
{
    /// <summary>After so many sweeps a step of Newton's method helps each, where the table is not too wide for it.</summary>
    private const int PlainSweeps = 20;

    /// <summary>
    /// Takes the table as rows and, transposed, as columns. Factors come back in the arrays given, which begin as ones.
    /// Some table meets all totals with every free cell strictly within its bounds.
    /// </summary>
    public static void Fit(in BoundedLines rows, in BoundedLines columns, double[] rowFactors, double[] columnFactors)
    {
        var progress = new FitProgress(columns.Totals);
        // A sweep takes some ten times as long as one of a table without bounds.
        var most = BiproportionalFit.MostSweeps((int)Math.Min(10L * rows.Seed.Length, int.MaxValue));
        for (var sweep = 1; sweep <= most; sweep++)
        {
            Meet(rows, rowFactors, columnFactors);
            if (sweep > PlainSweeps && columnFactors.Length is > 1 and <= NewtonStep.MostColumns)
                StepAhead(rows, columns, rowFactors, columnFactors);
            if (progress.IsDone(Meet(columns, columnFactors, rowFactors)))
                return;
        }
    }

    /// <summary>
    /// A step of Newton's method, halved until the remaining error of the columns no longer points far back along it. The function is
    /// convex, so such a step leads down. Where many cells change between free and bound at once, there may be no such step, and then
    /// none is taken.
    /// </summary>
    private static void StepAhead(in BoundedLines rows, in BoundedLines columns, double[] rowFactors, double[] columnFactors)
    {
        var (rowsBefore, columnsBefore) = ((double[])rowFactors.Clone(), (double[])columnFactors.Clone());
        var step = NewtonStep.Find(rows, rowFactors, columns.Totals, columnFactors);
        var slope = Slope(columns, columnFactors, rowFactors, step);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            NewtonStep.Take(step, columnFactors);
            Meet(rows, rowFactors, columnFactors);
            if (Slope(columns, columnFactors, rowFactors, step) >= -slope / 2)
                return;
            rowsBefore.CopyTo(rowFactors, 0);
            columnsBefore.CopyTo(columnFactors, 0);
            for (var column = 0; column < step.Length; column++)
                step[column] /= 2;
            slope /= 2;
        }
    }

    private static double Slope(in BoundedLines lines, double[] factors, double[] others, double[] step)
    {
        double slope = 0;
        for (var line = 0; line < factors.Length; line++)
        {
            var (fixedSum, rising, falling) = lines.Sums(line, others, factors[line]);
            slope += step[line] * (lines.Totals[line] - (fixedSum + (rising * factors[line]) - (falling / factors[line])));
        }
        return slope;
    }

    /// <summary>Sets each line's factor; the sum of the lines' errors before.</summary>
    private static double Meet(in BoundedLines lines, double[] factors, double[] others)
    {
        double error = 0;
        for (var line = 0; line < factors.Length; line++)
            error += Meet(lines, line, others, ref factors[line]);
        return error;
    }

    /// <summary>
    /// Newton's method on a sum that rises with the factor, exact on each piece, kept between factors known to be too small and too large.
    /// </summary>
    internal static double Meet(in BoundedLines lines, int line, double[] others, ref double factor)
    {
        var (small, large, stride, error) = (0.0, double.PositiveInfinity, 4.0, double.NaN);
        for (var step = 0; step < 200; step++)
        {
            var (fixedSum, rising, falling) = lines.Sums(line, others, factor);
            if (rising == 0 && falling == 0 && lines.IsFixed(line))
                return 0;
            var missing = lines.Totals[line] - (fixedSum + (rising * factor) - (falling / factor));
            error = double.IsNaN(error) ? Math.Abs(missing) : error;
            if (missing == 0)
                return error;
            (small, large) = missing > 0 ? (factor, large) : (small, factor);
            var next = Root(rising, falling, lines.Totals[line] - fixedSum);
            if (Math.Abs(next - factor) <= 4e-16 * factor)
                return error;
            if (!(next > small && next < large))
            {
                next =
                    double.IsPositiveInfinity(large) ? small * stride
                    : small == 0 ? large / stride
                    : Math.Sqrt(small) * Math.Sqrt(large);
                stride = Math.Min(stride * stride, 1e100);
                if (next <= small || next >= large || next is 0 || !double.IsFinite(next))
                    return error;
            }
            factor = next;
        }
        return error;
    }

    /// <summary>The factor f above zero with rising x f - falling / f = wanted, or a value that is not a number.</summary>
    private static double Root(double rising, double falling, double wanted)
    {
        if (falling == 0)
            return wanted / rising;
        if (rising == 0)
            return -falling / wanted;
        var root = Math.Sqrt((wanted * wanted) + (4 * rising * falling));
        // Of the two forms of the solution, the one that does not subtract what is nearly equal.
        return wanted >= 0 ? (wanted + root) / (2 * rising) : 2 * falling / (root - wanted);
    }
}

/// <summary>Rows of a table, or its columns laid out as rows. A seed of zero marks a fixed cell, which the totals leave out.</summary>
internal readonly struct BoundedLines(double[] seed, double[] low, double[] high, double[] totals)
{
    private readonly int _length = totals.Length == 0 ? 0 : seed.Length / totals.Length;

    public double[] Seed => seed;

    public double[] Totals => totals;

    public bool IsFixed(int line) => !seed.AsSpan(line * _length, _length).ContainsAnyExcept(0.0);

    /// <summary>
    /// The sum of the cells at a bound, and the coefficients of the cells between bounds: of the factor, and of its inverse.
    /// </summary>
    public (double Fixed, double Rising, double Falling) Sums(int line, double[] others, double factor)
    {
        var (fixedSum, rising, falling) = (0.0, 0.0, 0.0);
        var seeds = seed.AsSpan(line * _length, _length);
        var lows = low.AsSpan(line * _length, _length);
        var highs = high.AsSpan(line * _length, _length);
        for (var at = 0; at < seeds.Length; at++)
        {
            var cell = seeds[at];
            if (cell == 0)
                continue;
            var coefficient = cell > 0 ? cell * others[at] : -cell / others[at];
            var value = cell > 0 ? coefficient * factor : -coefficient / factor;
            if (value < lows[at])
                fixedSum += lows[at];
            else if (value > highs[at])
                fixedSum += highs[at];
            else if (cell > 0)
                rising += coefficient;
            else
                falling += coefficient;
        }
        return (fixedSum, rising, falling);
    }

    /// <summary>A line's cells, and as weights how each rises with its factor's logarithm; the answer is the sum of the weights.</summary>
    public double Weigh(int line, double[] others, double factor, double[] values, double[] weights)
    {
        var total = 0.0;
        for (var at = 0; at < values.Length; at++)
        {
            var cell = (line * _length) + at;
            var product =
                seed[cell] == 0 ? 0
                : seed[cell] > 0 ? seed[cell] * others[at] * factor
                : seed[cell] / (others[at] * factor);
            values[at] = seed[cell] == 0 ? 0 : Math.Clamp(product, low[cell], high[cell]);
            weights[at] = values[at] == product ? Math.Abs(product) : 0;
            total += weights[at];
        }
        return total;
    }

    public BoundedLines Transposed(double[] columnTotals) => new(Turn(seed), Turn(low), Turn(high), columnTotals);

    private double[] Turn(double[] matrix)
    {
        var turned = new double[matrix.Length];
        for (var cell = 0; cell < matrix.Length; cell++)
            turned[(cell % _length * totals.Length) + (cell / _length)] = matrix[cell];
        return turned;
    }
}
