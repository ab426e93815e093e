using PlanApi.Domain.Cube;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Domain.Matrix;

/// <summary>
/// Crosses two dimensions. <see cref="Responsibility"/> defines where each objective, key result and target goes: the row of the line that
/// answers for it and the column of the tier where it lies, or a row or column as a whole.
/// </summary>
public sealed class MatrixBuilder
{
    private readonly MatrixLayout _layout;
    private readonly IReadOnlyList<Member> _rows;
    private readonly IReadOnlyList<Member> _columns;
    private readonly WeightsInForce _weights;
    private readonly ILookup<MatrixPlace, Objective> _objectives;
    private readonly ILookup<MatrixPlace, KeyResult> _keyResults;
    private readonly ILookup<MatrixPlace, Target> _targets;

    public MatrixBuilder(
        MatrixLayout layout,
        IReadOnlyList<Member> rows,
        IReadOnlyList<Member> columns,
        ScopeIndex scopes,
        Responsibility responsibility,
        IReadOnlyList<Objective> objectives,
        IReadOnlyList<KeyResult> keyResults,
        IReadOnlyList<Target> targets,
        WeightsInForce weights
    )
    {
        (_layout, _rows, _columns, _weights) = (layout, rows, columns, weights);
        var byCode = targets.ToDictionary(target => target.Code);
        var (row, column) = (Above(scopes, layout.Rows, rows), Above(scopes, layout.Columns, columns));
        MatrixPlace At(MatrixPlace place) => new(row(place.Row), column(place.Column));
        _objectives = objectives.ToLookup(objective => At(responsibility.PlaceOf(objective)));
        _keyResults = keyResults
            .Where(result => byCode.ContainsKey(result.Target))
            .ToLookup(result => At(responsibility.PlaceOf(result, byCode[result.Target])));
        _targets = targets
            .SelectMany(target => responsibility.PlacesOf(target).Select(place => (Place: At(place), target)))
            .Distinct()
            .ToLookup(pair => pair.Place, pair => pair.target);
    }

    public PlanMatrix Build() =>
        new(
            _layout,
            _weights.Day,
            [.. _rows.Select(row => Head(row, _layout.Rows, new MatrixPlace(row.Code, null)))],
            [.. _columns.Select(column => Head(column, _layout.Columns, new MatrixPlace(null, column.Code)))],
            [.. _rows.SelectMany(row => _columns.Select(column => Cell(row.Code, column.Code)))]
        );

    // A member below a row or column stands there; one that is below none stays what it is, and in no cell.
    private Func<Code?, Code?> Above(ScopeIndex scopes, Code dimension, IReadOnlyList<Member> heads)
    {
        var index = scopes.Dimensions[scopes.DimensionNumber(dimension)];
        var numbers = heads.Select(head => index.Number(head.Code)).ToHashSet();
        return member =>
        {
            if (member is not { } code)
                return null;
            for (var at = index.Number(code); index.IsMember(at); at = index.ParentOn(at, _weights.Day))
            {
                if (numbers.Contains(at))
                    return index.CodeOf(at);
            }
            return member;
        };
    }

    private MatrixHead Head(Member member, Code dimension, MatrixPlace place)
    {
        var (own, results, claims) = Content(place);
        return new MatrixHead(member.Code, member.Names, _weights.Of(At(dimension, member.Code), Scope.Top), own, results, claims);
    }

    private MatrixCell Cell(Code row, Code column)
    {
        var (own, results, claims) = Content(new MatrixPlace(row, column));
        var above = _objectives[new MatrixPlace(row, null)].Count() + _objectives[new MatrixPlace(null, column)].Count();
        var line = At(_layout.Rows, row);
        var within = At(_layout.Columns, column);
        return new MatrixCell(
            row,
            column,
            _weights.Of(line.With(_layout.Columns, column), Scope.Top),
            _weights.Of(line, within) ?? _weights.Of(line, Scope.Top),
            own.Count + above,
            own,
            results,
            claims
        );
    }

    private (IReadOnlyList<Objective>, IReadOnlyList<KeyResult>, IReadOnlyList<Target>) Content(MatrixPlace place) =>
        ([.. _objectives[place]], [.. _keyResults[place]], [.. _targets[place]]);

    private static Scope At(Code dimension, Code member) => new([new(dimension, member)]);
}
