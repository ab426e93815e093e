using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>
/// Scopes by number. A scope is a path of (dimension, member) steps in a trie, ordered by dimension code. To find a scope without one of
/// its dimensions, the other steps are walked. Number 0 is the top.
/// </summary>
public sealed class ScopeTable
{
    public const int Top = 0;

    private readonly Dictionary<(int Node, ScopeStep Step), int> _next = [];
    private readonly List<(int Previous, ScopeStep Step, int Depth)> _nodes = [(-1, default, 0)];
    private readonly Dictionary<Scope, int> _known = [];
    private readonly Func<Code, DimensionTree> _treeOf;
    private readonly Dictionary<Code, int> _dimensions = [];
    private readonly List<DimensionTree> _trees = [];

    internal ScopeTable(Func<Code, DimensionTree> treeOf) => _treeOf = treeOf;

    public DimensionTree Tree(int dimension) => _trees[dimension];

    public int NumberOf(Scope scope)
    {
        if (_known.TryGetValue(scope, out var number))
            return number;
        number = Top;
        foreach (var (dimension, member) in scope)
        {
            var index = DimensionNumber(dimension);
            number = Follow(number, new ScopeStep(index, _trees[index].Number(member)));
        }
        return _known[scope] = number;
    }

    /// <summary>The scope's steps, in the order of their dimensions' codes.</summary>
    public ScopeStep[] StepsOf(int scope)
    {
        var steps = new ScopeStep[_nodes[scope].Depth];
        for (var at = steps.Length - 1; at >= 0; at--)
        {
            steps[at] = _nodes[scope].Step;
            scope = _nodes[scope].Previous;
        }
        return steps;
    }

    /// <summary>The scope without the step at a position.</summary>
    public int Without(ScopeStep[] steps, int position)
    {
        var number = Top;
        for (var at = 0; at < steps.Length; at++)
        {
            if (at != position)
                number = Follow(number, steps[at]);
        }
        return number;
    }

    /// <summary>The scope with one step's member replaced by another of its dimension.</summary>
    public int With(ScopeStep[] steps, int position, int member)
    {
        var number = Top;
        for (var at = 0; at < steps.Length; at++)
            number = Follow(number, at == position ? steps[at] with { Member = member } : steps[at]);
        return number;
    }

    /// <summary>The number that the dimension has in steps.</summary>
    public int DimensionNumber(Code dimension)
    {
        if (_dimensions.TryGetValue(dimension, out var number))
            return number;
        number = _trees.Count;
        _trees.Add(_treeOf(dimension));
        return _dimensions[dimension] = number;
    }

    private int Follow(int node, ScopeStep step)
    {
        if (_next.TryGetValue((node, step), out var next))
            return next;
        next = _nodes.Count;
        _nodes.Add((node, step, _nodes[node].Depth + 1));
        return _next[(node, step)] = next;
    }
}

/// <summary>One dimension of a scope and its member or group, by number.</summary>
public readonly record struct ScopeStep(int Dimension, int Member);
