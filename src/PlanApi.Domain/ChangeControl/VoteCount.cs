using PlanApi.Domain.Values;

namespace PlanApi.Domain.ChangeControl;

/// <summary>A vote of a member of the committee.</summary>
/// <param name="Party">The party that has the seat.</param>
/// <param name="Choice">For or against, or neither.</param>
/// <param name="At">When.</param>
/// <param name="By">The name of the API key.</param>
/// <param name="Reason">Why, if they say it.</param>
public sealed record ChangeVote(Code Party, VoteChoice Choice, DateTimeOffset At, string By, string? Reason);

/// <summary>What a member of the committee wants.</summary>
public enum VoteChoice
{
    For,
    Against,

    /// <summary>Counts for the quorum only.</summary>
    Abstain,
}

/// <summary>How a vote stands.</summary>
public enum VoteOutcome
{
    Open,
    Accepted,
    Rejected,
}

/// <summary>
/// The votes on a change request, counted by the rules of the committee: a quorum of those who may vote, a voice of each required role,
/// and a majority of the votes for and against. The outcome is certain as soon as no vote that is still missing can change it.
/// </summary>
/// <param name="MayVote">How many may vote: the members, without those who ask for the change.</param>
/// <param name="Needed">How many of them must vote.</param>
/// <param name="For">Votes for it.</param>
/// <param name="Against">Votes against it.</param>
/// <param name="Abstained">Votes for neither.</param>
/// <param name="MissingRoles">Required roles of which nobody has voted.</param>
/// <param name="Outcome">What follows.</param>
public sealed record VoteCount(
    int MayVote,
    int Needed,
    int For,
    int Against,
    int Abstained,
    IReadOnlyList<SeatRole> MissingRoles,
    VoteOutcome Outcome
)
{
    /// <param name="committee">The committee, with its rules.</param>
    /// <param name="seats">Its seats. A party with several seats has one vote, and all their roles.</param>
    /// <param name="votes">The latest vote of each party.</param>
    /// <param name="askers">The parties who ask for the change, and do not vote on it.</param>
    public static VoteCount Of(
        Committee committee,
        IEnumerable<CommitteeSeat> seats,
        IEnumerable<ChangeVote> votes,
        IReadOnlyCollection<Code> askers
    )
    {
        var roles = seats.Where(seat => !askers.Contains(seat.Party)).ToLookup(seat => seat.Party, seat => seat.Role);
        var valid = votes.Where(vote => roles.Contains(vote.Party)).ToDictionary(vote => vote.Party, vote => vote.Choice);
        var (wanted, refused) = (
            valid.Values.Count(choice => choice == VoteChoice.For),
            valid.Values.Count(choice => choice == VoteChoice.Against)
        );
        // A role that only the askers have cannot be heard, and is not waited for.
        var missing = committee
            .RequiredRoles.Distinct()
            .Where(role => roles.Any(party => party.Contains(role)))
            .Where(role => !valid.Keys.Any(party => roles[party].Contains(role)))
            .Order()
            .ToList();
        var needed = NeededOf(committee.Quorum, roles.Count);
        var open = roles.Count - valid.Count;
        var outcome =
            valid.Count < needed || missing.Count > 0 ? VoteOutcome.Open
            : IsMajority(committee.Majority, wanted, refused + open) ? VoteOutcome.Accepted
            : !IsMajority(committee.Majority, wanted + open, refused) ? VoteOutcome.Rejected
            : VoteOutcome.Open;
        return new(roles.Count, needed, wanted, refused, valid.Count - wanted - refused, missing, outcome);
    }

    /// <summary>More than half without a quorum; otherwise the quorum's share, rounded up. At least one.</summary>
    private static int NeededOf(Quantity? quorum, int mayVote) =>
        quorum is { } share
            ? Math.Max(1, (int)(((Int128)share.Steps * mayVote + (100 * Quantity.StepsPerUnit) - 1) / (100 * Quantity.StepsPerUnit)))
            : (mayVote / 2) + 1;

    private static bool IsMajority(Quantity? majority, int wanted, int refused) =>
        (Int128)wanted * 100 * Quantity.StepsPerUnit > (Int128)(majority?.Steps ?? 50 * Quantity.StepsPerUnit) * (wanted + refused);
}
