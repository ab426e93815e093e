using PlanApi.Domain.Cube;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Matrix;

/// <summary>Crosses two dimensions. Each objective, key result and target lands once: at the cell, row or column that its scope names.</summary>
public sealed class MatrixBuilder(
    MatrixLayout layout, IReadOnlyList<Objective> objectives, IReadOnlyList<KeyResult> keyResults, IReadOnlyList<Target> targets,
    WeightsInForce weights)
{
    private readonly ILookup<Place, Objective> _objectives = objectives.ToLookup(objective => PlaceOf(layout, objective.Scope));
    private readonly ILookup<Place, Target> _targets = targets.ToLookup(target => PlaceOf(layout, target.Scope));
    private readonly ILookup<Code, KeyResult> _keyResults = keyResults.ToLookup(keyResult => keyResult.Objective);
    private readonly Dictionary<Code, Target> _targetsByCode = targets.ToDictionary(target => target.Code);

    public PlanMatrix Build(IReadOnlyList<Member> rows, IReadOnlyList<Member> columns) => new(
        layout, weights.Day,
        [.. rows.Select(row => Head(row, layout.Rows, new Place(row.Code, null)))],
        [.. columns.Select(column => Head(column, layout.Columns, new Place(null, column.Code)))],
        [.. rows.SelectMany(row => columns.Select(column => Cell(row.Code, column.Code)))]);

    private MatrixHead Head(Member member, Code dimension, Place place)
    {
        var (own, results, claims) = Content(place);
        return new MatrixHead(member.Code, member.Names, weights.Of(At(dimension, member.Code), Scope.Top), own, results, claims);
    }

    private MatrixCell Cell(Code row, Code column)
    {
        var (own, results, claims) = Content(new Place(row, column));
        var above = _objectives[new Place(row, null)].Count() + _objectives[new Place(null, column)].Count();
        var line = At(layout.Rows, row);
        var within = At(layout.Columns, column);
        return new MatrixCell(
            row, column, weights.Of(line.With(layout.Columns, column), Scope.Top),
            weights.Of(line, within) ?? weights.Of(line, Scope.Top),
            own.Count + above, own, results, claims);
    }

    private (IReadOnlyList<Objective>, IReadOnlyList<KeyResult>, IReadOnlyList<Target>) Content(Place place)
    {
        Objective[] own = [.. _objectives[place]];
        KeyResult[] results = [.. own.SelectMany(objective => _keyResults[objective.Code])];
        Target[] claims =
        [
            .. results.Select(result => _targetsByCode.GetValueOrDefault(result.Target)).OfType<Target>().Concat(_targets[place]).Distinct(),
        ];
        return (own, results, claims);
    }

    private static Scope At(Code dimension, Code member) => new([new(dimension, member)]);

    private static Place PlaceOf(MatrixLayout layout, Scope scope) => new(
        scope.TryGetValue(layout.Rows, out var row) ? row : null, scope.TryGetValue(layout.Columns, out var column) ? column : null);

    private readonly record struct Place(Code? Row, Code? Column);
}
