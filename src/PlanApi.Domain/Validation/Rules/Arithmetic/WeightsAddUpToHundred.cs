using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class WeightsAddUpToHundred()
    : PlanRule(
        "weights-not-whole",
        Severity.Error,
        RuleFamily.Arithmetic,
        "The weights of {set} add up to {sum} % from {from} to {to}, not to 100 %.",
        "{set} 的权重自 {from} 至 {to} 合计为 {sum} %，而非 100 %。",
        """
        Siblings' weights are shares of one score, so they add up to 100 % on every day of the plan's year. Siblings are the members of one
        dimension within the same scope, the objectives below one parent, or the key results of one objective. A window overrides some of
        the weights for its days. As the window says, the other weights then fill the rest of 100 % in proportion, or keep their values.
        The finding names the first days with a wrong sum; its arithmetic names the later ones. Weights with decimals count as rounded at
        the last decimal: three weights of 33.33 % add up. Days without any weight are left alone.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var set in plan.Weights.All.Where(set => !set.Weights.Any(weight => weight.Of?.Keys.Any(plan.Hidden.Contains) == true)))
        {
            var wrong = new WeightSweep(plan.Weights, set)
                .Totals(plan.FirstDay, plan.LastDay)
                .Where(total => total.HasStanding && (total.Sum - Fraction.Hundred).Abs() > total.Rounding)
                .ToList();
            if (wrong.Count == 0)
                continue;
            yield return Find(
                [.. set.Weights.Take(Places.Most).Select(weight => Places.Of(weight, $"{weight.Value} %"))],
                ("set", set.Name),
                ("sum", Notation.Number(wrong[0].Sum)),
                ("from", wrong[0].From.ToString("yyyy-MM-dd")),
                ("to", wrong[0].To.ToString("yyyy-MM-dd"))
            ) with
            {
                Arithmetic =
                [
                    .. set
                        .Weights.Take(Notation.Most)
                        .Select(weight => new Step(weight.Key(), WeightSets.SubjectOf(weight), $"{weight.Value} %")),
                    .. wrong
                        .Take(Notation.Most)
                        .Select(total => new Step("sum-of-weights", DaysOf(total), $"{Notation.Number(total.Sum)} %")),
                ],
            };
        }
    }

    private static string DaysOf(WeightTotal total) =>
        $"{total.From:yyyy-MM-dd} .. {total.To:yyyy-MM-dd}{(total.Window is { } window ? $" ({window.Code})" : "")}";
}
