using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>What a simulation says of the money that risks cost in a year, for a picture. Probabilities are in percent.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="Currency">The plan's currency.</param>
/// <param name="Trials">How many years were simulated.</param>
/// <param name="Mean">The mean of the losses.</param>
/// <param name="Confidence">The confidence of the value at risk.</param>
/// <param name="ValueAtRisk">The loss that is not exceeded with the confidence.</param>
/// <param name="Reserve">A reserve, if one was asked about.</param>
/// <param name="ReserveConfidence">In how many of a hundred years it is enough.</param>
/// <param name="Points">The loss exceedance curve.</param>
public sealed record PicturedLosses(
    string Plan,
    Code Currency,
    int Trials,
    Quantity Mean,
    Quantity Confidence,
    Quantity ValueAtRisk,
    Quantity? Reserve,
    Quantity? ReserveConfidence,
    IReadOnlyList<PicturedLoss> Points
);

/// <summary>A point of the loss exceedance curve.</summary>
/// <param name="Loss">An amount.</param>
/// <param name="Probability">How likely the loss is larger.</param>
/// <param name="Tolerated">Which probability is tolerated, if the amount has one.</param>
public readonly record struct PicturedLoss(Quantity Loss, Quantity Probability, Quantity? Tolerated)
{
    public bool IsAboveTolerance => Tolerated is { } tolerated && Probability.CompareTo(tolerated) > 0;
}
