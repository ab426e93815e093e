using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.ChangeControl;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Change requests to assess, to vote on and to make. As everywhere, a key that is limited to some members sees none.</summary>
internal sealed class ChangeDuties(PlanDb db, CommitteeSeatStore seats) : IDutySource
{
    private const string Segment = "change-requests";

    private static readonly ChangeRequestState[] _open =
    [
        ChangeRequestState.Proposed,
        ChangeRequestState.Voting,
        ChangeRequestState.Accepted,
        ChangeRequestState.Piloting,
    ];

    public async Task Collect(DutyBook book, CancellationToken cancellation)
    {
        if (book.Sight.IsLimited)
            return;
        var planId = book.Plan.Id;
        var found = await db.Set<ChangeRequestRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && _open.Contains(row.State))
            .OrderBy(row => row.Number)
            .Select(row => new
            {
                Row = row,
                Committee = db.Set<CommitteeRow>()
                    .Where(other => other.PlanId == planId && other.Id == row.CommitteeId)
                    .Select(other => other.Code)
                    .FirstOrDefault(),
                Owner = db.Set<PartyRow>()
                    .Where(other => other.PlanId == planId && other.Id == row.OwnerId)
                    .Select(other => other.Code)
                    .FirstOrDefault(),
                Proposer = db.Set<PartyRow>()
                    .Where(other => other.PlanId == planId && other.Id == row.ProposerPartyId)
                    .Select(other => other.Code)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var members = (await seats.All(planId, book.Sight).ToListAsync(cancellation)).ToLookup(
            seat => seat.Committee.ToString(),
            seat => seat.Party
        );
        foreach (var request in found)
            Add(book, request.Row, request.Owner, request.Proposer, [.. members[request.Committee ?? ""].Distinct()]);
    }

    private static void Add(DutyBook book, ChangeRequestRow row, string? owner, string? proposer, IReadOnlyList<Code> members)
    {
        var number = row.Number.ToString(CultureInfo.InvariantCulture);
        var owing = Parts.Stored.Code(owner);
        var made = new DateTimeOffset(row.ProposedAt, TimeSpan.Zero);
        switch (row.State)
        {
            case ChangeRequestState.Proposed:
                DateTimeOffset? due = row.AssessmentDue is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
                foreach (var party in row.Escalations > 0 ? members.Select(member => (Code?)member) : [owing])
                    Add(DutyKind.AssessChange, party, "Assess change request {0}: {1}", "请评估变更申请 {0}：{1}", due, made);
                break;
            case ChangeRequestState.Voting:
                foreach (var party in members.Where(MayVote))
                    Add(
                        DutyKind.VoteOnChange,
                        party,
                        "Vote on change request {0}: {1}",
                        "请对变更申请 {0} 投票：{1}",
                        book.StartOf(row.EffectiveOn),
                        row.Assessment?.At ?? made
                    );
                break;
            case ChangeRequestState.Accepted when row.EffectiveOn is null || row.EffectiveOn <= book.Today:
                Add(
                    DutyKind.ApplyChange,
                    owing,
                    "Make the accepted change of request {0}: {1}",
                    "请实施已通过的变更申请 {0}：{1}",
                    book.EndOf(row.EffectiveOn),
                    Decided()
                );
                break;
            case ChangeRequestState.Piloting:
                Add(
                    DutyKind.DecidePilot,
                    owing,
                    "Judge the pilot of change request {0}, then make the change or withdraw it: {1}",
                    "请评估变更申请 {0} 的试点，随后实施或撤回：{1}",
                    book.EndOf(row.Pilot?.Until),
                    row.Pilot?.At
                );
                break;
        }

        bool MayVote(Code party) => party.ToString() != owner && party.ToString() != proposer && row.Votes.All(vote => vote.Party != party);

        DateTimeOffset? Decided() => row.DecidedAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;

        void Add(DutyKind kind, Code? party, string english, string chinese, DateTimeOffset? due, DateTimeOffset? since) =>
            book.Add(kind, party, number, null, Segment, DutyWords.In(english, chinese, number, DutyWords.Short(row.Title)), due, since);
    }
}
