namespace PlanApi.Domain.Risks.Simulation.Correlations;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5).
/// </summary>
internal static class SymmetricEigen
{
    private const int MaxSweeps = 60;

    /// <summary>The eigenvalues, and in each column of the vectors the one of the same place.</summary>
    public static (double[] Values, double[][] Vectors) Of(double[][] matrix)
    {
        var size = matrix.Length;
        var work = matrix.Select(row => row.ToArray()).ToArray();
        var vectors = matrix.Select((_, at) => Enumerable.Range(0, size).Select(other => at == other ? 1.0 : 0).ToArray()).ToArray();
        for (var sweep = 0; sweep < MaxSweeps && Off(work) > 1e-22; sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                    Rotate(work, vectors, p, q);
            }
        }
        return ([.. work.Select((row, at) => row[at])], vectors);
    }

    private static void Rotate(double[][] work, double[][] vectors, int p, int q)
    {
        if (work[p][q] == 0)
            return;
        var turn = (work[q][q] - work[p][p]) / (2 * work[p][q]);
        var tangent = (turn < 0 ? -1 : 1) / (Math.Abs(turn) + Math.Sqrt((turn * turn) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var at = 0; at < work.Length; at++)
        {
            (work[at][p], work[at][q]) = ((cosine * work[at][p]) - (sine * work[at][q]), (sine * work[at][p]) + (cosine * work[at][q]));
            (vectors[at][p], vectors[at][q]) = (
                (cosine * vectors[at][p]) - (sine * vectors[at][q]),
                (sine * vectors[at][p]) + (cosine * vectors[at][q])
            );
        }
        var (first, second) = (work[p], work[q]);
        for (var at = 0; at < work.Length; at++)
            (first[at], second[at]) = ((cosine * first[at]) - (sine * second[at]), (sine * first[at]) + (cosine * second[at]));
    }

    private static double Off(double[][] work)
    {
        var sum = 0.0;
        for (var row = 0; row < work.Length; row++)
        {
            for (var column = 0; column < row; column++)
                sum += work[row][column] * work[row][column];
        }
        return sum;
    }
}
