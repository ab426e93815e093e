using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class SiblingsWithoutWeight()
    : PlanRule(
        "sibling-without-weight",
        Severity.Warning,
        RuleFamily.Completeness,
        "These have no weight in {set}, but their siblings have one ({count}): {list}.",
        "{set} 中部分同级项有权重，另有 {count} 项没有：{list}。",
        """
        Weights are shares of one score. Some things are weighed together: the key results of one objective, the objectives below one
        parent, the members of one dimension. If some of them have a weight and one has none, that one counts for nothing. Give it a
        weight; a weight of 0 is allowed. Another rule looks at weights that exist only in a window (override-without-standing-weights).
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
