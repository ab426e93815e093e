using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>Says how a measure of an accepted improvement plan stands; after the light is green again, too.</summary>
public sealed record FollowMeasure(Code Plan, long Alert, int Measure, MeasureStanding Standing, SeenVersions? ExpectedVersion)
    : Command<Alert>
{
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class FollowMeasureHandler(AlertStore alerts, ChangeRecorder recorder, TimeProvider clock) : IHandler<FollowMeasure, Alert>
{
    public async Task<Outcome<Alert>> Handle(FollowMeasure request, CancellationToken cancellation)
    {
        if (!(await alerts.Find(request.Alert, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        if (row.Improvement is not { Decision.Accepted: true } plan)
            return new NotAllowedNow("No improvement plan has been accepted; its measures are followed from then on.");
        if (request.Measure < 1 || request.Measure > plan.Measures.Count)
            return new NotFound("measure", request.Measure.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var (standing, faults, zone) = (request.Standing, new FaultList(), recorder.Plan!.TimeZone);
        var (today, submitted) = (PlanDay.Today(clock, zone), PlanDay.Of(plan.SubmittedAt, zone));
        if (standing.On is { } on && (on > today || on < submitted))
            faults.Add(
                FaultCodes.OutOfRange,
                "/on",
                $"Name a day from {submitted:yyyy-MM-dd}, when the plan was submitted, to today, {today:yyyy-MM-dd}."
            );
        if (standing.State == MeasureState.Dropped && string.IsNullOrWhiteSpace(standing.Note))
            faults.Add(FaultCodes.MissingField, "/note", "Say why the measure is dropped.");
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        var by = alerts.Action("").By;
        return await alerts.Change(
            row,
            alert =>
                alert.Improvement = plan with
                {
                    Measures =
                    [
                        .. plan.Measures.Select(
                            (measure, at) =>
                                at + 1 != request.Measure
                                    ? measure
                                    : measure with
                                    {
                                        State = standing.State,
                                        Since = standing.State == MeasureState.Planned ? null : standing.On ?? today,
                                        Note = standing.Note,
                                        By = by,
                                    }
                        ),
                    ],
                },
            cancellation
        );
    }
}
