namespace PlanApi.Domain.Validation.Rules;

public sealed class ClaimsCannotAllHold()
    : PlanRule(
        "claims-cannot-all-hold",
        Severity.Error,
        RuleFamily.Contradictions,
        "{indicator} at {scope} in {period} is {low} by some of the plan's numbers and {high} by others: {list} cannot all hold.",
        "{indicator}（{scope}，{period}）由计划中的一部分数值得出{low}，由另一部分得出{high}：{list} 不可能同时成立。",
        """
        What follows from the plan's numbers is derived step by step: formulas of formulas, totals from all their parts and parts from their totals, shares
        times totals, ratios from their parts, years from quarters, starts from levels and growth. Two ways to one number come to different values. The
        arithmetic shows the shortest such chain, each step with its numbers; exact numbers are taken as rounded where they are written so. It is a warning
        where a step takes the members of a dimension for all there are, or where only some of the numbers say for which period they are. Other contradictions
        that rest on the same number are not told: they come again if they hold without it. Change one of the numbers.
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
