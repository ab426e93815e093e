namespace PlanApi.Domain.Spreading.TwoWay;

/// <summary>
/// For tables whose parts are weakly connected, where sweeps alone would be very slow: Newton's method on the factors of the columns,
/// with the rows met (Kruithof's problem as a convex one; Bregman 1967). Its matrix is the Laplacian of a network of columns, eliminated
/// without a single subtraction (Grassmann, Taksar and Heyman 1985), so that even the weakest link keeps all its digits.
/// </summary>
internal static class NewtonStep
{
    /// <summary>A wider table is left to the sweeps: elimination takes time with the cube of the width.</summary>
    public const int MostColumns = 256;

    /// <summary>The change of the columns' logarithms, none above 1, so that the method stays near where its model holds.</summary>
    public static double[] Find(in BoundedLines rows, double[] rowFactors, double[] columnTotals, double[] columnFactors)
    {
        var columns = columnFactors.Length;
        var (links, needs) = (new double[columns * columns], (double[])columnTotals.Clone());
        var (values, weights) = (new double[columns], new double[columns]);
        for (var row = 0; row < rowFactors.Length; row++)
        {
            var total = rows.Weigh(row, columnFactors, rowFactors[row], values, weights);
            for (var column = 0; column < columns; column++)
            {
                needs[column] -= values[column];
                if (weights[column] > 0)
                    AddTimes(weights[column] / total, weights.AsSpan(0, column), links.AsSpan(column * columns, column));
            }
        }
        return Limited(Potentials(links, needs));
    }

    /// <summary>Multiplies each factor by e to its step, to the third order: (2 + x) / (2 - x) is the same on every processor.</summary>
    public static void Take(double[] step, double[] factors)
    {
        for (var at = 0; at < factors.Length; at++)
            factors[at] *= (2 + step[at]) / (2 - step[at]);
    }

    /// <summary>The potentials of nodes from which the needs flow; zero for one node of each connected part.</summary>
    private static double[] Potentials(double[] links, double[] needs)
    {
        var potentials = new double[needs.Length];
        for (var node = needs.Length - 1; node > 0; node--)
        {
            var link = links.AsSpan(node * needs.Length, node);
            var sum = Sum(link);
            for (var other = 0; sum > 0 && other < node; other++)
            {
                var share = link[other] / sum;
                needs[other] += share * needs[node];
                AddTimes(share, link[..other], links.AsSpan(other * needs.Length, other));
            }
        }
        for (var node = 1; node < needs.Length; node++)
        {
            var link = links.AsSpan(node * needs.Length, node);
            var (sum, flow) = (Sum(link), needs[node]);
            for (var other = 0; other < node; other++)
                flow += link[other] * potentials[other];
            potentials[node] = sum > 0 ? flow / sum : 0;
        }
        return potentials;
    }

    private static double[] Limited(double[] potentials)
    {
        var (least, most) = (potentials[0], potentials[0]);
        foreach (var potential in potentials)
            (least, most) = (Math.Min(least, potential), Math.Max(most, potential));
        var (middle, reach) = ((least / 2) + (most / 2), (most / 2) - (least / 2));
        var isFinite = double.IsFinite(middle) && double.IsFinite(reach);
        return Array.ConvertAll(potentials, potential => isFinite ? (potential - middle) / Math.Max(1, reach) : 0);
    }

    private static double Sum(ReadOnlySpan<double> link)
    {
        double sum = 0;
        foreach (var part in link)
            sum += part;
        return sum;
    }

    private static void AddTimes(double factor, ReadOnlySpan<double> from, Span<double> to)
    {
        for (var at = 0; at < from.Length; at++)
            to[at] += factor * from[at];
    }
}
