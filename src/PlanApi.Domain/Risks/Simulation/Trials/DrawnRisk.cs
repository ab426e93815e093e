using System.Text;
using PlanApi.Domain.Risks.Simulation.Draws;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation.Trials;

/// <summary>A risk with its mitigations applied, ready to be drawn.</summary>
internal sealed class DrawnRisk
{
    private const double Words = 1L << 32;

    /// <param name="risk">The risk.</param>
    /// <param name="position">Where it stands in the request.</param>
    /// <param name="on">The mitigations that are on.</param>
    /// <param name="outputs">What is simulated.</param>
    public DrawnRisk(SimulatedRisk risk, int position, IReadOnlySet<Code> on, IReadOnlyList<SimulatedOutput> outputs)
    {
        var mitigations = risk.Mitigations.Where(mitigation => on.Contains(mitigation.Code)).ToArray();
        var likelihood = mitigations.Aggregate(1m, (factor, mitigation) => factor * mitigation.LikelihoodFactor);
        var size = mitigations.Aggregate(1m, (factor, mitigation) => factor * mitigation.ImpactFactor);
        (Position, Stream, IsRepeated) = (position, Hash(risk.Code), risk.Frequency is not null);
        Below = IsRepeated ? Poisson((double)(risk.Frequency!.Value * likelihood)) : [1 - (double)(risk.Probability!.Value * likelihood)];
        Probability = IsRepeated ? 1 - Below[0] : (double)(risk.Probability!.Value * likelihood);
        Impacts =
        [
            .. risk.Impacts.Select(impact => new DrawnImpact(impact, (double)size, outputs)).Where(impact => impact.Outputs.Length > 0),
        ];
        Thresholds = [.. Below.Select(below => (ulong)Math.Ceiling(below * Words - 0.5))];
        NormalThresholds = [.. Below.Select(NormalCurve.Quantile)];
        if (!IsRepeated)
            NormalThresholds[0] = -NormalCurve.Quantile(Probability);
    }

    public int Position { get; }

    /// <summary>The name of its stream of random numbers. It follows from its code alone, so that other risks do not matter.</summary>
    public ulong Stream { get; }

    /// <summary>Whether it may occur several times in a trial.</summary>
    public bool IsRepeated { get; }

    /// <summary>The probability that it occurs at all.</summary>
    public double Probability { get; }

    /// <summary>The probability of no event, of at most one, of at most two, and so on.</summary>
    public double[] Below { get; }

    /// <summary>It occurs as often as there are thresholds that a random word reaches.</summary>
    public ulong[] Thresholds { get; }

    /// <summary>It occurs as often as there are thresholds that a normal number reaches.</summary>
    public double[] NormalThresholds { get; }

    public DrawnImpact[] Impacts { get; }

    // Until what is left is less than one word.
    private static double[] Poisson(double mean)
    {
        var below = new List<double>();
        // From the likeliest number both ways, since the probability of none may be too small for a double.
        var likeliest = (int)mean;
        var weights = new Dictionary<int, double> { [likeliest] = 1 };
        for (var count = likeliest; count > 0 && weights[count] > 1e-30; count--)
            weights[count - 1] = weights[count] * count / mean;
        for (var count = likeliest; weights[count] > 1e-30; count++)
            weights[count + 1] = weights[count] * mean / (count + 1);
        var whole = weights.OrderBy(pair => pair.Key).Sum(pair => pair.Value);
        var sum = 0.0;
        for (var count = 0; ; count++)
        {
            sum += weights.GetValueOrDefault(count);
            below.Add(Math.Min(1, sum / whole));
            if (count >= likeliest && 1 - below[^1] < 1 / (4 * Words))
                return [.. below];
        }
    }

    // FNV-1a (Fowler, Noll and Vo).
    private static ulong Hash(Code code)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in Encoding.UTF8.GetBytes(code.ToString()))
            hash = unchecked((hash ^ part) * 1099511628211UL);
        return hash;
    }
}

/// <summary>An impact, ready to be drawn.</summary>
/// <param name="impact">The impact.</param>
/// <param name="factor">By what mitigations multiply it.</param>
/// <param name="outputs">What is simulated.</param>
internal sealed class DrawnImpact(SimulatedImpact impact, double factor, IReadOnlyList<SimulatedOutput> outputs)
{
    private readonly SizeDraw _draw = SizeDraw.Of(impact.Size);
    private readonly bool _grows = impact.GrowsWithSeverity;
    private readonly double _factor = impact.Subtracts ? -factor : factor;

    public SimulatedImpact Impact => impact;

    /// <summary>The places of the outputs that it changes.</summary>
    public int[] Outputs { get; } =
    [
        .. outputs
            .Select((output, at) => (output.Tree, at))
            .Where(pair => impact.Indicator is { } indicator ? pair.Tree?.Has(indicator) == true : pair.Tree is null)
            .Select(pair => pair.at),
    ];

    /// <summary>The sizes at severities between 0 and 1.</summary>
    public void Fill(ReadOnlySpan<double> severities, Span<double> sizes)
    {
        if (_grows)
            severities.CopyTo(sizes);
        else
        {
            for (var at = 0; at < severities.Length; at++)
                sizes[at] = 1 - severities[at];
        }
        _draw.Fill(sizes);
        if (_factor == 1)
            return;
        foreach (ref var size in sizes)
            size *= _factor;
    }
}
