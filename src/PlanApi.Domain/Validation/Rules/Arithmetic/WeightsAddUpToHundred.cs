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
        Siblings' weights are shares of one score and add up to 100 % on every day of the plan's year: those of the same dimensions within
        the same scope, of objectives below the same parent, of one objective's key results. A window overrides some of them for its days;
        the others then fill what is left of 100 % in proportion, or keep their values, as the window says. The finding names the first days
        on which the sum is wrong, and the arithmetic the later ones. Weights with decimals are taken as rounded at the last of them: three of
        33.33 % add up. Times at which no weight stands at all are left alone.
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
