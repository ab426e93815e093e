namespace PlanApi.Domain.Spreading.Trees;

/// <summary>The limit that keeps a node from moving further.</summary>
public enum BoundKind
{
    /// <summary>The least value of the node.</summary>
    Low,

    /// <summary>The greatest value of the node.</summary>
    High,

    /// <summary>The value that it must have.</summary>
    Required,

    /// <summary>The start of the node, which a weight of 0 keeps.</summary>
    Fixed,
}

/// <summary>A node's own bound.</summary>
public readonly record struct NodeBound(int Node, BoundKind Kind, long Value);

/// <summary>The value to which a bound would have to change. No value nearer to the present one would be enough.</summary>
public readonly record struct NodeRelaxation(NodeBound Bound, long To)
{
    /// <summary>By how many steps.</summary>
    public Int128 By => Int128.Abs((Int128)To - Bound.Value);
}

/// <summary>A node below which everything can be met, but not the node itself.</summary>
/// <param name="Node">The node.</param>
/// <param name="ReachLow">The least to which the nodes below can add up; null where nothing limits it.</param>
/// <param name="ReachHigh">The most to which they can add up.</param>
/// <param name="Binding">
/// The bounds that contradict each other: the node's own first, then those that make up the end of the interval that is too near. None can
/// be left out: the bounds of a node whose children set its end are not among them, nor those below a node that sets its own.
/// </param>
/// <param name="Relaxations">Each of them is enough alone; in the order of <paramref name="Binding"/>. Empty if none is.</param>
/// <param name="IsWhole">
/// Whether a relaxation makes the whole forest possible. Otherwise it resolves this conflict only, and there are others, or none alone
/// resolves all that lies above.
/// </param>
public sealed record TreeConflict(
    int Node,
    long? ReachLow,
    long? ReachHigh,
    IReadOnlyList<NodeBound> Binding,
    IReadOnlyList<NodeRelaxation> Relaxations,
    bool IsWhole
);
