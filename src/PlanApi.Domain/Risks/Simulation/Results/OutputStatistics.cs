using System.Numerics;
using PlanApi.Domain.Drivers;
using PlanApi.Domain.Risks.Simulation.Trials;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation.Results;

/// <summary>What the losses of an output tell. Sums are exact, and each number is rounded once.</summary>
internal sealed class OutputStatistics
{
    private const int ShareDecimals = 6;

    private static readonly decimal[] _percentiles = [0.05m, 0.10m, 0.25m, 0.50m, 0.75m, 0.90m, 0.95m, 0.99m];

    private readonly SimulationRequest _request;
    private readonly SimulatedOutput _output;
    private readonly LossTally _tally;
    private readonly SortedLosses _losses;
    private readonly Amounts _amounts;
    private readonly Fraction _shortfall;
    private readonly Fraction _mean;
    private readonly Fraction _worst;
    private readonly Fraction _of;
    private readonly int _at;

    public OutputStatistics(SimulationRequest request, SimulatedOutput output, LossTally tally, SortedLosses losses)
    {
        (_request, _output, _tally, _losses, _amounts) = (request, output, tally, losses, new Amounts(output.Decimals));
        _mean = Fraction.Of((BigInteger)tally.Sum, losses.Count);
        ValueAtRisk = losses.At(request.Confidence);
        // The worst n (1 - confidence) trials; those at the value at risk count as far as they are needed (Acerbi and Tasche 2002).
        var notAbove = losses.AtMost(ValueAtRisk);
        (_at, _worst) = (notAbove - losses.AtMost(ValueAtRisk - 1), Fraction.Of(losses.Count) * Amounts.Exact(1 - request.Confidence));
        _of = (_worst - Fraction.Of(losses.Count - notAbove)) / Fraction.Of(_at);
        _shortfall = Worst(losses.SumFrom(notAbove), (Int128)ValueAtRisk * _at);
    }

    public long ValueAtRisk { get; }

    /// <summary>All but the contributions, which need the worst trials once more.</summary>
    public OutputResult Result()
    {
        var variance = Variance();
        var tolerance = new ToleranceCurve(_output.Tolerance);
        var curve = new LossCurve(_losses, _amounts);
        ExceedancePoint[] points = [.. curve.Points(_output, tolerance)];
        var reserve = _output.Reserve is { } amount ? _losses.AtMost(_amounts.Whole(Amounts.Exact(amount), up: false)) : (int?)null;
        return new OutputResult
        {
            Output = _output.Code,
            Base = Base,
            Mean = InUnits(_mean),
            StandardDeviation = InUnits(Amounts.Root(variance)),
            StandardError = InUnits(Amounts.Root(variance / Fraction.Of(_losses.Count))),
            Lowest = _amounts.Of(_losses.Lowest),
            Highest = _amounts.Of(_losses.Highest),
            Percentiles = [.. _percentiles.Select(share => new LossPercentile(share, _amounts.Of(_losses.At(share))))],
            ValueAtRisk = _amounts.Of(ValueAtRisk),
            ExpectedShortfall = InUnits(_shortfall),
            Curve = points,
            AboveTolerance = ToleranceCurve.Above(points),
            Histogram = [.. curve.Bins()],
            Contributions = [],
            Targets = [.. _output.Targets.Select(target => new TargetChance(target.Code, Share(Reaching(target.Reached))))],
            ReserveConfidence = reserve is { } enough ? Share(enough) : null,
            Reserves = [.. _output.ReserveConfidences.Select(share => new NeededReserve(share, _amounts.Of(_losses.At(share))))],
        };
    }

    /// <summary>Euler's allocation: each risk's covariance with the loss, and its mean part of the worst losses (Tasche 1999).</summary>
    public IReadOnlyList<RiskContribution> Contributions(TailTally tail)
    {
        var risks = Enumerable.Range(0, _request.Risks.Count).ToArray();
        var (count, sum) = (Fraction.Of(_losses.Count), (BigInteger)_tally.Sum);
        var spread = (count * Fraction.Of((BigInteger)_tally.Squares, 1)) - Fraction.Of(sum * sum, 1);
        var means = Rounded([.. risks.Select(risk => Fraction.Of((BigInteger)_tally.Parts[risk], _losses.Count))], _mean);
        var shortfalls = Rounded([.. risks.Select(risk => Worst(tail.Above[risk], tail.At[risk]))], _shortfall);
        var shares = Attribution.Rounded(
            [
                .. risks.Select(risk =>
                    spread.IsZero
                        ? Fraction.Zero
                        : (
                            (count * Fraction.Of((BigInteger)_tally.Products[risk], 1))
                            - Fraction.Of((BigInteger)_tally.Parts[risk] * sum, 1)
                        )
                            / spread
                            * Fraction.Of(BigInteger.Pow(10, ShareDecimals), 1)
                ),
            ],
            spread.IsZero ? 0 : BigInteger.Pow(10, ShareDecimals)
        );
        return
        [
            .. risks.Select(risk => new RiskContribution(
                _request.Risks[risk].Code,
                means[risk],
                (decimal)shares[risk] / (decimal)BigInteger.Pow(10, ShareDecimals),
                shortfalls[risk]
            )),
        ];
    }

    private decimal Base => _output.Base ?? (_output.Tree is { } tree ? Amounts.Of(Amounts.Exact((decimal)tree.Values[^1])) : 0);

    private Fraction Worst(Int128 above, Int128 at) =>
        (Fraction.Of((BigInteger)above, 1) + (_of * Fraction.Of((BigInteger)at, 1))) / _worst;

    private Fraction Variance()
    {
        if (_losses.Count == 1)
            return Fraction.Zero;
        var (count, sum) = ((BigInteger)_losses.Count, (BigInteger)_tally.Sum);
        return Fraction.Of((count * (BigInteger)_tally.Squares) - (sum * sum), count * (count - 1));
    }

    // The number is the base less the loss, or more where a rise is the loss.
    private int Reaching(Interval reached)
    {
        var sign = Fraction.Of(_output.LowerIsBetter ? 1 : -1);
        IntervalEnd? Loss(IntervalEnd? end) =>
            end is { } given ? new IntervalEnd(sign * (given.Value - Amounts.Exact(Base)), given.Open) : null;
        var (low, high) = _output.LowerIsBetter ? (Loss(reached.Low), Loss(reached.High)) : (Loss(reached.High), Loss(reached.Low));
        var most = high is { } end ? _amounts.Whole(end.Value, up: end.Open) - (end.Open ? 1 : 0) : long.MaxValue;
        var least = low is { } start ? _amounts.Whole(start.Value, up: !start.Open) + (start.Open ? 1 : 0) : long.MinValue + 1;
        return Math.Max(0, _losses.AtMost(most) - _losses.AtMost(least - 1));
    }

    private decimal Share(int trials) => decimal.Round((decimal)trials / _losses.Count, 10);

    private decimal InUnits(Fraction units) => Amounts.Of(_amounts.InUnits(units));

    private decimal[] Rounded(Fraction[] units, Fraction whole)
    {
        var decimals = Amounts.DecimalsOf(_amounts.InUnits(whole));
        var scale = BigInteger.Pow(10, decimals);
        var rounded = Attribution.Rounded(
            [.. units.Select(part => _amounts.InUnits(part) * Fraction.Of(scale, 1))],
            _amounts.InUnits(whole).Rounded(decimals)
        );
        return [.. rounded.Select(part => (decimal)part / (decimal)scale)];
    }
}
