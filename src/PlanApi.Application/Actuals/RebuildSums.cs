using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Cube;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Adds up the kept sums of a plan's actuals again where they are out of date: after members have moved, or after actuals were written as
/// single cells. Until then those numbers are rolled up on request, and are the same.
/// </summary>
public sealed record RebuildSums(Code Plan) : Command<SumsRebuilt>, IDurable
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>The result of rebuilding kept sums.</summary>
/// <param name="Rebuilt">The indicators whose sums are kept again.</param>
/// <param name="NotKept">The indicators whose sums cannot be kept and are rolled up each time, because cells overlap, have periods longer
/// than a day, or are in other currencies.</param>
public sealed record SumsRebuilt(IReadOnlyList<Code> Rebuilt, IReadOnlyList<Code> NotKept);

internal sealed class RebuildSumsHandler(PlanDb db, CubeReader cubes, ChangeRecorder recorder, WorkProgress progress)
    : IHandler<RebuildSums, SumsRebuilt>
{
    private const string Cells =
        "SELECT scope_id, period, value, currency IS NOT NULL FROM cells WHERE plan_id = $1 AND partition_id = $2 ORDER BY "
        + "scope_id, period";

    public async Task<Outcome<SumsRebuilt>> Handle(RebuildSums request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var structure = await cubes.Structure(plan, cancellation);
        var indicators = structure.Indicators.Values.ToDictionary(indicator => indicator.Id);
        var baseline = structure.Scenarios.Values.First(scenario => scenario.Parent is null).Id;
        var stale = (
            await db.Set<PartitionRow>()
                .Where(row => row.PlanId == plan.Id && row.ScenarioId == baseline && row.Measure == Measure.Actual)
                .OrderBy(row => row.Id)
                .ToListAsync(cancellation)
        )
            .Where(row => !AreKept(row, plan))
            .ToList();
        var interner = new ScopeInterner(db, plan, structure);
        var lists = new ScopeLists(structure, interner);
        foreach (var row in stale)
        {
            if (lists.For(indicators[row.IndicatorId].Indicator) is { } above)
                Find(plan.Id, row.Id, structure, above, cancellation);
        }
        var (known, done) = (interner.Store(cancellation), 0);
        foreach (var row in stale)
        {
            progress.Report("Adding up the actuals of one indicator after the other.", done++, stale.Count);
            var above = lists.For(indicators[row.IndicatorId].Indicator);
            row.SumsVersion = above is not null && await Add(plan.Id, row.Id, known, above, cancellation) ? plan.Version : null;
        }
        return new SumsRebuilt(Named(row => row.SumsVersion is not null), Named(row => row.SumsVersion is null));

        IReadOnlyList<Code> Named(Func<PartitionRow, bool> are) =>
            [.. stale.Where(are).Select(row => indicators[row.IndicatorId].Indicator.Code).Order()];
    }

    /// <summary>Whether a partition's kept sums are right.</summary>
    internal static bool AreKept(PartitionRow row, PlanRow plan) =>
        row.SumsVersion >= row.Version && row.SumsVersion >= plan.ParentageVersion;

    private void Find(long planId, long partition, CubeStructure structure, ScopeLists.Lists above, CancellationToken cancellation)
    {
        using var sql = db.Prepare(Cells);
        using var row = sql.Read(planId, partition);
        var members = new int[structure.Scopes.Dimensions.Count];
        while (row.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var scope = structure.Scopes.NumberOf(row.Integer(0));
            for (var dimension = 0; dimension < members.Length; dimension++)
                members[dimension] = structure.Scopes.MembersOf(dimension)[scope];
            above.Find(scope, members, (int)row.Integer(1));
        }
    }

    private async Task<bool> Add(
        long planId,
        long partition,
        CubeStructure structure,
        ScopeLists.Lists above,
        CancellationToken cancellation
    )
    {
        await db.Set<CellSumRow>().Where(row => row.PlanId == planId && row.PartitionId == partition).ExecuteDeleteAsync(cancellation);
        await db.Set<PartitionScopeRow>()
            .Where(row => row.PlanId == planId && row.PartitionId == partition)
            .ExecuteDeleteAsync(cancellation);
        using var sums = new PartitionSums(db, planId, partition, structure, above);
        using var sql = db.Prepare(Cells);
        using (var row = sql.Read(planId, partition))
        {
            while (sums.AreKept && row.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                sums.Add(structure.Scopes.NumberOf(row.Integer(0)), (int)row.Integer(1), row.Integer(2), isNew: true, row.Boolean(3));
            }
        }
        sums.Flush();
        return sums.AreKept;
    }
}
