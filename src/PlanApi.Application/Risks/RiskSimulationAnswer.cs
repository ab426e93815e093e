using PlanApi.Domain.Risks.Simulation;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

/// <summary>What a simulation of the plan's risks found.</summary>
/// <param name="Trials">How many years were simulated.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Confidence">The confidence of the value at risk and the expected shortfall, in percent.</param>
/// <param name="Money">The money that the risks cost together in a year.</param>
/// <param name="Outputs">The losses of the indicators that were asked for.</param>
public sealed record RiskSimulationAnswer(
    int Trials,
    int Seed,
    Quantity Confidence,
    SimulatedLoss Money,
    IReadOnlyList<SimulatedLoss> Outputs
);

/// <summary>The loss of one output: by how much it is worse than without any risk. All probabilities and shares are in percent.</summary>
public sealed record SimulatedLoss
{
    /// <summary>The indicator; absent for money.</summary>
    public Code? Indicator { get; init; }

    /// <summary>The number without any risk.</summary>
    public required Quantity Base { get; init; }

    public required Quantity Mean { get; init; }

    public required Quantity StandardDeviation { get; init; }

    /// <summary>How far the mean may be off: one standard error.</summary>
    public required Quantity StandardError { get; init; }

    public required IReadOnlyList<SimulatedPercentile> Percentiles { get; init; }

    /// <summary>The loss that is not exceeded with the confidence.</summary>
    public required Quantity ValueAtRisk { get; init; }

    /// <summary>The mean of the losses from the value at risk on.</summary>
    public required Quantity ExpectedShortfall { get; init; }

    /// <summary>The loss exceedance curve.</summary>
    public required IReadOnlyList<SimulatedExceedance> Curve { get; init; }

    public required IReadOnlyList<SimulatedBin> Histogram { get; init; }

    /// <summary>What each risk adds.</summary>
    public required IReadOnlyList<SimulatedContribution> Contributions { get; init; }

    /// <summary>How likely each target of the output is still reached.</summary>
    public required IReadOnlyList<SimulatedChance> Targets { get; init; }

    /// <summary>In how many of a hundred years the reserve is enough; absent without a reserve.</summary>
    public Quantity? ReserveConfidence { get; init; }

    /// <summary>The reserve that is enough with 50, 80, 90, 95 and 99 % confidence.</summary>
    public required IReadOnlyList<SimulatedPercentile> Reserves { get; init; }

    internal static SimulatedLoss Of(OutputResult result, Code? indicator) =>
        new()
        {
            Indicator = indicator,
            Base = Quantity.Of(result.Base),
            Mean = Quantity.Of(result.Mean),
            StandardDeviation = Quantity.Of(result.StandardDeviation),
            StandardError = Quantity.Of(result.StandardError),
            Percentiles = [.. result.Percentiles.Select(at => new SimulatedPercentile(Percent(at.Share), Quantity.Of(at.Loss)))],
            ValueAtRisk = Quantity.Of(result.ValueAtRisk),
            ExpectedShortfall = Quantity.Of(result.ExpectedShortfall),
            Curve =
            [
                .. result.Curve.Select(at => new SimulatedExceedance(
                    Quantity.Of(at.Loss),
                    Percent(at.Probability),
                    at.Tolerated is { } tolerated ? Percent(tolerated) : null,
                    at.IsAboveTolerance
                )),
            ],
            Histogram = [.. result.Histogram.Select(bin => new SimulatedBin(Quantity.Of(bin.From), Quantity.Of(bin.To), bin.Trials))],
            Contributions =
            [
                .. result.Contributions.Select(part => new SimulatedContribution(
                    part.Risk,
                    Quantity.Of(part.Mean),
                    Percent(part.VarianceShare),
                    Quantity.Of(part.ExpectedShortfall)
                )),
            ],
            Targets = [.. result.Targets.Select(chance => new SimulatedChance(chance.Target, Percent(chance.Probability)))],
            ReserveConfidence = result.ReserveConfidence is { } confidence ? Percent(confidence) : null,
            Reserves = [.. result.Reserves.Select(need => new SimulatedPercentile(Percent(need.Confidence), Quantity.Of(need.Reserve)))],
        };

    private static Quantity Percent(decimal share) => Quantity.Of(Math.Round(share * 100, Quantity.MaxDecimals));
}

/// <summary>A loss that is not exceeded in so many of a hundred years.</summary>
public sealed record SimulatedPercentile(Quantity Percent, Quantity Loss);

/// <summary>A point of the loss exceedance curve.</summary>
/// <param name="Loss">An amount.</param>
/// <param name="Probability">How likely the loss is larger, in percent.</param>
/// <param name="Tolerated">The probability that is tolerated, in percent.</param>
/// <param name="IsAboveTolerance">Whether it is more likely than is tolerated.</param>
public sealed record SimulatedExceedance(Quantity Loss, Quantity Probability, Quantity? Tolerated, bool IsAboveTolerance);

/// <summary>How many years had a loss from one amount on and below the next.</summary>
public sealed record SimulatedBin(Quantity From, Quantity To, int Trials);

/// <summary>What one risk adds to the loss.</summary>
/// <param name="Risk">The risk.</param>
/// <param name="Mean">Its part of the mean.</param>
/// <param name="VarianceShare">Its share of the variance, in percent.</param>
/// <param name="ExpectedShortfall">Its part of the expected shortfall.</param>
public sealed record SimulatedContribution(Code Risk, Quantity Mean, Quantity VarianceShare, Quantity ExpectedShortfall);

/// <summary>How likely a target is reached, in percent.</summary>
public sealed record SimulatedChance(Code Target, Quantity Probability);
