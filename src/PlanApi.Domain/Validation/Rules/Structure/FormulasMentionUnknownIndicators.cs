namespace PlanApi.Domain.Validation.Rules;

public sealed class FormulasMentionUnknownIndicators()
    : PlanRule(
        "formula-unknown-indicator",
        Severity.Error,
        RuleFamily.Structure,
        "The formula of {indicator} mentions {unknown}, which the plan does not define.",
        "{indicator} 的公式提到计划中未定义的 {unknown}。",
        """
        A formula mentions indicators by their codes in square brackets. The plan must define each of these indicators. Correct the code,
        or define the indicator.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var (code, reading) in plan.Formulas)
        {
            var unknown = (reading.Formula?.Mentions ?? []).Where(mention => !plan.Indicators.ContainsKey(mention)).ToArray();
            if (unknown.Length > 0)
                yield return Find(
                    [Places.Of(plan.Indicators[code], reading.Formula!.Text)],
                    ("indicator", code.ToString()),
                    ("unknown", Notation.List(unknown.Select(mention => mention.ToString())))
                );
        }
    }
}
