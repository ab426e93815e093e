using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Parties;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Rounds;

/// <summary>Submits a slice, returns it with a reason, or locks it.</summary>
public sealed record MoveSlice(Code Plan, Code Slice, SliceMove Move, SeenVersions? ExpectedVersion) : Command<SliceAssignment>
{
    /// <summary>Its party submits it; planners who see the whole plan return and lock.</summary>
    public override Permission Permission => Move?.State == SliceState.Submitted ? Permission.ContributeByIndicator : Permission.PlanWhole;

    public override Code? AboutPlan => Plan;
}

/// <summary>Where a slice goes.</summary>
public sealed record SliceMove
{
    public const int MaxReason = 4_000;

    /// <summary>Submitted, returned or locked.</summary>
    public required SliceState State { get; init; }

    /// <summary>Why; needed to return it, and taken only for that.</summary>
    public string? Reason { get; init; }
}

internal sealed class MoveSliceHandler(
    SliceAssignmentStore slices,
    PlanningRoundStore rounds,
    PartyStore parties,
    VisibilityFinder visibility,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<MoveSlice, SliceAssignment>
{
    private static readonly HashSet<(SliceState From, SliceState To)> _ways =
    [
        (SliceState.Assigned, SliceState.Submitted),
        (SliceState.Returned, SliceState.Submitted),
        (SliceState.Submitted, SliceState.Returned),
        (SliceState.Locked, SliceState.Returned),
        (SliceState.Assigned, SliceState.Locked),
        (SliceState.Returned, SliceState.Locked),
        (SliceState.Submitted, SliceState.Locked),
    ];

    public async Task<Outcome<SliceAssignment>> Handle(MoveSlice request, CancellationToken cancellation)
    {
        var (plan, key, to) = (recorder.Plan!, request.Slice.ToString(), request.Move.State);
        var before = await slices.Find(plan.Id, key, await visibility.For(plan, cancellation), cancellation);
        if (before is null || await slices.FindRow(plan.Id, key, cancellation) is not SliceAssignmentRow row)
            return new NotFound(slices.Noun, key);
        if (await Stranger(plan.Id, before, to, cancellation) is { } stranger)
            return stranger;
        if (SeenVersions.Refusal(request.ExpectedVersion, row.Version) is { } refused)
            return refused;
        if (Fault(request.Move) is { } fault)
            return fault;
        if (!_ways.Contains((row.State, to)))
            return new NotAllowedNow(
                $"The slice is {CamelCase.Of(row.State)}; from there it goes to "
                    + $"{string.Join(" or ", _ways.Where(way => way.From == row.State).Select(way => CamelCase.Of(way.To)))}."
            );
        var today = PlanDay.Today(clock, plan.TimeZone);
        if (
            to == SliceState.Submitted
            && await rounds.Find(plan.Id, before.Round.ToString(), Visibility.Everything, cancellation) is { Opens: { } opens }
            && opens > today
        )
            return new NotAllowedNow($"The round '{before.Round}' opens on {opens:yyyy-MM-dd}; submit the slice then.");
        row.Submitted = to switch
        {
            SliceState.Submitted => today,
            SliceState.Returned => null,
            _ => row.Submitted,
        };
        (row.State, row.Reason, row.Version) = (to, request.Move.Reason?.Trim(), recorder.Version);
        var after = before with { State = to, Submitted = row.Submitted, Reason = row.Reason, Version = recorder.Version };
        recorder.Record(PartKind.SliceAssignment, key, before, after);
        return after;
    }

    /// <summary>Only the party itself submits a slice, or a planner who sees the whole plan.</summary>
    private async Task<Failure?> Stranger(long planId, SliceAssignment slice, SliceState to, CancellationToken cancellation)
    {
        if (to != SliceState.Submitted || caller.Identity is { Role: >= Role.Planner, IsLimited: false })
            return null;
        var party = slice.Party is { } code ? await parties.Find(planId, code.ToString(), Visibility.Everything, cancellation) : null;
        return party?.Subject == caller.Identity!.Name
            ? null
            : new Forbidden("the key of the party that the slice is assigned to, or the role 'planner'");
    }

    private static Invalid? Fault(SliceMove move) =>
        move.State is SliceState.Assigned or SliceState.Entered
            ? Invalid.One(FaultCodes.NotAllowed, "/state", "A slice is submitted, returned or locked.")
        : move.State == SliceState.Returned && string.IsNullOrWhiteSpace(move.Reason)
            ? Invalid.One(FaultCodes.MissingField, "/reason", "Say why it is returned.")
        : move.State != SliceState.Returned && move.Reason is not null
            ? Invalid.One(FaultCodes.NotAllowed, "/reason", "A reason is given only when a slice is returned; leave it out.")
        : move.Reason?.Length > SliceMove.MaxReason
            ? Invalid.One(FaultCodes.TooLong, "/reason", $"The text may have at most {SliceMove.MaxReason} characters.")
        : null;
}
