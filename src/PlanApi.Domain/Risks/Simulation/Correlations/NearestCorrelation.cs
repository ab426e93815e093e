namespace PlanApi.Domain.Risks.Simulation.Correlations;

/// <summary>
/// The nearest correlation matrix, by the sum of squared differences: alternating projections onto the positive semidefinite matrices and
/// onto those with ones in the diagonal, with Dykstra's correction (Higham 2002).
/// </summary>
internal static class NearestCorrelation
{
    /// <summary>Larger matrices are only shrunk towards no correlation (Higham, Strabić and Šego 2016), which takes less time.</summary>
    public const int MaxProjected = 60;

    private const int MaxRounds = 1_000;

    /// <summary>A valid matrix whose entries have so many decimals: the nearest, rounded, and shrunk by as little as that needs.</summary>
    public static double[][] Rounded(double[][] matrix, int decimals)
    {
        var nearest = matrix.Length <= MaxProjected ? Of(matrix) : matrix;
        var step = 1.0;
        for (var at = 0; at < decimals; at++)
            step /= 10;
        for (var shrink = 0.0; ; shrink = shrink == 0 ? step / 4 : Math.Min(1, shrink * 1.25))
        {
            var rounded = nearest
                .Select((row, at) => row.Select((value, other) => at == other ? 1 : Math.Round(value * (1 - shrink), decimals)).ToArray())
                .ToArray();
            if (Cholesky.Of(rounded) is not null)
                return rounded;
        }
    }

    /// <summary>The nearest correlation matrix to a symmetric matrix.</summary>
    public static double[][] Of(double[][] matrix)
    {
        var size = matrix.Length;
        var (nearest, correction) = (Copy(matrix), Copy(matrix));
        foreach (var row in correction)
            Array.Clear(row);
        for (var round = 0; round < MaxRounds; round++)
        {
            for (var row = 0; row < size; row++)
            for (var column = 0; column < size; column++)
                correction[row][column] = nearest[row][column] - correction[row][column];
            var projected = Semidefinite(correction);
            var change = 0.0;
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    correction[row][column] = projected[row][column] - correction[row][column];
                    var next = row == column ? 1 : projected[row][column];
                    change = Math.Max(change, Math.Abs(next - nearest[row][column]));
                    nearest[row][column] = next;
                }
            }
            if (change < 1e-7)
                break;
        }
        return nearest;
    }

    // The nearest positive semidefinite matrix: without the negative eigenvalues.
    private static double[][] Semidefinite(double[][] matrix)
    {
        var (values, vectors) = SymmetricEigen.Of(matrix);
        var result = Copy(matrix);
        for (var at = 0; at < values.Length; at++)
        {
            if (values[at] >= 0)
                continue;
            for (var row = 0; row < values.Length; row++)
            {
                var part = values[at] * vectors[row][at];
                for (var column = 0; column < values.Length; column++)
                    result[row][column] -= part * vectors[column][at];
            }
        }
        return result;
    }

    private static double[][] Copy(double[][] matrix) => [.. matrix.Select(row => row.ToArray())];
}
