namespace PlanApi.Domain.Risks.Simulation.Draws;

/// <summary>
/// The PERT distribution: a beta distribution between low and high with exponents 1 + 4 (likely - low) / (high - low) and 1 + 4 (high -
/// likely) / (high - low) (Malcolm, Roseboom, Clark and Fazar 1959). Its quantile has no formula. It is interpolated in a table by
/// Hermite's cubic polynomials. The table is refined until a quantile's probability is right to <see cref="Tolerance"/> (Hörmann and
/// Leydold 2003).
/// </summary>
internal sealed class PertDraw : SizeDraw
{
    /// <summary>How far the probability below an interpolated quantile is from the asked one, at most.</summary>
    public const double Tolerance = 1e-10;

    private const int Guides = 1024;

    // The points and weights of Gauss and Legendre's rule with eight points, on -1 to 1.
    private static readonly double[] _points = [0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363];
    private static readonly double[] _weights = [0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

    private readonly double _left;
    private readonly double _right;
    private readonly List<Piece> _pieces = [];
    private readonly Piece[] _table;
    private readonly int[] _guide = new int[Guides];

    public PertDraw(double low, double likely, double high)
    {
        (_left, _right) = (4 * (likely - low) / (high - low), 4 * (high - likely) / (high - low));
        double[] nodes =
        [
            0,
            .. Enumerable.Range(0, 40).Select(at => 0.5 / (1L << (39 - at))),
            .. Enumerable.Range(0, 40).Select(at => 1 - (0.25 / (1L << at))),
            1,
        ];
        var areas = nodes.Zip(nodes[1..], Area).ToArray();
        var whole = areas.Sum();
        var below = 0.0;
        for (var at = 0; at < areas.Length; at++)
        {
            Refine(new Span(nodes[at], nodes[at + 1], below, below + areas[at], whole), 0);
            below += areas[at];
        }
        _table = [.. _pieces.Select(piece => piece.Stretched(low, high - low))];
        for (int at = 0, piece = 0; at < Guides; at++)
        {
            while (piece < _table.Length - 1 && _table[piece].Until <= (double)at / Guides)
                piece++;
            _guide[at] = piece;
        }
    }

    /// <summary>How many polynomials the table has.</summary>
    public int Pieces => _table.Length;

    public override void Fill(Span<double> numbers)
    {
        foreach (ref var number in numbers)
        {
            var at = _guide[(int)(number * Guides)];
            while (number >= _table[at].Until && at < _table.Length - 1)
                at++;
            number = _table[at].At(number);
        }
    }

    private void Refine(Span span, int depth)
    {
        var piece = Piece.Between(span, Density(span.From), Density(span.To));
        // What is too unlikely to be drawn needs no shape.
        if (depth == 40 || (span.Probability > Tolerance ? IsClose(span, piece) : span.Probability > 0))
        {
            _pieces.Add(piece);
            return;
        }
        if (span.Probability <= 0)
            return;
        var middle = (span.From + span.To) / 2;
        var below = span.Below + Area(span.From, middle);
        Refine(span with { To = middle, Above = below }, depth + 1);
        Refine(span with { From = middle, Below = below }, depth + 1);
    }

    private bool IsClose(Span span, Piece piece)
    {
        if (!piece.IsRising)
            return false;
        foreach (var part in new[] { 0.25, 0.5, 0.75 })
        {
            var number = (span.Below + (part * (span.Above - span.Below))) / span.Whole;
            var found = (span.Below + Area(span.From, piece.At(number))) / span.Whole;
            if (Math.Abs(found - number) > Tolerance / 2)
                return false;
        }
        return true;
    }

    private double Area(double from, double to)
    {
        var (middle, half, sum) = ((from + to) / 2, (to - from) / 2, 0.0);
        for (var at = 0; at < _points.Length; at++)
            sum += _weights[at] * (Density(middle - (half * _points[at])) + Density(middle + (half * _points[at])));
        return sum * half;
    }

    private double Density(double x) => Power(x, _left) * Power(1 - x, _right);

    private static double Power(double x, double exponent) =>
        exponent == 0 ? 1
        : x <= 0 ? 0
        : PlainMath.Exp(exponent * PlainMath.Log(x));

    /// <summary>A piece of 0 to 1, and the areas below its ends.</summary>
    private readonly record struct Span(double From, double To, double Below, double Above, double Whole)
    {
        public double Probability => (Above - Below) / Whole;
    }

    /// <summary>A cubic polynomial over a piece of the probabilities.</summary>
    private readonly record struct Piece(double Start, double Until, double A, double B, double C, double D)
    {
        public static Piece Between(Span span, double densityFrom, double densityTo)
        {
            var (width, probability) = (span.To - span.From, span.Probability);
            var (from, to) = (probability * span.Whole / densityFrom, probability * span.Whole / densityTo);
            // Where the density is zero the curve has no slope, and a straight line must do.
            if (!double.IsFinite(from) || !double.IsFinite(to))
                (from, to) = (width, width);
            return new Piece(
                span.Below / span.Whole,
                span.Above / span.Whole,
                span.From,
                from,
                (3 * width) - (2 * from) - to,
                from + to - (2 * width)
            );
        }

        /// <summary>Enough for the polynomial to rise all along (Fritsch and Carlson 1980).</summary>
        public bool IsRising => B <= 3 * (B + C + D) && (3 * D) + (2 * C) + B <= 3 * (B + C + D);

        public double At(double number)
        {
            var part = (number - Start) / (Until - Start);
            return A + (part * (B + (part * (C + (part * D)))));
        }

        public Piece Stretched(double low, double by) => new(Start, Until, low + (by * A), by * B, by * C, by * D);
    }
}
