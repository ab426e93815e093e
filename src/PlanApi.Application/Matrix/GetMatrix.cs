using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Dimensions;
using PlanApi.Application.Errors;
using PlanApi.Application.Objectives;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Application.Weights;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Matrix;

/// <summary>The plan's matrix, whole: lines against tiers with each cell's weight, objectives, key results and targets.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day for which weights are wanted; today in the plan's time zone when absent.</param>
public sealed record GetMatrix(Code Plan, DateOnly? Date = null) : Query<PlanMatrix>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

/// <summary>The plan crosses no dimensions.</summary>
public sealed record NoMatrix(string Plan) : Failure("no-matrix", $"The plan '{Plan}' has no matrix; set its rows and columns first.");

internal sealed class GetMatrixHandler(
    PlanDb db, PlanStore plans, MemberStore members, ObjectiveStore objectives, KeyResultStore keyResults, TargetStore targets,
    WeightStore weights, WeightWindowStore windows, VisibilityFinder visibility, TimeProvider clock) : IHandler<GetMatrix, PlanMatrix>
{
    public async Task<Outcome<PlanMatrix>> Handle(GetMatrix request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (await plans.Find(request.Plan, cancellation) is not { } plan)
            return new NotFound("plan", request.Plan.ToString());
        if (plan.Matrix is not { } layout)
            return new NoMatrix(plan.Code.ToString());
        var code = request.Plan.ToString();
        var row = await db.Set<PlanRow>().AsNoTracking().SingleAsync(other => other.Code == code, cancellation);
        long[] dimensions = [row.MatrixRowsId!.Value, row.MatrixColumnsId!.Value];
        var seen = await visibility.For(row, cancellation);
        var own = await objectives.Naming(row.Id, dimensions, seen, cancellation);
        var results = await keyResults.OfObjectives(row.Id, [.. own.Select(objective => objective.Code.ToString())], seen, cancellation);
        var claims = await targets.NamingOr(row.Id, dimensions, [.. results.Select(result => result.Target.ToString())], seen, cancellation);
        var day = request.Date ?? PlanDay.Today(clock, plan.TimeZone);
        var inForce = new WeightsInForce(await weights.All(row.Id, seen).ToListAsync(cancellation), await windows.All(row.Id, seen).ToListAsync(cancellation), day);
        return new MatrixBuilder(layout, own, results, claims, inForce)
            .Build(await members.DirectlyBelowTop(row.Id, layout.Rows, seen, cancellation), await members.DirectlyBelowTop(row.Id, layout.Columns, seen, cancellation));
    }
}
