namespace PlanApi.Domain.Validation.Rules;

public sealed class ClaimsCannotAllHold()
    : PlanRule(
        "claims-cannot-all-hold",
        Severity.Error,
        RuleFamily.Contradictions,
        "{indicator} at {scope} in {period} is {low} by some of the plan's numbers and {high} by others: {list} cannot all hold.",
        "{indicator}（{scope}，{period}）由计划中的一部分数值得出{low}，由另一部分得出{high}：{list} 不可能同时成立。",
        """
        Some numbers follow from other numbers of the plan. The rule derives them step by step: it puts numbers into formulas, adds parts
        up to totals, subtracts parts from totals, multiplies shares by totals, divides the parts of ratios, adds quarters up to years, and
        divides levels by growth. Here two ways to one number give different values. The arithmetic shows the shortest chain that leads to
        this, each step with its numbers. Exact numbers count as rounded to the decimals in which they are written. The finding is a
        warning if a step assumes that a dimension has no members beyond those in the plan, or if only some of the numbers have a period.
        Other contradictions that rest on the same number are not reported yet; they appear once this one is resolved, if they still hold.
        Change one of the numbers.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) => plan.Contradictions.Chains.Select(chain => Describe(plan, chain));

    private Finding Describe(PlanIndex plan, Contradiction chain)
    {
        var text = new ContradictionText(plan, chain);
        var place = chain.Low.Place;
        var unit = Notation.UnitOf(place.Indicator, plan.Document.Plan.Currency);
        return Find(
            text.Places(),
            ("indicator", place.Indicator.Code.ToString()),
            ("scope", text.ScopeOf(place)),
            ("period", place.Period.ToString()),
            ("low", ContradictionText.Said(chain.Low, unit)),
            ("high", ContradictionText.Said(chain.High, unit)),
            (
                "list",
                Notation.List(chain.Leaves.Select(leaf => leaf.Claim?.Target.Key() ?? leaf.Start?.Place.Key).OfType<string>().Distinct())
            )
        ) with
        {
            Severity = IsUnsure(chain) ? Severity.Warning : Severity.Error,
            Arithmetic = text.Arithmetic(),
        };
    }

    private static bool IsUnsure(Contradiction chain) =>
        chain.Steps.Any(step =>
            step.By is SumRelation { Axis: not PartSum.Time } sum && step.IsLow != ReferenceEquals(sum.Terms[0], step.Place)
        )
        || chain
            .Leaves.Select(leaf => leaf.Claim)
            .OfType<Claim>()
            .Select(claim => claim.Assumed.HasFlag(Assumption.Period))
            .Distinct()
            .Count() > 1;
}
