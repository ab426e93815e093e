using PlanApi.Domain.Values;

namespace PlanApi.Domain.Scorecards;

/// <summary>The contribution of one child to the difference of two scores.</summary>
/// <param name="Before">The child on the first side; null if it does not exist there.</param>
/// <param name="After">The child on the second side.</param>
/// <param name="Contribution">Its contribution on the second side minus its contribution on the first side. The contributions of all
/// children add up to the difference.</param>
public sealed record ChildDifference(ScoredNode? Before, ScoredNode? After, Fraction Contribution);

/// <summary>Two scores side by side: of two days, scenarios or members.</summary>
/// <param name="Difference">The second score minus the first; null unless both have data.</param>
/// <param name="Children">Every child of either side, first in the order of the first side.</param>
public sealed record ScoreDifference(Fraction? Difference, IReadOnlyList<ChildDifference> Children)
{
    /// <param name="before">The first side.</param>
    /// <param name="after">The second side.</param>
    /// <param name="keyOf">The key by which a child is found on the other side.</param>
    public static ScoreDifference Of(ScoredNode before, ScoredNode after, Func<ScoreNode, string> keyOf)
    {
        var (one, other) = (Keyed(before, keyOf), Keyed(after, keyOf));
        ChildDifference[] children =
        [
            .. one
                .Keys.Concat(other.Keys.Where(key => !one.ContainsKey(key)))
                .Select(key =>
                {
                    var (from, to) = (one.GetValueOrDefault(key), other.GetValueOrDefault(key));
                    return new ChildDifference(from.Child, to.Child, to.Adds - from.Adds);
                }),
        ];
        return new ScoreDifference(before.Counted is { } first && after.Counted is { } second ? second - first : null, children);
    }

    private static Dictionary<string, (ScoredNode? Child, Fraction Adds)> Keyed(ScoredNode node, Func<ScoreNode, string> keyOf)
    {
        var keyed = new Dictionary<string, (ScoredNode?, Fraction)>();
        for (var at = 0; at < node.Children.Count; at++)
        {
            var key = keyOf(node.Children[at].Node);
            // Several claims about one indicator keep apart by their order.
            for (var more = 2; !keyed.TryAdd(key, (node.Children[at], node.Score!.Children[at].Contribution)); more++)
                key = $"{keyOf(node.Children[at].Node)}#{more}";
        }
        return keyed;
    }
}
