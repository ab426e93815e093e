using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class SlicesAssignedTwice()
    : PlanRule(
        "slice-assigned-twice",
        Severity.Warning,
        RuleFamily.Contradictions,
        "The slices {slice} and {other} of the round {round} both ask for {indicator} in {period}.",
        "同一轮次 {round} 中，填报任务 {slice} 与 {other} 都要求填报 {period} 的 {indicator}。",
        """
        Two slices of one round overlap: the same indicator and number, in places and periods that have some in common. What one party
        enters, the other can write over, and submitting one closes cells of the other. Make the slices smaller, or take one out.
        """
    )
{
    /// <summary>How many slices of one indicator are compared with each other.</summary>
    private const int MaxCompared = 1_000;

    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        var told = new HashSet<(Code, Code)>();
        var groups = plan
            .Document.SliceAssignments.OrderBy(slice => slice.Code)
            .SelectMany(slice => slice.Indicators.Select(indicator => (Slice: slice, Indicator: indicator)))
            .GroupBy(one => (one.Slice.Round, one.Slice.Measure, one.Indicator), one => one.Slice);
        foreach (var group in groups.OrderBy(group => group.Key.Indicator))
        {
            var slices = group.Take(MaxCompared).ToArray();
            for (var at = 0; at < slices.Length; at++)
            {
                foreach (var other in slices.Skip(at + 1).Where(other => Overlap(plan, slices[at], other)))
                {
                    if (told.Add((slices[at].Code, other.Code)))
                        yield return Find(
                            [Places.Of(slices[at]), Places.Of(other)],
                            ("slice", slices[at].Key()),
                            ("other", other.Key()),
                            ("round", group.Key.Round.ToString()),
                            ("indicator", group.Key.Indicator.ToString()),
                            ("period", $"{(slices[at].Period.Grain > other.Period.Grain ? slices[at] : other).Period}")
                        );
                }
            }
        }
    }

    private static bool Overlap(PlanIndex plan, SliceAssignment one, SliceAssignment other) =>
        (plan.Calendar.Contains(one.Period, other.Period) || plan.Calendar.Contains(other.Period, one.Period))
        && one.Scope.All(pair => !other.Scope.TryGetValue(pair.Key, out var member) || Overlap(plan.TreeOf(pair.Key), pair.Value, member));

    private static bool Overlap(DimensionTree tree, Code one, Code other)
    {
        var (first, second) = (Roots(tree, one), Roots(tree, other));
        return one == other || first.Exists(a => second.Exists(b => tree.IsWithin(a, b) || tree.IsWithin(b, a)));
    }

    private static List<int> Roots(DimensionTree tree, Code code)
    {
        var number = tree.Number(code);
        return tree.IsMember(number) ? [number]
            : tree.Groups.TryGetValue(number, out var members) ? [.. members.Where(tree.IsMember)]
            : [];
    }
}
