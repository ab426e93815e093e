using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Scorecards;

/// <summary>The subject of a score.</summary>
public enum ScoreKind
{
    Objective,
    KeyResult,

    /// <summary>A line, tier, market or any other member, a cell of the matrix, or the whole organisation.</summary>
    Place,

    /// <summary>A target that belongs to no key result here, or a target number of the cube.</summary>
    Target,
}

/// <summary>Something with a score: a claim by itself, or a thing with children.</summary>
/// <param name="Kind">The kind of subject.</param>
/// <param name="Key">A key that is unique among its siblings, on every day and in every scenario.</param>
/// <param name="LikeKey">A key that is the same for matching things below different members: the same indicator, or the same
/// member.</param>
public sealed record ScoreNode(ScoreKind Kind, string Key, string LikeKey)
{
    public Code? Code { get; init; }

    public LocalText Names { get; init; } = LocalText.Empty;

    public Scope? Scope { get; init; }

    /// <summary>For a key result or target: its light.</summary>
    public LightClaim? Claim { get; init; }

    /// <summary>Sets of siblings; each set counts alike.</summary>
    public IReadOnlyList<IReadOnlyList<ScoreChild>> Sets { get; init; } = [];

    /// <summary>All claims with a light in it, at any depth, each once.</summary>
    public IReadOnlyList<LightClaim> Claims()
    {
        var (seen, open, claims) = (
            new HashSet<ScoreNode>(ReferenceEqualityComparer.Instance),
            new Stack<ScoreNode>([this]),
            new Dictionary<string, LightClaim>()
        );
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            if (node.Claim is { } claim)
                claims[claim.Key] = claim;
            foreach (var child in node.Sets.SelectMany(set => set))
                open.Push(child.Node);
        }
        return [.. claims.Values];
    }
}

/// <summary>A child with its weight.</summary>
/// <param name="Node">The child.</param>
/// <param name="Weight">The weight in percent among its siblings; null if none is given.</param>
public sealed record ScoreChild(ScoreNode Node, Quantity? Weight);

/// <summary>A node with its score on a day.</summary>
/// <param name="Node">The node.</param>
/// <param name="Lit">The light of its claim, if it is one.</param>
/// <param name="Score">The score of its children, if it has children.</param>
/// <param name="Children">The children with their scores, in the order of the sets.</param>
/// <param name="Uses">For each set, how its weights were used.</param>
public sealed record ScoredNode(
    ScoreNode Node,
    LitNumber? Lit,
    Score? Score,
    IReadOnlyList<ScoredNode> Children,
    IReadOnlyList<WeightUse> Uses
)
{
    /// <summary>The attainment that counts, from 0 to 1.2; null without data.</summary>
    public Fraction? Counted => Lit is not null ? Lit.Counted : Score?.Value;

    public Fraction Coverage => Lit is not null ? (Lit.Counted is null ? Fraction.Zero : Fraction.One) : Score?.Coverage ?? Fraction.Zero;

    public Light Light { get; } = Lit?.Light ?? Lighting.OfParts(Score?.Value, Children.Select(child => child.Light));

    /// <summary>
    /// Computes the scores of nodes from the lights of their claims. A node that serves several others is computed once.
    /// </summary>
    public static IReadOnlyList<ScoredNode> Of(IReadOnlyList<ScoreNode> nodes, IReadOnlyDictionary<string, LitNumber> lights)
    {
        var known = new Dictionary<ScoreNode, ScoredNode>(ReferenceEqualityComparer.Instance);
        return [.. nodes.Select(node => Of(node, lights, known))];
    }

    private static ScoredNode Of(ScoreNode node, IReadOnlyDictionary<string, LitNumber> lights, Dictionary<ScoreNode, ScoredNode> known)
    {
        if (known.TryGetValue(node, out var scored))
            return scored;
        if (node.Claim is { } claim)
            return known[node] = new ScoredNode(node, lights[claim.Key], null, [], []);
        var sets = node
            .Sets.Where(set => set.Count > 0)
            .Select(set => set.Select(child => (child.Weight, Scored: Of(child.Node, lights, known))).ToArray())
            .ToArray();
        return known[node] = new ScoredNode(
            node,
            null,
            Score.Of([.. sets.Select(set => ((Quantity?, Fraction?)[])[.. set.Select(child => (child.Weight, child.Scored.Counted))])]),
            [.. sets.SelectMany(set => set.Select(child => child.Scored))],
            [.. sets.Select(set => Score.Shares([.. set.Select(child => child.Weight)]).Use)]
        );
    }
}
