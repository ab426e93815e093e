using PlanApi.Domain.Validation.Rules;

namespace PlanApi.Domain.Validation;

/// <summary>Every rule, ordered by code.</summary>
public static class RuleCatalogue
{
    private static readonly Dictionary<string, PlanRule> ByCode;

    static RuleCatalogue()
    {
        PlanRule[] rules =
        [
            new GrowthRatesCompoundToAnother(),
            new LevelAndGrowthContradictBaseline(),
            new LevelAndGrowthImplyBaseline(),
            new TargetBelowImpliedBaseline(),
            new TargetsContradict(),
        ];
        All = [.. rules.OrderBy(rule => rule.Code, StringComparer.Ordinal)];
        ByCode = All.ToDictionary(rule => rule.Code, StringComparer.Ordinal);
    }

    public static IReadOnlyList<PlanRule> All { get; }

    public static PlanRule? Find(string code) => ByCode.GetValueOrDefault(code);
}
