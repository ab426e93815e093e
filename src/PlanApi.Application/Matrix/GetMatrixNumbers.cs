using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Matrix;

/// <summary>
/// The numbers of the plan's matrix: rows x columns x periods, with roll-ups and differences, in one answer. A line shows the numbers for
/// which it answers, at each tier. A number that is stored for the line itself is shown instead of them.
/// </summary>
/// <param name="Plan">The plan.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Indicators">The indicators; when absent, those that have targets in the cube.</param>
/// <param name="Measure">Which of them.</param>
/// <param name="Grain">The length of the periods.</param>
public sealed record GetMatrixNumbers(
    Code Plan,
    Code Scenario,
    IReadOnlyList<Code>? Indicators = null,
    Measure Measure = Measure.Target,
    Grain Grain = Grain.Quarter
) : Query<SlicePage>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetMatrixNumbersHandler(
    PlanDb db,
    PlanStore plans,
    PlanFinder finder,
    PlanOpener opener,
    ScenarioPartitions partitions,
    SliceReader slices,
    PlannedPartsReader parts,
    VisibilityFinder visibility
) : IHandler<GetMatrixNumbers, SlicePage>
{
    private const int MaxRows = 10_000;

    public async Task<Outcome<SlicePage>> Handle(GetMatrixNumbers request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (
            !(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            || !(await finder.Get(request.Plan, cancellation)).IsSuccess(out var row, out failure)
        )
            return failure;
        if (plan.Matrix is not { } layout)
            return new NoMatrix(plan.Code.ToString());
        if (!(await opener.Open(row, cancellation)).IsSuccess(out var opened, out failure))
            return failure;
        var (_, structure, grants) = opened;
        if (!structure.Scenarios.TryGetValue(request.Scenario, out var scenario))
            return Invalid.One(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{request.Scenario}'.");
        var indicators =
            request.Indicators ?? await partitions.IndicatorsOf(row, structure, grants, scenario, request.Measure, cancellation);
        var version = row.Version;
        if (indicators.Count == 0 || Axes(layout, structure, grants) is not { } axes)
            return new SlicePage(request.Scenario, version, [], [], 0, null);
        var slice = new Slice
        {
            Scenario = request.Scenario,
            Indicators = indicators,
            Measures = [request.Measure],
            Rows = axes,
            Columns = [new SliceAxis { Grain = request.Grain, Total = true }],
        };
        if (!(await slices.Open(request.Plan, slice, cancellation)).IsSuccess(out var open, out failure))
            return failure;
        if (open.RowCount > MaxRows)
            return new TooLarge($"{MaxRows:N0} cells of a matrix; read it as a slice, in pages");
        var wanted = (await parts.Read(row, await visibility.For(row, cancellation), cancellation)).In(request.Scenario);
        var lines = wanted.Responsibility!.LinesOf(wanted.Targets);
        // A line sums nothing: what it answers for lies at the tier, whatever the line.
        if (!(await slices.Open(request.Plan, slice with { Rows = [axes[1]] }, cancellation)).IsSuccess(out var places, out failure))
            return failure;
        var at = places.Rows(0, cancellation).ToDictionary(found => found.Row.Scope, found => found.Row);
        var columns = open.Columns();
        return new SlicePage(
            request.Scenario,
            open.Version,
            columns,
            [.. open.Rows(0, cancellation).Select(found => Answered(found.Row, layout, columns, lines, at))],
            open.RowCount,
            null
        );
    }

    private static SliceRow Answered(
        SliceRow row,
        MatrixLayout layout,
        IReadOnlyList<SliceColumn> columns,
        ILookup<Code, Code> lines,
        Dictionary<Scope, SliceRow> places
    ) =>
        row.Scope.TryGetValue(layout.Rows, out var line) && places.TryGetValue(row.Scope.With(layout.Rows, null), out var place)
            ? row with
            {
                Cells =
                [
                    .. row.Cells.Select(
                        (cell, at) =>
                            cell.State == CellState.Missing && lines[columns[at].Indicator].Contains(line) ? place.Cells[at] : cell
                    ),
                ],
            }
            : row;

    /// <summary>
    /// The members of rows and columns, each with its total; for a limited caller only the visible ones. Null if every cell is a hidden
    /// total.
    /// </summary>
    private static SliceAxis[]? Axes(MatrixLayout layout, CubeStructure structure, Grants grants)
    {
        Code[] crossed = [layout.Rows, layout.Columns];
        if (grants.Limited.Any(limited => !crossed.Contains(structure.Scopes.Dimensions[limited].Dimension)))
            return null;
        SliceAxis[] axes =
        [
            .. crossed.Select(dimension =>
                grants.Members.ContainsKey(structure.Scopes.DimensionNumber(dimension))
                    ? new SliceAxis
                    {
                        Dimension = dimension,
                        Members = CubeMatrix.Top(
                            structure,
                            grants,
                            dimension,
                            structure.Calendar.Days(Period.OfYear(structure.Calendar.Year)).Last
                        ),
                    }
                    : new SliceAxis { Dimension = dimension, Total = true }
            ),
        ];
        return Array.Exists(axes, axis => axis.Members is { Count: 0 }) ? null : axes;
    }
}
