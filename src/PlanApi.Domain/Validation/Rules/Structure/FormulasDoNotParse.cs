using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

public sealed class FormulasDoNotParse()
    : PlanRule(
        "formula-unreadable",
        Severity.Error,
        RuleFamily.Structure,
        "The formula of {indicator} cannot be read: {fault} at character {position}.",
        "{indicator} 的公式无法解析：第 {position} 个字符处 {fault}。",
        """
        A formula consists of indicator codes in square brackets, numbers, + - * / and parentheses. An example is [visitors] * [conversion]
        / 100. The finding names the position of the first character that cannot be read, counted from 1. Correct the formula.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var (code, reading) in plan.Formulas)
        {
            // A formula that is missing is another rule's finding.
            if (reading.Fault is { Kind: not FormulaFaultKind.Empty } fault)
                yield return Find(
                    [Places.Of(plan.Indicators[code], plan.Indicators[code].Formula)],
                    ("indicator", code.ToString()),
                    ("fault", fault.Kind.ToString()),
                    ("position", (fault.Position + 1).ToString())
                );
        }
    }
}
