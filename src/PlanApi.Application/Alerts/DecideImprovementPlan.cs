using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>Accepts an improvement plan, or returns it with a reason: then another is owed within the plan's hours.</summary>
public sealed record DecideImprovementPlan(Code Plan, long Alert, ImprovementAnswer Answer, SeenVersions? ExpectedVersion) : Command<Alert>
{
    public override Permission Permission => Permission.PlanByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The decision about an improvement plan.</summary>
public sealed record ImprovementAnswer
{
    public required bool Accepted { get; init; }

    /// <summary>Why; needed where it is returned.</summary>
    public string Reason { get; init; } = "";
}

internal sealed class DecideImprovementPlanHandler(AlertStore alerts, ChangeRecorder recorder) : IHandler<DecideImprovementPlan, Alert>
{
    public async Task<Outcome<Alert>> Handle(DecideImprovementPlan request, CancellationToken cancellation)
    {
        if (!(await alerts.Open(request.Alert, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        if (row.State != AlertState.PlanSubmitted)
            return new NotAllowedNow("There is no improvement plan to decide about; it is still owed, or has been accepted.");
        if (!request.Answer.Accepted && request.Answer.Reason.Trim().Length == 0)
            return Invalid.One(FaultCodes.MissingField, "/reason", "Say why the improvement plan is returned.");
        var by = alerts.Action(request.Answer.Reason);
        var hours = recorder.Plan!.Monitoring?.AnswerWithinHours ?? Escalation.StandardHours;
        return await alerts.Change(
            row,
            alert =>
            {
                alert.Improvement = alert.Improvement! with
                {
                    Decision = new ImprovementDecision(request.Answer.Accepted, request.Answer.Reason, by.At, by.By),
                };
                alert.State =
                    request.Answer.Accepted ? AlertState.PlanAccepted
                    : alert.Escalations > 0 ? AlertState.Escalated
                    : AlertState.Open;
                alert.DueAt = request.Answer.Accepted ? null : (by.At + TimeSpan.FromHours(hours)).UtcTicks;
            },
            cancellation
        );
    }
}
