using PlanApi.Domain.Plans;

namespace PlanApi.Domain.Validation.Rules;

/// <summary>The plan's intentions and its expected results, by indicator and scope.</summary>
public sealed class IntentAndResults
{
    private readonly HashSet<(int Indicator, int Scope)> _intents = [];
    private readonly HashSet<(int Indicator, int Scope)> _results = [];

    public IntentAndResults(PlanIndex plan)
    {
        foreach (var claim in plan.Claims.All)
        {
            if (IsIntent(claim.Purpose))
                _intents.Add((claim.Key.Indicator, claim.Key.Scope));
            else if (claim.Purpose == SectionPurpose.ExpectedResults)
                _results.Add((claim.Key.Indicator, claim.Key.Scope));
        }
    }

    /// <summary>Whether the plan has both, so that one can be missing from the other.</summary>
    public bool HasBoth => _intents.Count > 0 && _results.Count > 0;

    public bool IsIntentWithoutResult(Claim claim) => IsIntent(claim.Purpose) && !_results.Contains((claim.Key.Indicator, claim.Key.Scope));

    public bool IsResultWithoutIntent(Claim claim) =>
        claim.Purpose == SectionPurpose.ExpectedResults && !_intents.Contains((claim.Key.Indicator, claim.Key.Scope));

    private static bool IsIntent(SectionPurpose? purpose) =>
        purpose is SectionPurpose.Objectives or SectionPurpose.Direction or SectionPurpose.Indicators or SectionPurpose.Breakdown;
}
