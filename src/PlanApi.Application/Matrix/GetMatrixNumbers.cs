using PlanApi.Application.Access;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Matrix;

/// <summary>The numbers of the plan's matrix: rows x columns x periods, with roll-ups and differences, in one answer.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Indicators">Whose numbers; those that have targets in the cube when absent.</param>
/// <param name="Measure">Which of them.</param>
/// <param name="Grain">The length of the periods.</param>
public sealed record GetMatrixNumbers(
    Code Plan, Code Scenario, IReadOnlyList<Code>? Indicators = null, Measure Measure = Measure.Target, Grain Grain = Grain.Quarter) : Query<SlicePage>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetMatrixNumbersHandler(PlanDb db, PlanStore plans, PlanFinder finder, CubeReader cubes, ScenarioPartitions partitions, SliceReader slices)
    : IHandler<GetMatrixNumbers, SlicePage>
{
    private const int MaxRows = 10_000;

    public async Task<Outcome<SlicePage>> Handle(GetMatrixNumbers request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (await plans.Find(request.Plan, cancellation) is not { } plan || await finder.Find(request.Plan, cancellation) is not { } row)
            return new NotFound("plan", request.Plan.ToString());
        if (plan.Matrix is not { } layout)
            return new NoMatrix(plan.Code.ToString());
        var structure = await cubes.Structure(row, cancellation);
        if (!structure.Scenarios.TryGetValue(request.Scenario, out var scenario))
            return Invalid.One(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{request.Scenario}'.");
        var stored = await partitions.Of(row.Id, structure, ScenarioPartitions.Chain(structure, scenario), cancellation);
        var indicators = request.Indicators ?? [.. stored.Where(part => part.Measure == request.Measure).Select(part => part.Indicator.Indicator.Code)];
        var version = row.Version;
        if (indicators.Count == 0)
            return new SlicePage(request.Scenario, version, [], [], 0, null);
        var slice = new Slice
        {
            Scenario = request.Scenario, Indicators = indicators, Measures = [request.Measure],
            Rows = [new SliceAxis { Dimension = layout.Rows, Total = true }, new SliceAxis { Dimension = layout.Columns, Total = true }],
            Columns = [new SliceAxis { Grain = request.Grain, Total = true }],
        };
        if (!(await slices.Open(request.Plan, slice, cancellation)).IsSuccess(out var open, out var failure))
            return failure;
        return open.RowCount > MaxRows
            ? new TooLarge($"{MaxRows:N0} cells of a matrix; read it as a slice, in pages")
            : new SlicePage(request.Scenario, open.Version, open.Columns(), [.. open.Rows(0, cancellation).Select(found => found.Row)], open.RowCount, null);
    }
}
