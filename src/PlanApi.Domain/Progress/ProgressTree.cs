using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Progress;

/// <summary>The input of progress.</summary>
/// <param name="Scopes">The plan's dimensions.</param>
/// <param name="Calendar">The plan's calendar.</param>
/// <param name="Responsibility">The lines that answer for numbers; absent if the plan crosses no dimensions.</param>
/// <param name="Objectives">The objectives that hold.</param>
/// <param name="KeyResults">The key results that hold.</param>
/// <param name="Targets">Their targets.</param>
/// <param name="Weights">The weights that hold on the day.</param>
public sealed record ProgressParts(
    ScopeIndex Scopes,
    Calendar Calendar,
    Responsibility? Responsibility,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyList<KeyResult> KeyResults,
    IReadOnlyList<Target> Targets,
    WeightsInForce Weights
);

/// <summary>
/// Computes progress upwards: from the parts of key results to the key results, from key results to their objectives, and from these to
/// the objectives that they serve. An objective that serves several others is computed once.
/// </summary>
public sealed class ProgressTree
{
    private readonly ProgressParts _parts;
    private readonly AddingUp _adding;
    private readonly Dictionary<Code, Objective> _objectives;
    private readonly Dictionary<Code, KeyResult> _results;
    private readonly Dictionary<Code, Target> _targets;
    private readonly ILookup<Code, KeyResult> _resultsOf;
    private readonly ILookup<Code, KeyResult> _partsOf;
    private readonly ILookup<Code, Objective> _servingOf;
    private readonly Dictionary<Code, ResultStanding?> _knownResults = [];
    private readonly Dictionary<Code, ObjectiveStanding?> _knownObjectives = [];
    private readonly Dictionary<Code, Dictionary<Code, Quantity?>> _weightsOf = [];
    private Dictionary<Code, LitNumber> _lit = [];

    public ProgressTree(ProgressParts parts)
    {
        (_parts, _adding) = (parts, new AddingUp(parts.Scopes, parts.Calendar));
        _targets = parts.Targets.ToDictionary(target => target.Code);
        _objectives = parts.Objectives.ToDictionary(objective => objective.Code);
        KeyResult[] results = [.. parts.KeyResults.Where(result => _targets.ContainsKey(result.Target)).OrderBy(result => result.Code)];
        _results = results.ToDictionary(result => result.Code);
        _resultsOf = results.ToLookup(result => result.Objective);
        _partsOf = results.Where(result => result.Parent is not null).ToLookup(result => result.Parent!.Value);
        _servingOf = parts
            .Objectives.OrderBy(objective => objective.Code)
            .SelectMany(objective => objective.Parents.Select(parent => (parent, objective)))
            .ToLookup(pair => pair.parent, pair => pair.objective);
    }

    /// <summary>The objectives that serve no objective in the tree, by code.</summary>
    public IEnumerable<Objective> Roots =>
        _parts.Objectives.Where(objective => !objective.Parents.Any(_objectives.ContainsKey)).OrderBy(objective => objective.Code);

    /// <summary>An objective and those that serve it, the nearest first, each once; nothing if it does not exist.</summary>
    public IReadOnlyList<Objective> Below(Code root)
    {
        if (!_objectives.TryGetValue(root, out var objective))
            return [];
        var (found, seen) = (new List<Objective> { objective }, new HashSet<Code> { root });
        for (var at = 0; at < found.Count; at++)
            found.AddRange(_servingOf[found[at].Code].Where(serving => seen.Add(serving.Code)));
        return found;
    }

    /// <summary>The key results of an objective.</summary>
    public IEnumerable<KeyResult> ResultsOf(Code objective) => _resultsOf[objective];

    /// <summary>The targets whose lights are needed for the progress of some objectives and key results.</summary>
    public IReadOnlyList<Target> Needed(IEnumerable<Code> objectives, IEnumerable<Code> keyResults)
    {
        var open = new Stack<KeyResult>(
            objectives
                .SelectMany(Below)
                .DistinctBy(objective => objective.Code)
                .SelectMany(objective => _resultsOf[objective.Code])
                .Concat(keyResults.Select(_results.GetValueOrDefault).OfType<KeyResult>())
        );
        var found = new Dictionary<Code, KeyResult>();
        while (open.TryPop(out var result))
        {
            if (!found.TryAdd(result.Code, result))
                continue;
            foreach (var part in _partsOf[result.Code])
                open.Push(part);
        }
        return [.. found.Values.Select(result => result.Target).Distinct().Select(code => _targets[code]).OrderBy(target => target.Code)];
    }

    /// <summary>Takes the lights of targets.</summary>
    public void Light(IEnumerable<LitNumber> lit) => _lit = lit.ToDictionary(number => number.Claim.Target!.Code);

    /// <summary>The state of a key result; null if there is none with a known light.</summary>
    public ResultStanding? KeyResult(Code code)
    {
        if (_knownResults.TryGetValue(code, out var known))
            return known;
        // While it is being worked out, what comes back to it finds nothing: circles end.
        _knownResults[code] = null;
        if (!_results.TryGetValue(code, out var result) || !_lit.TryGetValue(result.Target, out var lit))
            return null;
        ResultStanding[] parts = [.. _partsOf[code].Select(part => KeyResult(part.Code)).OfType<ResultStanding>()];
        var weights = _parts.Weights.OfKeyResults([.. parts.Select(part => part.KeyResult.Code)]);
        var standing = new ResultStanding(
            result,
            lit,
            _parts.Responsibility?.PlaceOf(result, _targets[result.Target]) ?? default,
            parts.Length == 0
                ? null
                : PartsStanding.Of(
                    _adding.Holds(lit.Claim, [.. parts.Select(part => part.Lit.Claim)]),
                    [.. parts.Zip(weights, (part, weight) => (part, weight?.Value))]
                )
        );
        return _knownResults[code] = standing.Parts is null
            ? standing
            : standing with
            {
                Parts = standing.Parts with { Gaps = Gap.Of(standing) },
            };
    }

    /// <summary>The weight of a key result among those of its objective, in percent; null if none is given.</summary>
    public Quantity? WeightOf(KeyResult result)
    {
        if (!_weightsOf.TryGetValue(result.Objective, out var weights))
        {
            Code[] siblings = [.. _resultsOf[result.Objective].Select(sibling => sibling.Code)];
            _weightsOf[result.Objective] = weights = siblings
                .Zip(_parts.Weights.OfKeyResults(siblings))
                .ToDictionary(pair => pair.First, pair => pair.Second?.Value);
        }
        return weights.GetValueOrDefault(result.Code);
    }

    /// <summary>The state of an objective; null if it does not exist.</summary>
    public ObjectiveStanding? Objective(Code code)
    {
        if (_knownObjectives.TryGetValue(code, out var known))
            return known;
        _knownObjectives[code] = null;
        if (!_objectives.TryGetValue(code, out var objective))
            return null;
        ResultStanding[] results = [.. _resultsOf[code].Select(result => KeyResult(result.Code)).OfType<ResultStanding>()];
        ObjectiveStanding[] serving = [.. _servingOf[code].Select(child => Objective(child.Code)).OfType<ObjectiveStanding>()];
        return _knownObjectives[code] = ObjectiveStanding.Of(
            objective,
            _parts.Responsibility?.PlaceOf(objective) ?? default,
            [.. results.Select(result => (result, WeightOf(result.KeyResult)))],
            [
                .. serving.Zip(
                    _parts.Weights.OfObjectives([.. serving.Select(child => child.Objective.Code)]),
                    (child, weight) => (child, weight?.Value)
                ),
            ]
        );
    }
}
