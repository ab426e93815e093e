using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class PartsAreTheirOwnAncestors()
    : PlanRule(
        "circular-structure",
        Severity.Error,
        RuleFamily.Structure,
        "The parents of these {kind} form a circle: {list}.",
        "以下 {kind} 的上下级关系形成循环：{list}。",
        """
        Members, sections, scenarios and escalations form trees. Objectives form a graph without circles. So the parents of any of them
        must end at a top. Here they lead back to the start, and nothing can be rolled up, escalated or scored along them. Remove one of
        the links.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan) =>
        [
            .. plan
                .Trees.Where(tree => tree.InCircle.Count > 0)
                .SelectMany(tree => Report("members", tree.InCircle.Select(member => tree.Members[member]))),
            .. InTree("sections", plan.Document.Sections, section => section.Parent),
            .. InTree("scenarios", plan.Document.Scenarios, scenario => scenario.Parent),
            .. InTree("parties", plan.Document.Parties, party => party.EscalatesTo),
            .. InGraph(plan),
        ];

    private IEnumerable<Finding> InTree<TPart>(string kind, IReadOnlyList<TPart> parts, Func<TPart, Code?> parentOf)
        where TPart : PlanPart
    {
        var numbers = Numbers(parts);
        var parents = parts
            .Select(part => parentOf(part) is { } parent && numbers.TryGetValue(parent, out var number) ? number : -1)
            .ToArray();
        return Report(kind, Circles.In(parents).Select(number => parts[number]));
    }

    private IEnumerable<Finding> InGraph(PlanIndex plan)
    {
        var objectives = plan.Document.Objectives;
        var numbers = Numbers(objectives);
        var links = objectives
            .Select(objective =>
                (IReadOnlyList<int>)[.. objective.Parents.Where(numbers.ContainsKey).Select(parent => numbers[parent]).Distinct()]
            )
            .ToArray();
        return Circles.In(links).SelectMany(circle => Report("objectives", circle.Select(number => objectives[number])));
    }

    private IEnumerable<Finding> Report(string kind, IEnumerable<PlanPart> parts) => Fold(parts, ("kind", kind));

    private static Dictionary<Code, int> Numbers(IReadOnlyList<PlanPart> parts)
    {
        var numbers = new Dictionary<Code, int>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
            numbers.TryAdd(parts[i].Code, i);
        return numbers;
    }
}
