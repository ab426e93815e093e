using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Matrix;

/// <summary>
/// Defines who answers for a number, and at which tier it lies. A line answers for numbers and sums nothing. The line of a key result is
/// the line of its objective, or of the nearest objective above that names one, or else the line of its target's indicator. The tier is
/// the one that the target's scope names. A target without a key result has the line that its own scope or its indicator names.
/// </summary>
public sealed class Responsibility
{
    private readonly MatrixLayout _layout;
    private readonly IReadOnlyDictionary<Code, Indicator> _indicators;
    private readonly Dictionary<Code, Objective> _objectives;
    private readonly ILookup<Code, KeyResult> _results;
    private readonly Dictionary<Code, Code?> _lines = [];

    /// <param name="layout">Tells which dimension's members answer, and which dimension's members are the places.</param>
    /// <param name="objectives">The plan's objectives.</param>
    /// <param name="results">Their key results.</param>
    /// <param name="indicators">The plan's indicators.</param>
    public Responsibility(
        MatrixLayout layout,
        IReadOnlyList<Objective> objectives,
        IReadOnlyList<KeyResult> results,
        IReadOnlyDictionary<Code, Indicator> indicators
    )
    {
        (_layout, _indicators) = (layout, indicators);
        _objectives = objectives.ToDictionary(objective => objective.Code);
        _results = results.OrderBy(result => result.Code).ToLookup(result => result.Target);
    }

    /// <summary>
    /// The line of an objective: its own, or that of the nearest objective above with a line; of two equally near ones, the first that is
    /// named.
    /// </summary>
    public Code? LineOf(Objective objective)
    {
        if (_lines.TryGetValue(objective.Code, out var known))
            return known;
        var (seen, level) = (new HashSet<Code> { objective.Code }, new List<Objective> { objective });
        Code? line = null;
        while (level.Count > 0 && line is null)
        {
            line = level.Select(goal => RowOf(goal.Scope)).FirstOrDefault(found => found is not null);
            level = [.. level.SelectMany(goal => goal.Parents).Where(seen.Add).Select(_objectives.GetValueOrDefault).OfType<Objective>()];
        }
        return _lines[objective.Code] = line;
    }

    /// <summary>The line that answers for a key result.</summary>
    public Code? LineOf(KeyResult result, Target target) =>
        (_objectives.TryGetValue(result.Objective, out var objective) ? LineOf(objective) : null)
        ?? RowOf(target.Scope)
        ?? LineOf(target.Indicator);

    /// <summary>The line that an indicator names.</summary>
    public Code? LineOf(Code indicator) => _indicators.GetValueOrDefault(indicator)?.AnsweredBy is { } line ? RowOf(line) : null;

    /// <summary>Where an objective stands.</summary>
    public MatrixPlace PlaceOf(Objective objective) => new(LineOf(objective), ColumnOf(objective.Scope));

    /// <summary>Where a key result stands.</summary>
    public MatrixPlace PlaceOf(KeyResult result, Target target) => new(LineOf(result, target), ColumnOf(target.Scope));

    /// <summary>The places of a target: one for each line that answers for it.</summary>
    public IReadOnlyList<MatrixPlace> PlacesOf(Target target)
    {
        Code?[] lines = [.. _results[target.Code].Select(result => LineOf(result, target)).Where(line => line is not null).Distinct()];
        var column = ColumnOf(target.Scope);
        return lines.Length > 0
            ? [.. lines.Select(line => new MatrixPlace(line, column))]
            : [new(RowOf(target.Scope) ?? LineOf(target.Indicator), column)];
    }

    /// <summary>
    /// For each indicator the lines that answer for it: the lines of the key results of its targets, or the indicator's own line.
    /// </summary>
    public ILookup<Code, Code> LinesOf(IEnumerable<Target> targets) =>
        targets
            .SelectMany(target => PlacesOf(target).Select(place => (target.Indicator, Line: place.Row)))
            .Concat(_indicators.Keys.Select(indicator => (Indicator: indicator, Line: LineOf(indicator))))
            .Where(pair => pair.Line is not null)
            .Distinct()
            .ToLookup(pair => pair.Indicator, pair => pair.Line!.Value);

    private Code? RowOf(Scope scope) => scope.TryGetValue(_layout.Rows, out var row) ? row : null;

    private Code? ColumnOf(Scope scope) => scope.TryGetValue(_layout.Columns, out var column) ? column : null;
}

/// <summary>A place of the matrix. Without a row it is the column as a whole, and without a column the row as a whole.</summary>
/// <param name="Row">The line that answers.</param>
/// <param name="Column">The tier where it lies.</param>
public readonly record struct MatrixPlace(Code? Row, Code? Column);
