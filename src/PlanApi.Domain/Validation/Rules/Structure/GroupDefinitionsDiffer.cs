using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class GroupDefinitionsDiffer()
    : PlanRule(
        "group-definitions",
        Severity.Warning,
        RuleFamily.Contradictions,
        "The plan defines the members of {group} in {count} ways. Not in all of them: {difference}. The first definition is in "
            + "force: {inForce}.",
        "计划对 {group} 的成员有 {count} 种说法；{difference} 并非都包含在内。现以第一种为准：{inForce}。",
        """
        A group has targets, and the members of the group decide what these targets mean. The plan defines the group in several places,
        with different members. The first definition is in force until the plan settles on one. The arithmetic compares each definition
        with the members that all of them have in common. Keep one definition.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        foreach (var group in plan.Document.Groups)
        {
            if (group.Definitions.Count < 2)
                continue;
            var sets = group.Definitions.Select(definition => definition.Members.ToHashSet()).ToArray();
            if (sets.Skip(1).All(set => set.SetEquals(sets[0])))
                continue;
            yield return Describe(group, sets);
        }
    }

    private Finding Describe(Group group, HashSet<Code>[] sets)
    {
        var shared = new HashSet<Code>(sets[0]);
        var all = new HashSet<Code>();
        foreach (var set in sets)
        {
            shared.IntersectWith(set);
            all.UnionWith(set);
        }
        all.ExceptWith(shared);
        return Find(
            [
                .. group
                    .Definitions.Take(Places.Most)
                    .Select(
                        (definition, number) =>
                            Places.Of(group, Names(definition.Members)) with
                            {
                                Field = $"definitions/{number}",
                                Source = definition.Source,
                            }
                    ),
            ],
            ("group", group.Key()),
            ("count", sets.Length.ToString()),
            ("difference", Names(all)),
            ("inForce", Names(sets[0]))
        ) with
        {
            Arithmetic =
            [
                .. sets.Take(Notation.Most)
                    .Select((set, number) => new Step("beyond-shared", $"#{number + 1}: {Names(set)}", Extra(set, shared))),
            ],
        };
    }

    private static string Extra(HashSet<Code> set, HashSet<Code> shared) =>
        set.Count == shared.Count ? "+0" : $"+ {Names(set.Where(code => !shared.Contains(code)))}";

    private static string Names(IEnumerable<Code> codes) => Notation.List(codes.Order().Select(code => code.ToString()));
}
