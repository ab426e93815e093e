using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>Makes an accepted change: all of it, or after a pilot the rest of it, in one transaction.</summary>
public sealed record ApplyChange(Code Plan, long Request, SeenVersions? ExpectedVersion) : Command<ChangeRequest>
{
    public override Permission Permission => Permission.Decide;

    public override Code? AboutPlan => Plan;
}

internal sealed class ApplyChangeHandler(
    ChangeRequestStore requests,
    ChangeApplier applier,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<ApplyChange, ChangeRequest>
{
    public async Task<Outcome<ChangeRequest>> Handle(ApplyChange request, CancellationToken cancellation)
    {
        var found = await requests.ToChange(
            request.Request,
            request.ExpectedVersion,
            cancellation,
            ChangeRequestState.Accepted,
            ChangeRequestState.Piloting
        );
        if (!found.IsSuccess(out var row, out var failure))
            return failure;
        if (row.Assessment!.NeedsPilot && row.Pilot is null)
            return new NotAllowedNow("The assessment says that a part of the plan is to try the change first; start the pilot.");
        if (row.EffectiveOn is { } day && day > PlanDay.Today(clock, recorder.Plan!.TimeZone))
            return new NotAllowedNow($"The change is to hold from {day:yyyy-MM-dd} on; apply it then.");
        if (!(await applier.Apply(row.Content.Rest, null, isNew: false, cancellation)).IsSuccess(out var made, out failure))
            return failure;
        var content = row.Content with
        {
            Changes = [.. row.Content.Piloted.Changes, .. made.Changes],
            Cells = [.. row.Content.Piloted.Cells, .. made.Cells],
        };
        var step = requests.Step(caller.Reason, changesPlan: true);
        return await requests.Change(
            row,
            changed => (changed.Content, changed.Applied, changed.State) = (content, step, ChangeRequestState.Applied),
            cancellation
        );
    }
}
