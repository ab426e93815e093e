using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Alerts;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Tables;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights.Evaluation;

/// <summary>Evaluates today's lights if the plan has changed since the last time, or a new day has begun.</summary>
internal sealed class LightWork(PlanFinder plans, TimeProvider clock) : IPlanWork
{
    public string Name => "evaluate-lights";

    // An evaluation that changes lights changes the plan, and is looked at once more.
    public async Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation) =>
        await plans.Find(plan, cancellation) is { Status: not PlanStatus.Closed } row
            ? [new($"{row.Version} on {PlanDay.Today(clock, row.TimeZone):yyyy-MM-dd}", new EvaluateLights(plan))]
            : [];
}

/// <summary>Escalates what is overdue.</summary>
internal sealed class EscalationWork(PlanDb db, PlanFinder plans, TimeProvider clock) : IPlanWork
{
    public string Name => "escalate-alerts";

    public async Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcTicks;
        return
            await plans.Find(plan, cancellation) is { } row
            && await db.Set<AlertRow>()
                .AnyAsync(
                    alert =>
                        alert.PlanId == row.Id
                        && alert.ClosedAt == null
                        && alert.DueAt <= now
                        && (alert.MutedUntil == null || alert.MutedUntil <= now),
                    cancellation
                )
            ? [new($"{row.Version}", new EscalateAlerts(plan))]
            : [];
    }
}
