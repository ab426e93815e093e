namespace PlanApi.Domain.Risks.Simulation.Draws;

/// <summary>A distribution's quantiles: numbers between 0 and 1 go in, sizes come out.</summary>
internal abstract class SizeDraw
{
    /// <summary>Puts each number's quantile in its place.</summary>
    public abstract void Fill(Span<double> numbers);

    public static SizeDraw Of(ImpactSize impact) =>
        impact switch
        {
            TriangularImpact { Low: var low, High: var high } when low == high => new ConstantDraw((double)low),
            PertImpact { Low: var low, High: var high } when low == high => new ConstantDraw((double)low),
            TriangularImpact size => new TriangularDraw((double)size.Low, (double)size.Likely, (double)size.High),
            PertImpact size => new PertDraw((double)size.Low, (double)size.Likely, (double)size.High),
            UniformImpact size => new UniformDraw((double)size.Low, (double)size.High),
            LognormalImpact size => new LognormalDraw((double)size.Low, (double)size.High),
            DiscreteImpact size => new DiscreteDraw(size.Outcomes),
            _ => throw new ArgumentException($"There is no draw of {impact.GetType().Name}.", nameof(impact)),
        };
}

internal sealed class ConstantDraw(double size) : SizeDraw
{
    public override void Fill(Span<double> numbers) => numbers.Fill(size);
}

internal sealed class UniformDraw(double low, double high) : SizeDraw
{
    public override void Fill(Span<double> numbers)
    {
        var width = high - low;
        foreach (ref var number in numbers)
            number = low + (number * width);
    }
}

internal sealed class TriangularDraw(double low, double likely, double high) : SizeDraw
{
    public override void Fill(Span<double> numbers)
    {
        var (rise, fall, share) = ((high - low) * (likely - low), (high - low) * (high - likely), (likely - low) / (high - low));
        foreach (ref var number in numbers)
            number = number < share ? low + Math.Sqrt(number * rise) : high - Math.Sqrt((1 - number) * fall);
    }
}

/// <summary>Whose logarithm is normal, from its 5th and 95th percentile.</summary>
internal sealed class LognormalDraw : SizeDraw
{
    private readonly double _mean;
    private readonly double _deviation;

    public LognormalDraw(double low, double high)
    {
        var (from, to) = (PlainMath.Log(low), PlainMath.Log(high));
        (_mean, _deviation) = ((from + to) / 2, (to - from) / (2 * NormalCurve.Half90));
    }

    public override void Fill(Span<double> numbers)
    {
        foreach (ref var number in numbers)
            number = PlainMath.Exp(_mean + (_deviation * NormalCurve.Quantile(number)));
    }
}

internal sealed class DiscreteDraw : SizeDraw
{
    private readonly double[] _values;
    private readonly double[] _until;

    public DiscreteDraw(IReadOnlyList<ImpactOutcome> outcomes)
    {
        var sorted = outcomes.Where(outcome => outcome.Weight > 0).OrderBy(outcome => outcome.Value).ToArray();
        var (sum, whole) = (0m, sorted.Sum(outcome => outcome.Weight));
        _values = [.. sorted.Select(outcome => (double)outcome.Value)];
        // The last outcome needs no bound: it takes what is left.
        _until = [.. sorted[..^1].Select(outcome => (double)((sum += outcome.Weight) / whole))];
    }

    public override void Fill(Span<double> numbers)
    {
        foreach (ref var number in numbers)
        {
            var found = Array.BinarySearch(_until, number);
            number = _values[found < 0 ? ~found : found + 1];
        }
    }
}
