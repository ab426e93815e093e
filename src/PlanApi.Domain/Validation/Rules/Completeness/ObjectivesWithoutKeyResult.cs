using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class ObjectivesWithoutKeyResult()
    : PlanRule(
        "objective-without-key-result",
        Severity.Warning,
        RuleFamily.Completeness,
        "Objectives that cannot be measured, because neither they nor the objectives that serve them have a key result ({count}): {list}.",
        "{count} 个OKR目标无法衡量，其自身及下级均无关键结果：{list}。",
        """
        An objective is words, and key results measure it. An objective without key results of its own is measured by the objectives that
        serve it. This objective has no key result, directly or below it, so nobody can say whether it was reached. Give it a key result,
        or align measurable objectives to it.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        // From every measured objective upwards; each is visited once.
        var measured = new HashSet<Code>();
        var results = plan.Document.KeyResults.Where(result => plan.Targets.ContainsKey(result.Target));
        var next = new Stack<Code>(results.Select(result => result.Objective));
        while (next.TryPop(out var code))
        {
            if (!plan.Objectives.TryGetValue(code, out var objective) || !measured.Add(code))
                continue;
            foreach (var parent in objective.Parents)
                next.Push(parent);
        }
        return Fold(plan.Objectives.Values.Where(objective => !measured.Contains(objective.Code)));
    }
}
