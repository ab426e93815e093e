using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Parties;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>
/// Answers an alert with its cause, and with measures that have owners, dates and expected effects. This stops the escalation.
/// </summary>
public sealed record SubmitImprovementPlan(Code Plan, long Alert, ImprovementProposal Proposal, SeenVersions? ExpectedVersion)
    : Command<Alert>
{
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class SubmitImprovementPlanHandler(AlertStore alerts, PartyStore parties, ChangeRecorder recorder)
    : IHandler<SubmitImprovementPlan, Alert>
{
    private const int MaxMeasures = 100;

    public async Task<Outcome<Alert>> Handle(SubmitImprovementPlan request, CancellationToken cancellation)
    {
        if (!(await alerts.Open(request.Alert, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        if (row.State == AlertState.PlanAccepted)
            return new NotAllowedNow("An improvement plan has been accepted already; follow its measures.");
        var faults = new FaultList();
        if (request.Proposal.Cause.Trim().Length == 0)
            faults.Add(FaultCodes.TooLong, "/cause", "Give the cause in a sentence.");
        if (request.Proposal.Measures.Count is 0 or > MaxMeasures)
            faults.Add(FaultCodes.TooFew, "/measures", $"Name at least one measure, and {MaxMeasures} at most.");
        foreach (var (at, measure) in request.Proposal.Measures.Index())
        {
            if (!await parties.Exists(recorder.Plan!.Id, measure.Owner.ToString(), cancellation))
                faults.Add(FaultCodes.UnknownReference, $"/measures/{at}/owner", $"There is no party '{measure.Owner}'.");
        }
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var by = alerts.Action("");
        return await alerts.Change(
            row,
            alert =>
            {
                (alert.State, alert.DueAt) = (AlertState.PlanSubmitted, null);
                alert.Improvement = new ImprovementPlan
                {
                    Cause = request.Proposal.Cause,
                    Measures = Numbered(request.Proposal.Measures),
                    SubmittedAt = by.At,
                    SubmittedBy = by.By,
                    ActualBefore = alert.Actual,
                };
            },
            cancellation
        );
    }

    private static IReadOnlyList<ImprovementMeasure> Numbered(IReadOnlyList<ProposedMeasure> proposed) =>
        [
            .. proposed.Select(
                (measure, at) =>
                    new ImprovementMeasure
                    {
                        Number = at + 1,
                        Wording = measure.Wording,
                        Owner = measure.Owner,
                        DueOn = measure.DueOn,
                        ExpectedEffect = measure.ExpectedEffect,
                    }
            ),
        ];
}
