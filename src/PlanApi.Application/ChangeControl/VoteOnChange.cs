using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>
/// Votes on a change as a member of the committee; who votes again changes the vote. The vote that decides for the change makes it at once,
/// unless a part of the plan is to try it first, or its day has not come.
/// </summary>
public sealed record VoteOnChange(Code Plan, long Request, ChangeBallot Ballot, SeenVersions? ExpectedVersion) : Command<ChangeRequest>
{
    public override Permission Permission => Permission.Decide;

    public override Code? AboutPlan => Plan;
}

/// <summary>A vote.</summary>
public sealed record ChangeBallot
{
    public required VoteChoice Choice { get; init; }

    public string? Reason { get; init; }
}

internal sealed class VoteOnChangeHandler(
    ChangeRequestStore requests,
    ChangeApplier applier,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
) : IHandler<VoteOnChange, ChangeRequest>
{
    public async Task<Outcome<ChangeRequest>> Handle(VoteOnChange request, CancellationToken cancellation)
    {
        var found = await requests.ToChange(request.Request, request.ExpectedVersion, cancellation, ChangeRequestState.Voting);
        if (!found.IsSuccess(out var row, out var failure))
            return failure;
        if (request.Ballot.Reason?.Length > ChangeProposal.MaxText)
            return Invalid.One(FaultCodes.TooLong, "/reason", $"At most {ChangeProposal.MaxText} characters are taken.");
        var (committee, seats) = await requests.Committee(row, cancellation);
        if (committee is null)
            return new NotAllowedNow($"The committee '{row.Committee}' no longer exists; withdraw the request.");
        var askers = await requests.Askers(row, cancellation);
        if (await requests.CallersParty(cancellation) is not { } party || seats.All(seat => seat.Party != party.Code))
            return new Forbidden($"a seat in the committee '{committee.Code}', as a party whose subject is the key's name");
        if (askers.Contains(party.Code) || caller.Identity!.Id == row.ProposerId)
            return new NotAllowedNow("Nobody votes on their own request.");
        ChangeVote[] votes =
        [
            .. row.Votes.Where(vote => vote.Party != party.Code),
            new(party.Code, request.Ballot.Choice, clock.GetUtcNow(), caller.Identity.Name, request.Ballot.Reason),
        ];
        var outcome = VoteCount.Of(committee, seats, votes, askers).Outcome;
        var content = row.Content;
        ChangeStep? applied = null;
        if (outcome == VoteOutcome.Accepted && IsMadeAtOnce(row))
        {
            if (!(await applier.Apply(content, null, isNew: false, cancellation)).IsSuccess(out content, out failure))
                return failure;
            applied = requests.Step(null, changesPlan: true);
        }
        return await requests.Change(
            row,
            changed =>
            {
                changed.Votes = votes;
                (changed.Content, changed.Applied) = (content, applied);
                changed.DecidedAt = outcome == VoteOutcome.Open ? null : clock.GetUtcNow().UtcTicks;
                changed.State =
                    applied is not null ? ChangeRequestState.Applied
                    : outcome == VoteOutcome.Accepted ? ChangeRequestState.Accepted
                    : outcome == VoteOutcome.Rejected ? ChangeRequestState.Rejected
                    : ChangeRequestState.Voting;
            },
            cancellation
        );
    }

    private bool IsMadeAtOnce(ChangeRequestRow row) =>
        row.Assessment?.NeedsPilot != true && (row.EffectiveOn is not { } day || day <= PlanDay.Today(clock, recorder.Plan!.TimeZone));
}
