using PlanApi.Application.Drivers;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Risks;

/// <summary>
/// What to simulate. The same question with the same seed has the same answer, to the last digit, while the plan is the same.
/// </summary>
public sealed record RiskSimulationQuestion
{
    /// <summary>How many years are simulated at most in one call.</summary>
    public const int MostTrials = 1_000_000;

    /// <summary>How many years are simulated while the client waits. More are an operation.</summary>
    public const int MostTrialsAtOnce = 200_000;

    public const int MostOutputs = 5;

    /// <summary>How many draws one call takes at most: trials times risks, about.</summary>
    public const long MostDraws = 50_000_000;

    /// <summary>How many years are simulated; 100,000 when absent. More than 200,000 are always an operation.</summary>
    public int Trials { get; init; } = 100_000;

    /// <summary>Any number; the same gives the same result.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The confidence of the value at risk and the expected shortfall, in percent.</summary>
    public Quantity Confidence { get; init; } = new(95 * Quantity.StepsPerUnit);

    /// <summary>Only these risks; all that are not closed when absent.</summary>
    public IReadOnlyList<Code>? Risks { get; init; }

    /// <summary>The responses that are on; all with a factor when absent. An empty list switches all off.</summary>
    public IReadOnlyList<Code>? Responses { get; init; }

    /// <summary>A reserve of money: the confidence that it buys is answered.</summary>
    public Quantity? Reserve { get; init; }

    /// <summary>Which probabilities are tolerated for losing more than an amount of money; straight lines join the points.</summary>
    public IReadOnlyList<ToleratedLoss> Tolerance { get; init; } = [];

    /// <summary>Indicators whose numbers the risks change, through the formula tree; the money that is lost is always answered.</summary>
    public IReadOnlyList<DriverTreeQuestion> Outputs { get; init; } = [];
}

/// <summary>A probability that is tolerated.</summary>
public sealed record ToleratedLoss
{
    /// <summary>The amount.</summary>
    public required Quantity Loss { get; init; }

    /// <summary>The probability of losing more, in percent.</summary>
    public required Quantity Probability { get; init; }
}
