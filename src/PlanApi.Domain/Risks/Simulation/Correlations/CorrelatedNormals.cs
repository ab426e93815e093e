using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PlanApi.Domain.Risks.Simulation.Draws;

namespace PlanApi.Domain.Risks.Simulation.Correlations;

/// <summary>The normal numbers of correlated risks in a block of trials: a Gaussian copula.</summary>
/// <param name="lower">The lower triangle of the correlations.</param>
/// <param name="streams">The risks' streams of random numbers.</param>
/// <param name="random">The random numbers.</param>
/// <param name="columns">How many trials a block has; a multiple of the tile.</param>
internal sealed class CorrelatedNormals(double[][] lower, ulong[] streams, Philox random, int columns)
{
    /// <summary>How many trials are multiplied at a time.</summary>
    private static readonly int _tile = 4 * Vector<double>.Count;

    private readonly double[] _numbers = new double[columns];
    private readonly double[][] _normals = [.. lower.Select(_ => new double[columns + _tile])];

    public ReadOnlySpan<double> Of(int risk) => _normals[risk];

    /// <summary>Draws them for these fours of trials.</summary>
    public void Draw(ReadOnlySpan<int> fours)
    {
        for (var risk = 0; risk < streams.Length; risk++)
        {
            for (var at = 0; at < fours.Length; at++)
            {
                var words = random.At((uint)fours[at], 0, streams[risk]);
                _numbers[4 * at] = Words.Open(words.A);
                _numbers[(4 * at) + 1] = Words.Open(words.B);
                _numbers[(4 * at) + 2] = Words.Open(words.C);
                _numbers[(4 * at) + 3] = Words.Open(words.D);
            }
            NormalCurve.Quantiles(_numbers.AsSpan(0, 4 * fours.Length), _normals[risk]);
        }
        // From the last risk up, each in the place of its own number, which no earlier one needs.
        for (var risk = lower.Length - 1; risk >= 0; risk--)
        {
            for (var from = 0; from < 4 * fours.Length; from += _tile)
                Mix(risk, from);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mix(int risk, int from)
    {
        var row = lower[risk];
        var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var other = 0; other < row.Length; other++)
        {
            if (row[other] == 0)
                continue;
            var factor = new Vector<double>(row[other]);
            var numbers = Tile(other, from);
            a += factor * numbers[0];
            b += factor * numbers[1];
            c += factor * numbers[2];
            d += factor * numbers[3];
        }
        var to = Tile(risk, from);
        (to[0], to[1], to[2], to[3]) = (a, b, c, d);
    }

    private Span<Vector<double>> Tile(int risk, int from) => MemoryMarshal.Cast<double, Vector<double>>(_normals[risk].AsSpan(from, _tile));
}
