using System.Numerics;

namespace PlanApi.Domain.Spreading.Series;

/// <summary>
/// By how much (x - start)^2 / weight changes when a period moves. The exact costs are whole multiples of one over the weights' least
/// common multiple, as long as that stays below 2^48; beyond, each square is rounded down to a multiple of 2^-48.
/// </summary>
internal sealed class SeriesCosts
{
    private const int Bits = 48;

    private readonly SeriesProblem _problem;
    private readonly BigInteger _scale = BigInteger.One;

    public SeriesCosts(SeriesProblem problem)
    {
        _problem = problem;
        for (var period = 0; period < problem.Count && _scale.GetBitLength() <= Bits; period++)
        {
            if (problem.WeightOf(period) is > 0 and var weight)
                _scale = _scale / BigInteger.GreatestCommonDivisor(_scale, weight) * weight;
        }
        if (_scale.GetBitLength() > Bits)
            _scale = BigInteger.One << Bits;
    }

    public double Roughly(int period, Int128 from, Int128 to)
    {
        var weight = _problem.WeightOf(period);
        return weight == 0
            ? 0
            : (double)(to - from) * ((double)(from - _problem.Start[period]) + (double)(to - _problem.Start[period])) / weight;
    }

    // The difference of two whole numbers, each of which depends on one value only, so that a way round costs nothing.
    public Int128 Exactly(int period, Int128 from, Int128 to) => (Int128)(Whole(period, to) - Whole(period, from));

    private BigInteger Whole(int period, Int128 value)
    {
        var weight = _problem.WeightOf(period);
        var change = (BigInteger)(value - _problem.Start[period]);
        return weight == 0 ? 0 : change * change * _scale / weight;
    }
}
