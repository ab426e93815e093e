using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>
/// Computes the chain of a plan's history again, from its first change set, and names the first change set that breaks it.
/// </summary>
public sealed record VerifyHistory(Code Plan) : Query<HistoryVerification>, IDependsOnMore
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class VerifyHistoryHandler(PlanDb db, PlanFinder plans) : IHandler<VerifyHistory, HistoryVerification>
{
    public async Task<Outcome<HistoryVerification>> Handle(VerifyHistory request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        // The plan's version and its history as they are at one moment.
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        var version = await db.Set<PlanRow>().Where(row => row.Id == plan.Id).Select(row => row.Version).FirstOrDefaultAsync(cancellation);
        using var chain = new HistoryChain();
        await foreach (var (set, block) in Blocks(plan.Id).WithCancellation(cancellation))
        {
            if (!chain.Add(set, block))
                return chain.Result();
        }
        return chain.End(version);
    }

    /// <summary>Each block with its change set, in order, one at a time; a change set without blocks once.</summary>
    private async IAsyncEnumerable<(ChangeSetRow Set, byte[]? Block)> Blocks(long planId)
    {
        var rows =
            from set in db.Set<ChangeSetRow>().AsNoTracking()
            where set.PlanId == planId
            from block in db.Set<ChangeBlockRow>()
                .Where(block => block.PlanId == set.PlanId && block.Sequence == set.Sequence)
                .DefaultIfEmpty()
            orderby set.Sequence, block!.Number
            select new { set, Content = block == null ? null : block.Content };
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return (row.set, row.Content);
    }
}
