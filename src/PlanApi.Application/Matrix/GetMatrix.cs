using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Dimensions;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Matrix;

/// <summary>The whole matrix of the plan: lines by tiers, and for each cell its weight, objectives, key results and targets.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day for which weights are wanted; today in the plan's time zone when absent.</param>
public sealed record GetMatrix(Code Plan, DateOnly? Date = null) : Query<PlanMatrix>
{
    /// <summary>The scenario with the objectives and targets.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The plan crosses no dimensions.</summary>
public sealed record NoMatrix(string Plan) : Failure("no-matrix", $"The plan '{Plan}' has no matrix; set its rows and columns first.");

internal sealed class GetMatrixHandler(
    PlanDb db,
    PlanStore plans,
    PlanFinder finder,
    MemberStore members,
    PlannedPartsReader parts,
    TargetStore targets,
    VisibilityFinder visibility,
    TimeProvider clock
) : IHandler<GetMatrix, PlanMatrix>
{
    public async Task<Outcome<PlanMatrix>> Handle(GetMatrix request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (
            !(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            || !(await finder.Get(request.Plan, cancellation)).IsSuccess(out var row, out failure)
        )
            return failure;
        if (plan.Matrix is not { } layout)
            return new NoMatrix(plan.Code.ToString());
        var seen = await visibility.For(row, cancellation);
        var wanted = await parts.Read(row, seen, cancellation);
        if (PlannedPartsReader.Fault(wanted.Structure, request.Scenario) is { } fault)
            return fault;
        // The targets that stand somewhere, with their ids and versions.
        long[] dimensions = [row.MatrixRowsId!.Value, row.MatrixColumnsId!.Value];
        var claims = await targets.InMatrix(
            row.Id,
            dimensions,
            [.. wanted.KeyResults.Select(result => result.Target.ToString()).Distinct()],
            seen,
            cancellation
        );
        wanted = (wanted with { Targets = claims }).In(request.Scenario);
        return new MatrixBuilder(
            layout,
            await members.DirectlyBelowTop(row.Id, layout.Rows, seen, cancellation),
            await members.DirectlyBelowTop(row.Id, layout.Columns, seen, cancellation),
            wanted.Structure.Scopes,
            wanted.Responsibility!,
            wanted.Objectives,
            wanted.KeyResults,
            wanted.Targets,
            wanted.WeightsOn(request.Date ?? PlanDay.Today(clock, plan.TimeZone))
        ).Build();
    }
}
