using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.Application.ChangeControl;

/// <summary>How change requests are read and changed.</summary>
public sealed class ChangeRequestStore(
    PlanDb db,
    CommitteeStore committees,
    CommitteeSeatStore seats,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
)
{
    private const string Kind = "ChangeRequest";

    private static readonly ChangeRequestState[] _open =
    [
        ChangeRequestState.Proposed,
        ChangeRequestState.Voting,
        ChangeRequestState.Accepted,
        ChangeRequestState.Piloting,
    ];

    /// <summary>A request that a command changes, in one of the given states, at the version that its caller has seen.</summary>
    internal async Task<Outcome<ChangeRequestRow>> ToChange(
        long number,
        SeenVersions? seen,
        CancellationToken cancellation,
        params ChangeRequestState[] states
    )
    {
        var planId = recorder.Plan!.Id;
        if (
            await db.Set<ChangeRequestRow>().FirstOrDefaultAsync(row => row.PlanId == planId && row.Number == number, cancellation)
            is not { } row
        )
            return Missing(number);
        if (SeenVersions.Refusal(seen, row.Version) is { } refusal)
            return refusal;
        var allowed = states.Length > 0 ? states : _open;
        return allowed.Contains(row.State)
            ? row
            : new NotAllowedNow(
                $"The change request is {CamelCase.Of(row.State)}; this is possible while it is "
                    + $"{string.Join(" or ", allowed.Select(state => CamelCase.Of(state)))}."
            );
    }

    /// <summary>Changes a request, with its history, and answers it.</summary>
    internal async Task<ChangeRequest> Change(ChangeRequestRow row, Action<ChangeRequestRow> change, CancellationToken cancellation)
    {
        var before = await Show(row, cancellation);
        change(row);
        row.Version = recorder.Version;
        var after = await Show(row, cancellation);
        recorder.Record(Kind, Key(row.Number), before, after);
        return after;
    }

    /// <summary>Stores a new request, with its history, and answers it.</summary>
    internal async Task<ChangeRequest> Add(ChangeRequestRow row, CancellationToken cancellation)
    {
        db.Add(row);
        var made = await Show(row, cancellation);
        recorder.Record(Kind, Key(row.Number), null, made);
        return made;
    }

    internal async Task<ChangeRequest> Show(ChangeRequestRow row, CancellationToken cancellation)
    {
        var (committee, members) = await Committee(row, cancellation);
        return new ChangeRequest
        {
            Number = row.Number,
            Version = row.Version,
            Title = row.Title,
            Reason = row.Reason,
            Committee = committee?.Code ?? Code.Known(row.Committee),
            Owner = await CodeOf(row.PlanId, row.OwnerId, cancellation) ?? Code.Known(row.Owner),
            EffectiveOn = row.EffectiveOn,
            IsEmergency = row.IsEmergency,
            State = row.State,
            ProposedAt = Instant(row.ProposedAt),
            ProposedBy = row.ProposedBy,
            Changes = row.Content.Changes,
            Scenario = row.Content.Scenario,
            Cells = row.Content.Cells,
            AssessmentDue = row.AssessmentDue is { } due ? Instant(due) : null,
            Escalations = row.Escalations,
            Assessment = row.Assessment,
            Votes = row.Votes,
            Count = committee is null ? null : VoteCount.Of(committee, members, row.Votes, await Askers(row, cancellation)),
            DecidedAt = row.DecidedAt is { } decided ? Instant(decided) : null,
            Pilot = row.Pilot,
            Applied = row.Applied,
            Withdrawn = row.Withdrawn,
        };
    }

    /// <summary>The committee that decides on a request, with its seats; null if it no longer exists.</summary>
    internal async Task<(Committee? Committee, IReadOnlyList<CommitteeSeat> Seats)> Committee(
        ChangeRequestRow row,
        CancellationToken cancellation
    )
    {
        if (await committees.FindById(row.PlanId, row.CommitteeId, Visibility.Everything, cancellation) is not { } committee)
            return (null, []);
        return (committee, await Seats(row.PlanId, committee.Code, cancellation));
    }

    internal async Task<IReadOnlyList<CommitteeSeat>> Seats(long planId, Code committee, CancellationToken cancellation) =>
        await seats.All(planId, Visibility.Everything).Where(seat => seat.Committee == committee).ToListAsync(cancellation);

    /// <summary>The parties who ask for a change: its owner, and the party of the key that proposed it.</summary>
    internal async Task<IReadOnlyCollection<Code>> Askers(ChangeRequestRow row, CancellationToken cancellation)
    {
        long[] ids = row.ProposerPartyId is { } proposer ? [row.OwnerId, proposer] : [row.OwnerId];
        return
        [
            .. (
                await db.Set<PartyRow>()
                    .Where(party => party.PlanId == row.PlanId && ids.Contains(party.Id))
                    .Select(party => party.Code)
                    .ToListAsync(cancellation)
            ).Select(Code.Known),
        ];
    }

    /// <summary>The party that the caller acts as, by the name of the key.</summary>
    internal async Task<(long Id, Code Code)?> CallersParty(CancellationToken cancellation)
    {
        var (planId, name) = (recorder.Plan!.Id, caller.Identity!.Name);
        var found = await db.Set<PartyRow>()
            .Where(party => party.PlanId == planId && party.Subject == name)
            .OrderBy(party => party.Id)
            .Select(party => new { party.Id, party.Code })
            .FirstOrDefaultAsync(cancellation);
        return found is null ? null : (found.Id, Code.Known(found.Code));
    }

    /// <summary>The caller's step now.</summary>
    internal ChangeStep Step(string? reason, bool changesPlan) =>
        new(clock.GetUtcNow(), caller.Identity!.Name, reason, changesPlan ? recorder.Version : null);

    internal static NotFound Missing(long number) => new("change request", Key(number));

    internal static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static string Key(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<Code?> CodeOf(long planId, long partyId, CancellationToken cancellation) =>
        await db.Set<PartyRow>()
            .Where(party => party.PlanId == planId && party.Id == partyId)
            .Select(party => party.Code)
            .FirstOrDefaultAsync(cancellation)
            is { } code
            ? Code.Known(code)
            : null;
}
