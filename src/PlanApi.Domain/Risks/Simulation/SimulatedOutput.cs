using PlanApi.Domain.Risks.Simulation.Outputs;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks.Simulation;

/// <summary>A number that is simulated: the money that all risks cost together, or an indicator that they change.</summary>
/// <param name="Code">Its name in the result.</param>
public sealed record SimulatedOutput(Code Code)
{
    /// <summary>How the indicator is computed from those that risks change; null for the money that is lost.</summary>
    public OutputTree? Tree { get; init; }

    /// <summary>How many decimals a loss has, 0 to 4: each trial's loss is rounded to them.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>The number without any risk; when absent, the tree's number, or 0 for money.</summary>
    public decimal? Base { get; init; }

    /// <summary>Whether a rise is the loss, rather than a fall.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>The losses at which the exceedance curve is told, ascending; when there are none, round ones are chosen.</summary>
    public IReadOnlyList<decimal> CurveLosses { get; init; } = [];

    /// <summary>Which probabilities are tolerated for a loss of more than so much; straight lines join the points.</summary>
    public IReadOnlyList<TolerancePoint> Tolerance { get; init; } = [];

    /// <summary>The targets whose chance is wanted.</summary>
    public IReadOnlyList<SimulatedTarget> Targets { get; init; } = [];

    /// <summary>A reserve whose confidence is wanted: the share of trials in which it is enough.</summary>
    public decimal? Reserve { get; init; }

    /// <summary>The confidences for which the needed reserve is wanted.</summary>
    public IReadOnlyList<decimal> ReserveConfidences { get; init; } = [];
}

/// <summary>A probability that is tolerated for losing more than an amount.</summary>
public readonly record struct TolerancePoint(decimal Loss, decimal Probability);

/// <summary>A target of an output: the numbers with which it is reached.</summary>
public sealed record SimulatedTarget(Code Code, Interval Reached);
