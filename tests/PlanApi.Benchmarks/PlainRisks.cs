using PlanApi.Domain.Risks.Simulation;

namespace PlanApi.Benchmarks;

/// <summary>Risks drawn in the simplest way that anybody would write down, without seeds for each, parts or exact sums.</summary>
internal sealed class PlainRisks(IReadOnlyList<SimulatedRisk> risks, bool isNormal)
{
    private readonly PlainRisk[] _risks = [.. risks.Select(Plain)];
    private readonly Random _random = new(1);

    /// <summary>The sum of all losses.</summary>
    public double Draw(int trials)
    {
        var sum = 0.0;
        for (var trial = 0; trial < trials; trial++)
        {
            foreach (var risk in _risks)
            {
                // Risks that are correlated begin with a normal number; here it is not even mixed with those of others.
                if (isNormal && Normal() > 1e9)
                    continue;
                if (risk.Frequency > 0)
                {
                    for (var events = Poisson(risk.Frequency); events > 0; events--)
                        sum += Size(risk);
                }
                else if (_random.NextDouble() < risk.Probability)
                    sum += Size(risk);
            }
        }
        return sum;
    }

    private double Size(PlainRisk risk)
    {
        switch (risk.Size)
        {
            case UniformImpact:
                return risk.Low + (_random.NextDouble() * (risk.High - risk.Low));
            case TriangularImpact:
                var number = _random.NextDouble();
                return number < (risk.Likely - risk.Low) / (risk.High - risk.Low)
                    ? risk.Low + Math.Sqrt(number * (risk.High - risk.Low) * (risk.Likely - risk.Low))
                    : risk.High - Math.Sqrt((1 - number) * (risk.High - risk.Low) * (risk.High - risk.Likely));
            case PertImpact:
                var left = Gamma(1 + (4 * (risk.Likely - risk.Low) / (risk.High - risk.Low)));
                var right = Gamma(1 + (4 * (risk.High - risk.Likely) / (risk.High - risk.Low)));
                return risk.Low + ((risk.High - risk.Low) * left / (left + right));
            case LognormalImpact:
                return Math.Exp(risk.Low + (risk.High * Normal()));
            default:
                var weight = _random.NextDouble() * 9;
                return weight < 5 ? 10_000
                    : weight < 8 ? 30_000
                    : 100_000;
        }
    }

    // Knuth's method.
    private int Poisson(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), _random.NextDouble(), 0);
        for (; product > limit; count++)
            product *= _random.NextDouble();
        return count;
    }

    // Box and Muller's method.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    // Marsaglia and Tsang's method.
    private double Gamma(double shape)
    {
        var d = shape - (1 / 3.0);
        while (true)
        {
            var normal = Normal();
            var cube = Math.Pow(1 + (normal / Math.Sqrt(9 * d)), 3);
            if (cube > 0 && Math.Log(1 - _random.NextDouble()) < (0.5 * normal * normal) + d - (d * cube) + (d * Math.Log(cube)))
                return d * cube;
        }
    }

    private static PlainRisk Plain(SimulatedRisk risk)
    {
        var (low, likely, high) = risk.Impacts[0].Size switch
        {
            UniformImpact size => (size.Low, 0m, size.High),
            TriangularImpact size => (size.Low, size.Likely, size.High),
            PertImpact size => (size.Low, size.Likely, size.High),
            LognormalImpact size => (
                (decimal)Math.Log((double)(size.Low * size.High)) / 2,
                0m,
                (decimal)Math.Log((double)(size.High / size.Low)) / 3.29m
            ),
            _ => (0m, 0m, 0m),
        };
        return new PlainRisk(
            (double)(risk.Probability ?? 0),
            (double)(risk.Frequency ?? 0),
            risk.Impacts[0].Size,
            (double)low,
            (double)likely,
            (double)high
        );
    }

    private sealed record PlainRisk(double Probability, double Frequency, ImpactSize Size, double Low, double Likely, double High);
}
