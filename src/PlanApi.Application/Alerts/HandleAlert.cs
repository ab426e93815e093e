using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>Says that an alert has been seen, keeps it from escalating until an instant, or closes it; each with a reason.</summary>
public sealed record HandleAlert(Code Plan, long Alert, AlertHandling Handling, SeenVersions? ExpectedVersion) : Command<Alert>
{
    public override Permission Permission =>
        Handling?.Action == AlertHandlingAction.Acknowledge ? Permission.ContributeByIndicator : Permission.PlanByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>An action on an alert.</summary>
public sealed record AlertHandling
{
    public required AlertHandlingAction Action { get; init; }

    public required string Reason { get; init; }

    /// <summary>Mute: the last day, to its end in the plan's time zone.</summary>
    public DateOnly? Until { get; init; }
}

public enum AlertHandlingAction
{
    Acknowledge,
    Mute,
    Close,
}

internal sealed class HandleAlertHandler(AlertStore alerts, ChangeRecorder recorder, TimeProvider clock) : IHandler<HandleAlert, Alert>
{
    public async Task<Outcome<Alert>> Handle(HandleAlert request, CancellationToken cancellation)
    {
        if (!(await alerts.Open(request.Alert, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        var (handling, faults) = (request.Handling, new FaultList());
        // The calendar's last day has no day after it.
        DateTimeOffset? end =
            handling.Until is { } until && until < DateOnly.MaxValue ? PlanDay.EndOf(until, recorder.Plan!.TimeZone) : null;
        if (handling.Reason.Trim().Length == 0)
            faults.Add(FaultCodes.MissingField, "/reason", "Say why.");
        if (handling.Action == AlertHandlingAction.Mute && (end is null || end <= clock.GetUtcNow()))
            faults.Add(FaultCodes.OutOfRange, "/until", "Say until which day it is muted: today or later.");
        if (handling.Action != AlertHandlingAction.Mute && handling.Until is not null)
            faults.Add(FaultCodes.NotAllowed, "/until", "Only a muted alert has an end; leave it out.");
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var by = alerts.Action(handling.Reason);
        return await alerts.Change(
            row,
            alert =>
            {
                if (handling.Action == AlertHandlingAction.Acknowledge)
                    alert.Acknowledged = by;
                else if (handling.Action == AlertHandlingAction.Mute)
                    (alert.Muted, alert.MutedUntil) = (by, end!.Value.UtcTicks);
                else
                    (alert.State, alert.ClosedAt, alert.DueAt, alert.Note) = (AlertState.Closed, by.At.UtcTicks, null, handling.Reason);
            },
            cancellation
        );
    }
}
