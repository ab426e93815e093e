using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>
/// Takes every alert whose improvement plan is overdue to the next owner: whom its owner says to ask, then the owners of the objectives
/// above, and again after each further period. The service does this by itself; done twice it changes nothing.
/// </summary>
public sealed record EscalateAlerts(Code Plan) : Command<AlertsEscalated>, IDurable
{
    public override Permission Permission => Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>The alerts that were overdue.</summary>
/// <param name="Escalated">The numbers of the alerts that went on to the next owner.</param>
public sealed record AlertsEscalated(IReadOnlyList<long> Escalated);

internal sealed class EscalateAlertsHandler(PlanDb db, AlertStore alerts, OwnerChains chains, ChangeRecorder recorder, TimeProvider clock)
    : IHandler<EscalateAlerts, AlertsEscalated>
{
    public async Task<Outcome<AlertsEscalated>> Handle(EscalateAlerts request, CancellationToken cancellation)
    {
        var (plan, now) = (recorder.Plan!, clock.GetUtcNow());
        var due = await db.Set<AlertRow>()
            .Where(row =>
                row.PlanId == plan.Id
                && row.ClosedAt == null
                && row.DueAt <= now.UtcTicks
                && (row.MutedUntil == null || row.MutedUntil <= now.UtcTicks)
            )
            .OrderBy(row => row.Number)
            .ToListAsync(cancellation);
        if (due.Count == 0)
            return new AlertsEscalated([]);
        var owners = await chains.Of(plan.Id, Visibility.Everything, cancellation);
        var numbers = due.Select(row => row.Number).ToList();
        var shown = (
            await alerts.Show(
                db.Set<AlertRow>().AsNoTracking().Where(row => row.PlanId == plan.Id && numbers.Contains(row.Number)),
                cancellation
            )
        ).ToDictionary(alert => alert.Number);
        var every = TimeSpan.FromHours(plan.Monitoring?.AnswerWithinHours ?? Escalation.StandardHours);
        foreach (var row in due)
        {
            var before = shown[row.Number];
            // While it was muted nobody was asked.
            var (times, next) = Escalation.By(
                now,
                new DateTimeOffset(Math.Max(row.DueAt!.Value, row.MutedUntil ?? 0), TimeSpan.Zero),
                every
            );
            row.Escalations += times;
            var chain = owners(AlertSubject.Of(before));
            row.EscalatedTo = chain.Count > 0 ? chain[Math.Min(row.Escalations, chain.Count - 1)].ToString() : null;
            (row.State, row.DueAt, row.Version) = (AlertState.Escalated, next.UtcTicks, recorder.Version);
            alerts.Record(row, before, AlertSubject.Of(before));
        }
        return new AlertsEscalated([.. due.Select(row => row.Number)]);
    }
}
