using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Operations;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>
/// Takes every emergency whose impact should be known by now to the committee, and again each day. The service does this by itself; done
/// twice it changes nothing.
/// </summary>
public sealed record EscalateChangeRequests(Code Plan) : Command<ChangeRequestsEscalated>, IDurable
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>The change requests that were overdue.</summary>
/// <param name="Escalated">The numbers of the requests that went to the committee.</param>
public sealed record ChangeRequestsEscalated(IReadOnlyList<long> Escalated);

internal sealed class EscalateChangeRequestsHandler(PlanDb db, ChangeRequestStore requests, ChangeRecorder recorder, TimeProvider clock)
    : IHandler<EscalateChangeRequests, ChangeRequestsEscalated>
{
    public async Task<Outcome<ChangeRequestsEscalated>> Handle(EscalateChangeRequests request, CancellationToken cancellation)
    {
        var (planId, now) = (recorder.Plan!.Id, clock.GetUtcNow());
        var due = await db.Set<ChangeRequestRow>()
            .Where(row => row.PlanId == planId && row.AssessmentDue <= now.UtcTicks)
            .OrderBy(row => row.Number)
            .ToListAsync(cancellation);
        foreach (var row in due)
        {
            var (times, next) = Escalation.By(now, ChangeRequestStore.Instant(row.AssessmentDue!.Value), TimeSpan.FromDays(1));
            await requests.Change(
                row,
                changed => (changed.Escalations, changed.AssessmentDue) = (changed.Escalations + times, next.UtcTicks),
                cancellation
            );
        }
        return new ChangeRequestsEscalated([.. due.Select(row => row.Number)]);
    }
}

/// <summary>Escalates emergencies whose impact is not known in time.</summary>
internal sealed class ChangeRequestWork(PlanDb db, PlanFinder plans, TimeProvider clock) : IPlanWork
{
    public string Name => "escalate-change-requests";

    public async Task<IReadOnlyList<DueOperation>> Due(Code plan, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcTicks;
        return
            await plans.Find(plan, cancellation) is { } row
            && await db.Set<ChangeRequestRow>().AnyAsync(one => one.PlanId == row.Id && one.AssessmentDue <= now, cancellation)
            ? [new($"{row.Version}", new EscalateChangeRequests(plan))]
            : [];
    }
}
