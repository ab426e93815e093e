using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation;

/// <summary>The result of a simulation.</summary>
public sealed record SimulationResult
{
    public required int Trials { get; init; }

    public required long Seed { get; init; }

    public required decimal Confidence { get; init; }

    /// <summary>In the order of the request.</summary>
    public required IReadOnlyList<OutputResult> Outputs { get; init; }
}

/// <summary>How likely which losses of an output are. Amounts are in its unit; probabilities and shares lie between 0 and 1.</summary>
public sealed record OutputResult
{
    public required Code Output { get; init; }

    /// <summary>The number without any risk.</summary>
    public required decimal Base { get; init; }

    public required decimal Mean { get; init; }

    public required decimal StandardDeviation { get; init; }

    /// <summary>The standard error of the mean: how far the mean of so many trials is usually from that of infinitely many.</summary>
    public required decimal StandardError { get; init; }

    public required decimal Lowest { get; init; }

    public required decimal Highest { get; init; }

    /// <summary>P5, P10, P25, P50, P75, P90, P95 and P99: the smallest loss that so many of the trials do not exceed.</summary>
    public required IReadOnlyList<LossPercentile> Percentiles { get; init; }

    /// <summary>The loss that is not exceeded with the simulation's confidence.</summary>
    public required decimal ValueAtRisk { get; init; }

    /// <summary>The mean of the worst losses: of the share of trials that the confidence leaves.</summary>
    public required decimal ExpectedShortfall { get; init; }

    /// <summary>How likely it is to lose more than each amount.</summary>
    public required IReadOnlyList<ExceedancePoint> Curve { get; init; }

    /// <summary>From which to which loss the curve lies above the tolerance, by the curve's points.</summary>
    public required IReadOnlyList<IntolerableLosses> AboveTolerance { get; init; }

    public required IReadOnlyList<HistogramBin> Histogram { get; init; }

    /// <summary>What each risk brings, in the order of the request.</summary>
    public required IReadOnlyList<RiskContribution> Contributions { get; init; }

    /// <summary>The probability of reaching each target.</summary>
    public required IReadOnlyList<TargetChance> Targets { get; init; }

    /// <summary>The share of trials in which the reserve is enough; null if there is none.</summary>
    public required decimal? ReserveConfidence { get; init; }

    public required IReadOnlyList<NeededReserve> Reserves { get; init; }
}

/// <summary>A loss that a share of the trials does not exceed.</summary>
public sealed record LossPercentile(decimal Share, decimal Loss);

/// <summary>A point of the loss exceedance curve.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Probability">How likely it is to lose more.</param>
/// <param name="Tolerated">How likely it may be; null if the tolerance says nothing about so small a loss, or there is none.</param>
public sealed record ExceedancePoint(decimal Loss, decimal Probability, decimal? Tolerated)
{
    public bool IsAboveTolerance => Probability > Tolerated;
}

/// <summary>Losses that are likelier than is tolerated.</summary>
public sealed record IntolerableLosses(decimal From, decimal To);

/// <summary>How many trials lose so much.</summary>
/// <param name="From">The least loss of the bin.</param>
/// <param name="To">The end of the bin, which belongs to the next one; the last bin has both ends.</param>
/// <param name="Trials">How many.</param>
public sealed record HistogramBin(decimal From, decimal To, int Trials);

/// <summary>What a risk brings to an output's loss. Of all risks together, each number adds up to the whole.</summary>
/// <param name="Risk">The risk.</param>
/// <param name="Mean">To the mean.</param>
/// <param name="VarianceShare">Its share of the variance; below zero if it balances others.</param>
/// <param name="ExpectedShortfall">To the expected shortfall: its mean part of the worst losses.</param>
public sealed record RiskContribution(Code Risk, decimal Mean, decimal VarianceShare, decimal ExpectedShortfall);

/// <summary>The probability that a target is reached.</summary>
public sealed record TargetChance(Code Target, decimal Probability);

/// <summary>The reserve that is enough with a confidence.</summary>
public sealed record NeededReserve(decimal Confidence, decimal Reserve);
