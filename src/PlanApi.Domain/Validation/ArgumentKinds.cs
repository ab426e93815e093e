using PlanApi.Domain.Plans;

namespace PlanApi.Domain.Validation;

/// <summary>Which kinds of part the arguments of findings name.</summary>
internal static class ArgumentKinds
{
    /// <summary>The names in lines of arithmetic.</summary>
    public static readonly IReadOnlyList<PartKind> InArithmetic =
    [
        PartKind.Target,
        PartKind.Indicator,
        PartKind.Place,
        PartKind.WeightWindow,
        PartKind.Weight,
        PartKind.Bound,
        PartKind.Objective,
        PartKind.KeyResult,
        PartKind.BudgetItem,
        PartKind.FundingSource,
        PartKind.Team,
        PartKind.Post,
    ];

    private static readonly Dictionary<string, IReadOnlyList<PartKind>> Kinds = new(StringComparer.Ordinal)
    {
        ["indicator"] = [PartKind.Indicator],
        ["result"] = [PartKind.Indicator],
        ["identity"] = [PartKind.Indicator, PartKind.Target, PartKind.Place],
        ["unknown"] = [PartKind.Indicator, PartKind.Place],
        ["known"] = [PartKind.Indicator, PartKind.Place],
        ["scope"] = [PartKind.Place],
        ["subject"] = [PartKind.Place, PartKind.Objective, PartKind.KeyResult],
        ["set"] = [PartKind.Place, PartKind.Objective, PartKind.Dimension],
        ["dimension"] = [PartKind.Dimension],
        ["over"] = [PartKind.Dimension],
        ["oneAxis"] = [PartKind.Dimension],
        ["otherAxis"] = [PartKind.Dimension],
        ["source"] = [PartKind.Section],
        ["oneSource"] = [PartKind.Section],
        ["otherSource"] = [PartKind.Section],
        ["group"] = [PartKind.Group],
        ["member"] = [PartKind.Member],
        ["difference"] = [PartKind.Member],
        ["inForce"] = [PartKind.Member],
        ["listCode"] = [PartKind.List],
        ["first"] = [PartKind.WeightWindow, PartKind.Weight],
        ["second"] = [PartKind.WeightWindow, PartKind.Weight],
        ["part"] = [PartKind.WeightWindow, PartKind.Weight],
        ["bound"] = [PartKind.Bound],
        ["leastBound"] = [PartKind.Bound],
        ["mostBound"] = [PartKind.Bound],
        ["waiver"] = [PartKind.Waiver],
        ["item"] = [PartKind.BudgetItem],
        ["team"] = [PartKind.Team],
        ["activity"] = [PartKind.Phase, PartKind.Initiative, PartKind.Milestone],
        ["predecessor"] = [PartKind.Phase, PartKind.Initiative, PartKind.Milestone],
        ["phase"] = [PartKind.Phase],
        ["milestone"] = [PartKind.Milestone],
        ["risk"] = [PartKind.Risk],
        ["slice"] = [PartKind.SliceAssignment],
        ["other"] = [PartKind.SliceAssignment],
        ["round"] = [PartKind.PlanningRound],
        ["risks"] = [PartKind.Risk],
        ["category"] = [PartKind.RiskCategory],
        ["level"] = [PartKind.RiskLevel],
        ["levels"] = [PartKind.RiskLevel],
        ["cells"] = [PartKind.RiskLevel],
        ["appetite"] = [PartKind.RiskLevel],
        ["committee"] = [PartKind.Committee],
        ["contingencyPlan"] = [PartKind.ContingencyPlan],
        ["place"] = InArithmetic,
        ["statedBy"] = InArithmetic,
        ["earlierPlace"] = InArithmetic,
        ["promise"] = [PartKind.Target],
        ["targets"] = [PartKind.Target],
        ["others"] = [PartKind.Target],
        ["target"] = [PartKind.Target],
    };

    /// <summary>The kinds of part that an argument may name; none for values, periods and counts.</summary>
    public static IReadOnlyList<PartKind> Of(Finding finding, string argument)
    {
        if (argument == "list")
            return [.. finding.Places.Select(place => place.Kind).Distinct().Select(PartKind.In).OfType<PartKind>(), PartKind.Member];
        return Kinds.GetValueOrDefault(argument) ?? (argument.EndsWith("Target", StringComparison.Ordinal) ? Kinds["target"] : []);
    }
}
