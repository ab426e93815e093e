using PlanApi.Domain.Cube;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Scorecards;

/// <summary>The input of scores.</summary>
/// <param name="Scopes">The plan's dimensions.</param>
/// <param name="Matrix">The dimensions that the plan crosses.</param>
/// <param name="Responsibility">The lines that answer for numbers; absent if the plan crosses no dimensions.</param>
/// <param name="Objectives">The plan's objectives.</param>
/// <param name="KeyResults">Their key results.</param>
/// <param name="Targets">The plan's targets.</param>
/// <param name="Weights">The weights that hold on the day.</param>
/// <param name="Claims">Targets as claims, on the day.</param>
/// <param name="NumbersAt">The target numbers that the cube has at some cells of the matrix, as claims.</param>
public sealed record ScoreParts(
    ScopeIndex Scopes,
    MatrixLayout? Matrix,
    Responsibility? Responsibility,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyList<KeyResult> KeyResults,
    IReadOnlyList<Target> Targets,
    WeightsInForce Weights,
    ClaimReader Claims,
    Func<IReadOnlyList<Scope>, ILookup<Scope, LightClaim>> NumbersAt
);

/// <summary>
/// Builds the tree of a score: objectives from their key results and the objectives that serve them, places from their targets and the
/// places below.
/// </summary>
public sealed class ScoreTree
{
    private readonly ScoreParts _parts;
    private readonly Dictionary<Code, Target> _targets;
    private readonly Dictionary<Code, Objective> _objectives;
    private readonly ILookup<Code, KeyResult> _results;
    private readonly ILookup<Code, Objective> _serving;
    private readonly ILookup<Scope, Target> _byScope;
    private readonly ILookup<MatrixPlace, Target> _byPlace;
    private readonly Dictionary<Code, ScoreNode?> _known = [];
    private readonly HashSet<(Code Dimension, Code Member)> _claimed = [];

    public ScoreTree(ScoreParts parts)
    {
        _parts = parts;
        _targets = parts.Targets.ToDictionary(target => target.Code);
        _objectives = parts.Objectives.ToDictionary(objective => objective.Code);
        _results = parts.KeyResults.OrderBy(result => result.Code).ToLookup(result => result.Objective);
        _serving = parts
            .Objectives.OrderBy(objective => objective.Code)
            .SelectMany(objective => objective.Parents.Select(parent => (Parent: parent, objective)))
            .ToLookup(pair => pair.Parent, pair => pair.objective);
        foreach (var (dimension, member) in parts.Targets.SelectMany(target => target.Scope))
            Claimed(dimension, member);
        var placed = parts
            .Targets.OrderBy(target => target.Code)
            .SelectMany(target => (parts.Responsibility?.PlacesOf(target) ?? [default]).Select(place => (Target: target, Place: place)))
            .ToArray();
        // What a line answers for counts there; what none answers for, where it lies.
        _byScope = placed.Where(target => target.Place.Row is null).ToLookup(target => target.Target.Scope, target => target.Target);
        _byPlace = placed.Where(target => target.Place.Row is not null).ToLookup(target => target.Place, target => target.Target);
    }

    /// <summary>Null if there is no such objective.</summary>
    public ScoreNode? Objective(Code code)
    {
        if (!_objectives.TryGetValue(code, out var objective))
            return null;
        if (_known.TryGetValue(code, out var known))
            return known;
        // While it is being built, an objective that comes back to it finds nothing: alignments in a circle end.
        _known[code] = null;
        var results = _results[code].Where(result => _targets.ContainsKey(result.Target)).ToArray();
        var serving = _serving[code].Select(child => Objective(child.Code)).OfType<ScoreNode>().ToArray();
        return _known[code] = new ScoreNode(ScoreKind.Objective, $"objective:{code}", $"objective:{code}")
        {
            Code = code,
            Names = objective.Names,
            Scope = objective.Scope,
            Sets =
            [
                Children([.. results.Select(KeyResult)], Values(_parts.Weights.OfKeyResults([.. results.Select(result => result.Code)]))),
                Children(serving, Values(_parts.Weights.OfObjectives([.. serving.Select(child => child.Code!.Value)]))),
            ],
        };
    }

    /// <summary>Null if there is no such key result.</summary>
    public ScoreNode? KeyResult(Code code) =>
        _parts.KeyResults.FirstOrDefault(result => result.Code == code) is { } result && _targets.ContainsKey(result.Target)
            ? KeyResult(result)
            : null;

    /// <summary>A place: the top, a member, a group, or a cell of the matrix.</summary>
    public ScoreNode Place(Scope scope)
    {
        var (below, dimension) = Below(scope);
        // Where lines and tiers meet, what the cube has as target numbers counts beside the targets.
        Scope[] cells = _parts.Matrix is { } layout ? [.. below.Append(scope).Where(at => IsCell(at, layout))] : [];
        return Place(scope, dimension, below, _parts.NumbersAt(cells));
    }

    private ScoreNode Place(Scope scope, Code? dimension, IReadOnlyList<Scope> below, ILookup<Scope, LightClaim> numbers)
    {
        var claims = TargetsAt(scope).Select(_parts.Claims.Read).ToArray();
        var claimed = claims.Select(claim => claim.Indicator.Code).ToHashSet();
        ScoreNode[] own = [.. claims.Concat(numbers[scope].Where(claim => !claimed.Contains(claim.Indicator.Code))).Select(Leaf)];
        var children = below.Select(at => Nested(at, scope, numbers)).ToArray();
        var weights = dimension is { } over ? WeightsOf(below, scope, over) : [];
        (ScoreNode Node, Quantity? Weight)[] kept =
        [
            .. children.Zip(weights).Where(child => child.Second is not null || child.First.Claims().Count > 0),
        ];
        var key = scope.Count == 0 ? "top" : scope.ToString();
        return new ScoreNode(ScoreKind.Place, $"place:{key}", $"place:{key}")
        {
            Scope = scope,
            Sets = [Children(own, new Quantity?[own.Length]), [.. kept.Select(child => new ScoreChild(child.Node, child.Weight))]],
        };
    }

    private IEnumerable<Target> TargetsAt(Scope scope) =>
        _parts.Matrix is { } layout
        && scope.TryGetValue(layout.Rows, out var row)
        && scope.Keys.All(key => key == layout.Rows || key == layout.Columns)
            ? _byPlace[new MatrixPlace(row, scope.TryGetValue(layout.Columns, out var column) ? column : null)]
            : _byScope[scope];

    private ScoreNode Nested(Scope scope, Scope above, ILookup<Scope, LightClaim> numbers)
    {
        // A cell is made of its own numbers alone; any other place, of the places below it in turn.
        var (below, dimension) = _parts.Matrix is { } layout && IsCell(scope, layout) ? ([], (Code?)null) : Below(scope);
        if (_parts.Matrix is { } crossed)
        {
            Scope[] cells = [.. below.Where(at => IsCell(at, crossed))];
            if (cells.Length > 0)
                numbers = _parts.NumbersAt(cells);
        }
        var added = scope.Where(pair => !above.TryGetValue(pair.Key, out var same) || same != pair.Value);
        return Place(scope, dimension, below, numbers) with
        {
            LikeKey = $"place:{string.Join(';', added.Select(pair => $"{pair.Key}={pair.Value}"))}",
        };
    }

    // The members below one, where it has any; else the other dimension of the matrix; the top has the matrix's rows.
    private (IReadOnlyList<Scope> Places, Code? Dimension) Below(Scope scope)
    {
        if (scope.Count == 1)
        {
            var (dimension, member) = scope.Single();
            if (Children(dimension, member) is { Count: > 0 } members)
                return ([.. members.Select(child => scope.With(dimension, child))], dimension);
        }
        var next =
            _parts.Matrix is not { } layout ? (Code?)null
            : scope.Count == 0 ? layout.Rows
            : scope.Count > 1 ? null
            : scope.ContainsKey(layout.Rows) ? layout.Columns
            : scope.ContainsKey(layout.Columns) ? layout.Rows
            : null;
        return next is { } over ? ([.. Children(over, null).Select(child => scope.With(over, child))], over) : ([], null);
    }

    // Members with a target at them or below; of a million others nothing is asked.
    private void Claimed(Code dimension, Code member)
    {
        var index = _parts.Scopes.Dimensions[_parts.Scopes.DimensionNumber(dimension)];
        for (var at = index.Number(member); at != DimensionIndex.Top && _claimed.Add((dimension, index.CodeOf(at))); )
            at = index.IsGroup(at) ? DimensionIndex.Top : index.ParentOn(at, _parts.Weights.Day);
    }

    private List<Code> Children(Code dimension, Code? member)
    {
        var number = _parts.Scopes.DimensionNumber(dimension);
        var index = _parts.Scopes.Dimensions[number];
        var of = member is { } code ? index.Number(code) : DimensionIndex.Top;
        if (of != DimensionIndex.Top && index.IsGroup(of))
            return [];
        var isCrossed = _parts.Matrix is { } layout && (layout.Rows == dimension || layout.Columns == dimension);
        return
        [
            .. index
                .ChildrenOn(_parts.Weights.Day)
                .Of(of)
                .ToArray()
                .Select(index.CodeOf)
                .Where(child =>
                    isCrossed
                    || _claimed.Contains((dimension, child))
                    || _parts.Weights.Of(Scope.Top.With(dimension, child), Scope.Top) is not null
                ),
        ];
    }

    // Weights within the place, else those of the cells, else those that hold everywhere: the first of these that any of the siblings has.
    private Quantity?[] WeightsOf(IReadOnlyList<Scope> places, Scope within, Code dimension)
    {
        Scope Alone(Scope place) => Scope.Top.With(dimension, place[dimension]);
        Quantity?[][] ways =
        [
            [.. places.Select(place => _parts.Weights.Of(Alone(place), within))],
            [.. places.Select(place => _parts.Weights.Of(place, Scope.Top))],
            [.. places.Select(place => _parts.Weights.Of(Alone(place), Scope.Top))],
        ];
        return Array.Find(ways, weights => weights.Any(weight => weight is not null)) ?? ways[^1];
    }

    private static Quantity?[] Values(IEnumerable<WeightInForce?> weights) => [.. weights.Select(weight => weight?.Value)];

    private ScoreNode KeyResult(KeyResult result)
    {
        var claim = _parts.Claims.Read(_targets[result.Target]);
        return new ScoreNode(ScoreKind.KeyResult, $"keyResult:{result.Code}", $"keyResult:{result.Code}")
        {
            Code = result.Code,
            Names = result.Names,
            Scope = claim.Scope,
            Claim = claim,
        };
    }

    private static ScoreNode Leaf(LightClaim claim) =>
        new(ScoreKind.Target, claim.Key, $"{claim.Indicator.Code}|{claim.Period}|{claim.Basis}")
        {
            Code = claim.Target?.Code,
            Names = claim.Target?.Names ?? LocalText.Empty,
            Scope = claim.Scope,
            Claim = claim,
        };

    private static bool IsCell(Scope scope, MatrixLayout layout) =>
        scope.Count == 2 && scope.ContainsKey(layout.Rows) && scope.ContainsKey(layout.Columns);

    private static ScoreChild[] Children(IReadOnlyList<ScoreNode> nodes, IReadOnlyList<Quantity?> weights) =>
        [.. nodes.Zip(weights, (node, weight) => new ScoreChild(node, weight))];
}
