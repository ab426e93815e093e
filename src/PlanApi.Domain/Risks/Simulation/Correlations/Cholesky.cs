namespace PlanApi.Domain.Risks.Simulation.Correlations;

/// <summary>A correlation matrix as a lower triangle times its transpose, which makes correlated numbers of independent ones.</summary>
internal static class Cholesky
{
    /// <summary>A pivot as near to zero as this is zero; one that is lower makes the matrix indefinite.</summary>
    public const double Tolerance = 1e-10;

    /// <summary>The lower triangle; null if the matrix is not positive semidefinite.</summary>
    public static double[][]? Of(double[][] matrix)
    {
        var lower = matrix.Select((_, at) => new double[at + 1]).ToArray();
        for (var column = 0; column < matrix.Length; column++)
        {
            var pivot = matrix[column][column] - Product(lower[column], lower[column], column);
            if (pivot < -Tolerance)
                return null;
            var root = pivot > Tolerance ? Math.Sqrt(pivot) : 0;
            lower[column][column] = root;
            for (var row = column + 1; row < matrix.Length; row++)
            {
                var rest = matrix[row][column] - Product(lower[row], lower[column], column);
                if (root > 0)
                    lower[row][column] = rest / root;
                else if (rest * rest > Tolerance)
                    return null;
            }
        }
        return lower;
    }

    private static double Product(double[] one, double[] other, int count)
    {
        var sum = 0.0;
        for (var at = 0; at < count; at++)
            sum += one[at] * other[at];
        return sum;
    }
}
