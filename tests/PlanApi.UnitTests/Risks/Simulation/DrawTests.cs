using PlanApi.Domain.Risks.Simulation.Draws;

namespace PlanApi.UnitTests.Risks.Simulation;

public sealed class DrawTests
{
    /// <summary>The known answers that are published with Random123 (kat_vectors).</summary>
    [Theory]
    [InlineData(0x00000000u, 0x00000000u, 0x0000000000000000ul, 0x0000000000000000ul, "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData(0xffffffffu, 0xffffffffu, 0xfffffffffffffffful, 0xfffffffffffffffful, "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x0370734413198a2eul, 0x299f31d0a4093822ul, "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void RandomWords_AreThePublishedOnes(uint count, uint draw, ulong stream, ulong seed, string words)
    {
        var (a, b, c, d) = new Philox(seed).At(count, draw, stream);

        Assert.Equal(words, $"{a:x8} {b:x8} {c:x8} {d:x8}");
    }

    /// <summary>The values that algorithm AS 241 was published with.</summary>
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.95, NormalCurve.Half90)]
    [InlineData(0.5, 0)]
    public void NormalQuantiles_AreThePublishedOnes(double probability, double quantile) =>
        Assert.Equal(quantile, NormalCurve.Quantile(probability), 1e-14);

    [Fact]
    public void NormalDistribution_IsTheInverseOfItsQuantile()
    {
        for (var at = 1; at < 10_000; at++)
            Assert.Equal(at / 10_000.0, NormalCurve.Below(NormalCurve.Quantile(at / 10_000.0)), 1e-14);
        for (var tail = 1e-3; tail > 1e-290; tail /= 7)
            Assert.Equal(1, NormalCurve.Below(NormalCurve.Quantile(tail)) / tail, 1e-8);
    }

    [Fact]
    public void NormalQuantiles_ManyAtATime_AreTheSameToTheLastBit()
    {
        var random = new Random(1);
        var probabilities = Enumerable.Range(0, 1_003).Select(_ => random.NextDouble()).ToArray();
        var quantiles = new double[probabilities.Length];

        NormalCurve.Quantiles(probabilities, quantiles);

        Assert.Equal(probabilities.Select(NormalCurve.Quantile), quantiles);
    }

    [Fact]
    public void ExponentialAndLogarithm_AreThoseOfTheRuntimeButForTheLastBits()
    {
        for (var x = -700.0; x < 700; x += 0.137)
        {
            Assert.Equal(1, PlainMath.Exp(x) / Math.Exp(x), 4e-16);
            Assert.Equal(x, PlainMath.Log(Math.Exp(x)), 3e-13);
        }
        for (var x = 0.001; x < 3; x += 0.001)
            Assert.Equal(Math.Log(x), PlainMath.Log(x), 1e-15);
    }

    /// <summary>With whole exponents the probability below is a binomial sum.</summary>
    [Theory]
    [InlineData(0, 0, 4)]
    [InlineData(0, 1, 4)]
    [InlineData(0, 2, 4)]
    [InlineData(0, 3, 4)]
    [InlineData(0, 4, 4)]
    [InlineData(-300, -100, 500)]
    public void PertQuantile_HasTheProbabilityThatWasAskedFor(double low, double likely, double high)
    {
        var (left, draw) = ((int)Math.Round(1 + (4 * (likely - low) / (high - low))), new PertDraw(low, likely, high));

        var last = low;
        for (var at = 1; at < 20_000; at++)
        {
            double[] numbers = [at / 20_000.0];
            draw.Fill(numbers);
            Assert.Equal(at / 20_000.0, Below((numbers[0] - low) / (high - low), left), 1.1 * PertDraw.Tolerance);
            Assert.InRange(numbers[0], last, high);
            last = numbers[0];
        }
        Assert.InRange(draw.Pieces, 10, 5_000);

        // A beta variable of exponents a and 6 - a is the a-th smallest of five.
        static double Below(double x, int a)
        {
            var sum = 0.0;
            for (var count = a; count <= 5; count++)
                sum += new[] { 1, 5, 10, 10, 5, 1 }[count] * Math.Pow(x, count) * Math.Pow(1 - x, 5 - count);
            return sum;
        }
    }

    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.3)]
    [InlineData(0.77777)]
    [InlineData(0.99999)]
    public void PertQuantile_OfAnyShape_RisesAndKeepsItsMean(double likely)
    {
        var draw = new PertDraw(0, likely, 1);
        var numbers = Enumerable.Range(0, 100_000).Select(at => (at + 0.5) / 100_000).ToArray();

        draw.Fill(numbers);

        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal((1 + (4 * likely)) / 6, numbers.Average(), 1e-6);
        var mean = (1 + (4 * likely)) / 6;
        Assert.Equal(mean * (1 - mean) / 7, numbers.Average(number => (number - mean) * (number - mean)), 1e-5);
    }
}
