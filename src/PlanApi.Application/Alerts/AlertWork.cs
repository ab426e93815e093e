using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>Evaluates today's lights when the plan has changed since, or a day has begun.</summary>
internal sealed class LightWork(PlanFinder plans, EvaluatedLights evaluated, UseCaseSender sender) : IPlanWork
{
    public string Name => "evaluate-lights";

    public async Task<Failure?> Do(Code plan, CancellationToken cancellation)
    {
        if (await plans.Find(plan, cancellation) is not { Status: not PlanStatus.Closed } row || !evaluated.IsDue(row))
            return null;
        var outcome = await sender.Send(new EvaluateLights(plan), cancellation);
        // As the plan was before: what somebody writes meanwhile is looked at the next time, and so is, once, what this wrote itself.
        if (outcome.Failure is null)
            evaluated.Note(row);
        return outcome.Failure;
    }
}

/// <summary>Escalates what is overdue.</summary>
internal sealed class EscalationWork(PlanDb db, PlanFinder plans, TimeProvider clock, UseCaseSender sender) : IPlanWork
{
    public string Name => "escalate-alerts";

    public async Task<Failure?> Do(Code plan, CancellationToken cancellation)
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
            ? (await sender.Send(new EscalateAlerts(plan), cancellation)).Failure
            : null;
    }
}
