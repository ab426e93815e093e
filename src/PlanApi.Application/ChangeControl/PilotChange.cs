using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>Makes an accepted change in a part of the plan first, such as one region.</summary>
public sealed record PilotChange(Code Plan, long Request, PilotProposal Pilot, SeenVersions? ExpectedVersion) : Command<ChangeRequest>
{
    public override Permission Permission => Permission.Decide;

    public override Code? AboutPlan => Plan;
}

/// <summary>Where a change is tried.</summary>
public sealed record PilotProposal
{
    /// <summary>The part of the plan that tries it, as in {"market": "latam"}: what lies wholly in it is changed.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The last day of the trial.</summary>
    public DateOnly? Until { get; init; }
}

internal sealed class PilotChangeHandler(
    ChangeRequestStore requests,
    ChangeApplier applier,
    PartStores stores,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<PilotChange, ChangeRequest>
{
    public async Task<Outcome<ChangeRequest>> Handle(PilotChange request, CancellationToken cancellation)
    {
        var found = await requests.ToChange(request.Request, request.ExpectedVersion, cancellation, ChangeRequestState.Accepted);
        if (!found.IsSuccess(out var row, out var failure))
            return failure;
        var (scope, until) = (request.Pilot.Scope, request.Pilot.Until);
        if (await Fault(scope, until, cancellation) is { } fault)
            return fault;
        var outcome = await applier.Apply(row.Content, scope, isNew: false, cancellation);
        if (!outcome.IsSuccess(out var made, out failure))
            return failure;
        if (made.IsEmpty)
            return Invalid.One(
                FaultCodes.NotAllowed,
                "/scope",
                $"Nothing that the request changes lies wholly in {scope}; choose another part of the plan."
            );
        var parts = made.Changes.ToDictionary(change => (change.Kind, change.Key));
        var cells = made.Cells.ToDictionary(cell => (cell.Indicator, cell.Measure, cell.Scope, cell.Period));
        return await requests.Change(
            row,
            changed =>
            {
                changed.Content = changed.Content with
                {
                    Changes =
                    [
                        .. changed.Content.Changes.Select(change =>
                            parts.TryGetValue((change.Kind, change.Key), out var done) ? done with { IsPiloted = true } : change
                        ),
                    ],
                    Cells =
                    [
                        .. changed.Content.Cells.Select(cell =>
                            cells.TryGetValue((cell.Indicator, cell.Measure, cell.Scope, cell.Period), out var done)
                                ? done with
                                {
                                    IsPiloted = true,
                                }
                                : cell
                        ),
                    ],
                };
                changed.Pilot = new ChangePilot
                {
                    Scope = scope,
                    Until = until,
                    At = clock.GetUtcNow(),
                    By = caller.Identity!.Name,
                    Sequence = recorder.Version,
                };
                changed.State = ChangeRequestState.Piloting;
            },
            cancellation
        );
    }

    private async Task<Failure?> Fault(Scope scope, DateOnly? until, CancellationToken cancellation)
    {
        var (plan, faults) = (recorder.Plan!, new FaultList());
        if (scope.Count == 0)
            faults.Add(FaultCodes.MissingField, "/scope", "Say which part of the plan tries it, as in {\"market\": \"latam\"}.");
        foreach (var (dimension, member) in scope)
        {
            var key = $"{dimension}/{member}";
            if (
                !await stores.Of(PartKind.Member).Sees(plan.Id, key, Visibility.Everything, cancellation)
                && !await stores.Of(PartKind.Group).Sees(plan.Id, key, Visibility.Everything, cancellation)
            )
                faults.Add(FaultCodes.UnknownReference, $"/scope/{dimension}", $"There is no member or group '{key}' in this plan.");
        }
        if (until < PlanDay.Today(clock, plan.TimeZone))
            faults.Add(FaultCodes.OutOfRange, "/until", "The trial ends today or later.");
        return faults.IsEmpty ? null : new Invalid(faults.Faults);
    }
}
