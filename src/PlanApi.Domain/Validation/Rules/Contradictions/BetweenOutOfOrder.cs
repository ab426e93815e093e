using PlanApi.Domain.Targets;

namespace PlanApi.Domain.Validation.Rules;

public sealed class BetweenOutOfOrder()
    : PlanRule(
        "between-out-of-order",
        Severity.Error,
        RuleFamily.Contradictions,
        "{target} asks for a value between {lower} and {upper}, but there is none.",
        "{target} 介于 {lower} 与 {upper} 之间：不存在这样的值。",
        """
        A target between two values names the lower value first. Here the lower value is above the upper one, or the upper one is missing.
        Nothing can fulfil such a target, and other rules leave it out. Correct the values.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        from target in plan.Document.Targets
        where target.Comparator == Comparator.Between && (target.UpperValue is not { } upper || upper < target.Value)
        select Find(
            [Places.Of(plan, target)],
            ("target", target.Key()),
            ("lower", Notation.Number(target.Value)),
            ("upper", target.UpperValue is { } value ? Notation.Number(value) : "?")
        ) with
        {
            Arithmetic = target.UpperValue is { } most
                ?
                [
                    new(
                        "gap",
                        $"{Notation.Number(target.Value)} - {Notation.Number(most)}",
                        Notation.Number(Values.Fraction.Of(target.Value) - Values.Fraction.Of(most))
                    ),
                ]
                : [],
        };
}
