using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Dimensions;
using PlanApi.Application.Errors;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Application.Weights;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Matrix;

/// <summary>The plan's matrix, whole: lines against tiers with each cell's weight, objectives, key results and targets.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day for which weights are wanted; today in the plan's time zone when absent.</param>
public sealed record GetMatrix(Code Plan, DateOnly? Date = null) : Query<PlanMatrix>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

/// <summary>The plan crosses no dimensions.</summary>
public sealed record NoMatrix(string Plan) : Failure("no-matrix", $"The plan '{Plan}' has no matrix; set its rows and columns first.");

internal sealed class GetMatrixHandler(
    PlanDb db, PlanStore plans, MemberStore members, ObjectiveStore objectives, KeyResultStore keyResults, TargetStore targets,
    WeightStore weights, WeightWindowStore windows, TimeProvider clock) : IHandler<GetMatrix, PlanMatrix>
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
        var own = await objectives.Naming(row.Id, dimensions, cancellation);
        var results = await keyResults.OfObjectives(row.Id, [.. own.Select(objective => objective.Code.ToString())], cancellation);
        var claims = await targets.NamingOr(row.Id, dimensions, [.. results.Select(result => result.Target.ToString())], cancellation);
        var day = request.Date ?? PlanDay.Today(clock, plan.TimeZone);
        var inForce = new WeightsInForce(await All(weights, row.Id, cancellation), await All(windows, row.Id, cancellation), day);
        return new MatrixBuilder(layout, own, results, claims, inForce)
            .Build(await Top(row.Id, layout.Rows, cancellation), await Top(row.Id, layout.Columns, cancellation));
    }

    private async Task<IReadOnlyList<Member>> Top(long planId, Code dimension, CancellationToken cancellation) =>
        await members.DirectlyBelowTop(planId, dimension, cancellation);

    private static async Task<IReadOnlyList<TPart>> All<TPart>(PartStore<TPart> store, long planId, CancellationToken cancellation)
        where TPart : Domain.Plans.PlanPart =>
        await store.All(planId, Visibility.Everything).ToListAsync(cancellation);
}
