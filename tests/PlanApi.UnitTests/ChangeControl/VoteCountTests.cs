using PlanApi.Domain.ChangeControl;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.ChangeControl;

/// <summary>How a committee's votes are counted.</summary>
public sealed class VoteCountTests
{
    [Theory]
    // Five who may vote: without a quorum three must, and more than half of those for and against decide.
    [InlineData("eeeee", "++", "open 3")]
    [InlineData("eeeee", "+++", "accepted 3")]
    [InlineData("eeeee", "++-", "open 3")]
    [InlineData("eeeee", "---", "rejected 3")]
    [InlineData("eeeee", "++--", "open 3")]
    [InlineData("eeeee", "++--0", "rejected 3")]
    [InlineData("eeeee", "++-00", "accepted 3")]
    [InlineData("eeeee", "00000", "rejected 3")]
    [InlineData("e", "+", "accepted 1")]
    [InlineData("", "", "open 1")]
    public void Outcome_IsCertainAsSoonAsNoMissingVoteCanChangeIt(string seats, string votes, string expected) =>
        Assert.Equal(expected, Count(new Committee { Code = C("board") }, seats, votes));

    [Theory]
    [InlineData(60, "eeeee", "3")]
    [InlineData(61, "eeeee", "4")]
    [InlineData(100, "eeeee", "5")]
    [InlineData(0, "eeeee", "1")]
    [InlineData(33.3333, "eee", "1")]
    [InlineData(33.3334, "eee", "2")]
    public void Quorum_IsRoundedUp(double quorum, string seats, string needed) =>
        Assert.Equal($"open {needed}", Count(new Committee { Code = C("board"), Quorum = Of(quorum) }, seats, ""));

    [Fact]
    public void Majority_MustBeExceeded()
    {
        var two = new Committee { Code = C("board"), Majority = Of(66.6666) };
        Assert.Equal("accepted 2", Count(two, "eee", "++-"));
        Assert.Equal("rejected 2", Count(two with { Majority = Of(66.6667) }, "eee", "++-"));
    }

    [Fact]
    public void RequiredRole_IsWaitedFor_UnlessOnlyTheAskersHaveIt()
    {
        var board = new Committee { Code = C("board"), RequiredRoles = [SeatRole.Adviser] };
        var count = VoteCount.Of(board, Seats("exa"), Votes("++"), []);
        Assert.Equal((VoteOutcome.Open, SeatRole.Adviser), (count.Outcome, Assert.Single(count.MissingRoles)));
        Assert.Equal(VoteOutcome.Accepted, VoteCount.Of(board, Seats("exa"), Votes("++"), [C("p2")]).Outcome);
    }

    [Fact]
    public void VotesOfAskers_AndOfThoseWithoutASeat_DoNotCount()
    {
        var count = VoteCount.Of(new Committee { Code = C("board") }, Seats("eee"), Votes("++++"), [C("p0")]);
        Assert.Equal((2, 2, 2), (count.MayVote, count.Needed, count.For));
    }

    private static string Count(Committee committee, string seats, string votes)
    {
        var count = VoteCount.Of(committee, Seats(seats), Votes(votes), []);
        Assert.Equal(votes.Length, count.For + count.Against + count.Abstained);
        return $"{CamelCase.Of(count.Outcome)} {count.Needed}";
    }

    private static CommitteeSeat[] Seats(string roles) =>
        [
            .. roles.Select(
                (role, at) =>
                    new CommitteeSeat
                    {
                        Code = C($"s{at}"),
                        Committee = C("board"),
                        Party = C($"p{at}"),
                        Role =
                            role == 'e' ? SeatRole.Executive
                            : role == 'x' ? SeatRole.Expert
                            : SeatRole.Adviser,
                    }
            ),
        ];

    private static ChangeVote[] Votes(string votes) =>
        [
            .. votes.Select(
                (vote, at) =>
                    new ChangeVote(
                        C($"p{at}"),
                        vote == '+' ? VoteChoice.For
                            : vote == '-' ? VoteChoice.Against
                            : VoteChoice.Abstain,
                        default,
                        "key",
                        null
                    )
            ),
        ];

    private static Code C(string code) => Code.Known(code);

    private static Quantity Of(double value) => new((long)((decimal)value * Quantity.StepsPerUnit));
}
