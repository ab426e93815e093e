using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class SiblingsWithoutWeight()
    : PlanRule(
        "sibling-without-weight",
        Severity.Warning,
        RuleFamily.Completeness,
        "Without a weight in {set}, beside siblings that have one ({count}): {list}.",
        "{set} 中部分同级项有权重，另有 {count} 项没有：{list}。",
        """
        Weights are shares of one score. An objective's key results, the objectives below one parent, or the members of a dimension are
        weighed together: what has no weight beside siblings that do counts for nothing. Give it a weight, of 0 if that is meant. Sets that
        only a window weighs are another rule's concern.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var weighedResults = plan.Document.Weights.Select(weight => weight.KeyResult).OfType<Code>().ToHashSet();
        foreach (var results in plan.KeyResults.Values.GroupBy(result => result.Objective))
        {
            if (results.Any(result => weighedResults.Contains(result.Code)))
            {
                var without = results.Where(result => !weighedResults.Contains(result.Code));
                foreach (var finding in Fold(without, ("set", $"key results < {results.Key}")))
                    yield return finding;
            }
        }
        var weighedObjectives = plan.Document.Weights.Select(weight => weight.Objective).OfType<Code>().ToHashSet();
        var below = plan.Objectives.Values.SelectMany(objective =>
            objective.Parents.Distinct().Select(parent => (Parent: parent, Objective: objective))
        );
        foreach (var siblings in below.GroupBy(pair => pair.Parent, pair => pair.Objective))
        {
            if (siblings.Any(objective => weighedObjectives.Contains(objective.Code)))
            {
                var without = siblings.Where(objective => !weighedObjectives.Contains(objective.Code));
                foreach (var finding in Fold(without, ("set", $"objectives < {siblings.Key}")))
                    yield return finding;
            }
        }
    }
}
