using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>
/// Breaks key results down along one axis after the other: lines, which answer for them, then members, then periods. Parts that people
/// have held or edited stay, and the other parts share the rest. It changes nothing in its input.
/// </summary>
public sealed class Decomposer
{
    private readonly DecompositionSource _source;
    private readonly DecompositionRequest _request;
    private readonly AxisSteps _axes;
    private readonly KnownParts _known;
    private readonly Splitting _splitting;
    private readonly Dictionary<Code, Objective> _objectives;
    private readonly List<DecomposedNumber> _numbers = [];
    private readonly List<DecomposedObjective> _made = [];
    private readonly List<Cell> _cells = [];
    private readonly List<Obstacle> _obstacles = [];

    private Decomposer(DecompositionSource source, DecompositionRequest request)
    {
        (_source, _request) = (source, request);
        (_axes, _known) = (new AxisSteps(source), new KnownParts(source));
        _splitting = new Splitting(source, request, _known, _made);
        _objectives = source.Objectives.ToDictionary(objective => objective.Code);
    }

    /// <summary>The result of a request. The key results and objectives in the request must exist.</summary>
    /// <param name="source">The plan.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Looked at before each key result.</param>
    /// <exception cref="OverflowException">A number does not fit.</exception>
    public static DecomposedPlan Of(DecompositionSource source, DecompositionRequest request, CancellationToken cancellation)
    {
        var decomposer = new Decomposer(source, request);
        foreach (var root in decomposer.Roots())
        {
            cancellation.ThrowIfCancellationRequested();
            decomposer.Decompose(root);
        }
        var weights = new DecomposedWeights(source, decomposer._known, decomposer._numbers, decomposer._made).Of();
        return new DecomposedPlan(decomposer._numbers, decomposer._made, weights, decomposer._cells, decomposer._obstacles);
    }

    /// <summary>The wanted key results, by code: those that are not parts of others, unless they are named.</summary>
    private IEnumerable<KeyResult> Roots()
    {
        var named = _request.KeyResults?.ToHashSet();
        var goals = _request.Objectives is { } objectives ? Serving(objectives) : null;
        return _source
            .KeyResults.OrderBy(result => result.Code)
            .Where(result =>
                named is null && goals is null
                    ? result.Parent is null
                    : named?.Contains(result.Code) == true || (goals?.Contains(result.Objective) == true && result.Parent is null)
            );
    }

    private HashSet<Code> Serving(IEnumerable<Code> objectives)
    {
        var children = _source
            .Objectives.SelectMany(child => child.Parents.Select(parent => (Parent: parent, child.Code)))
            .ToLookup(pair => pair.Parent, pair => pair.Code);
        var (found, open) = (new HashSet<Code>(), new Stack<Code>(objectives));
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
                children[next].ToList().ForEach(open.Push);
        }
        return found;
    }

    private void Decompose(KeyResult root)
    {
        if (
            !_known.Targets.TryGetValue(root.Target, out var target)
            || !_objectives.TryGetValue(root.Objective, out var objective)
            || !_source.Indicators.TryGetValue(target.Indicator, out var indicator)
        )
        {
            Stop(root, root.Target, _request.Over[0].Dimension ?? DecompositionRequest.PeriodAxis, Obstruction.NoTarget());
            return;
        }
        List<(Level Level, DecomposedPlace Place)> places =
        [
            (
                new Level(root, indicator, _source.Scopes, target, [], [target.Period ?? Period.OfYear(_source.Calendar.Year)]),
                new DecomposedPlace(objective, root, target, 0)
            ),
        ];
        foreach (var axis in _axes.InOrder(_request.Over))
        {
            var name = axis.Dimension ?? DecompositionRequest.PeriodAxis;
            if (_axes.IsOfLines(axis))
            {
                places = [.. places.Select(at => (at.Level, Answered(at.Place, name, axis)))];
                continue;
            }
            var (steps, obstruction) = _axes.Below(target, axis);
            if (obstruction is not null)
                Stop(root, target.Code, name, obstruction);
            else
                places = Along(places, name, steps);
        }
        if (_request.Adopt)
            _cells.AddRange(
                places.Where(at => at.Place.Target.Code != target.Code).Select(at => CellOf(at.Place, indicator)).OfType<Cell>()
            );
    }

    // What cannot be broken down over one axis may go on over the next.
    private List<(Level Level, DecomposedPlace Place)> Along(
        List<(Level Level, DecomposedPlace Place)> places,
        Code axis,
        IReadOnlyList<DecompositionStep> steps
    )
    {
        var (below, next, parts) = (
            new Dictionary<Level, Level>(ReferenceEqualityComparer.Instance),
            new List<(Level, DecomposedPlace)>(),
            new List<DecomposedPlace>()
        );
        foreach (var (level, place) in places)
        {
            if (!below.TryGetValue(level, out var lower))
                below[level] = lower = level.Along(steps);
            parts.Clear();
            var (number, obstruction) = _splitting.Split(lower, place, axis, steps, parts);
            if (number is not null)
                _numbers.Add(number);
            else
                Stop(place.Result, place.Target.Code, axis, obstruction!);
            next.AddRange(number is not null ? parts.Select(part => (lower, part)) : [(level, place)]);
        }
        return next;
    }

    // The finest numbers alone: what lies above them is their sum.
    private Cell? CellOf(DecomposedPlace place, Indicator indicator) =>
        !Behaviours.IsStored(indicator)
        || place.Target is not { Basis: Basis.Absolute, Comparator: not Comparator.Between } target
        || target.Value.Decimals > indicator.Decimals
            ? null
            : new Cell
            {
                Indicator = indicator.Code,
                Scope = target.Scope,
                Period = target.Period ?? Period.OfYear(_source.Calendar.Year),
                Measure = Measure.Target,
                Value = target.Value,
                Currency = target.Currency,
            };

    // A number is not shared over lines: it stays where it lies, and the line that answers for it has it as its key result.
    private DecomposedPlace Answered(DecomposedPlace place, Code axis, SliceAxis lines)
    {
        if (_source.Responsibility!.LineOf(place.Objective) is not null)
            return place;
        if (_source.Responsibility.LineOf(place.Result, place.Target) is not { } line || lines.Members?.Contains(line) == false)
        {
            Stop(place.Result, place.Target.Code, axis, Obstruction.NoLine());
            return place;
        }
        var step = new DecompositionStep(axis, axis, line, null);
        if (
            _splitting.ObjectiveFor(place, step) is not { } objective
            || _splitting.ResultFor(place, objective, step, place.Target) is not { } result
        )
        {
            Stop(place.Result, place.Target.Code, axis, Obstruction.LongCode($"{place.Objective.Code}-{line}"));
            return place;
        }
        var names = _source.Members.TryGetValue((axis, line), out var member) ? member.Names : LocalText.English(line.ToString());
        _numbers.Add(
            new DecomposedNumber(
                place.Result.Code,
                place.Target.Code,
                axis,
                DecompositionMethod.Same,
                DecompositionText.Answers(names),
                place.Target.Value,
                null,
                null,
                [
                    new DecomposedPart(
                        result.Id is null ? PartState.New : PartState.Same,
                        objective.Code,
                        result,
                        place.Target,
                        place.Target.Value,
                        DecompositionText.Answers(names)
                    ),
                ]
            )
        );
        return new DecomposedPlace(objective, result, place.Target, place.Index);
    }

    private void Stop(KeyResult result, Code target, Code axis, Obstruction obstruction) =>
        _obstacles.Add(new Obstacle(result.Code, target, axis, obstruction.Code, obstruction.Reason, obstruction.Remedy));
}
