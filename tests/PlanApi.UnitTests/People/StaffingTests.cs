using PlanApi.Domain.Calendars;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.People;

public sealed class StaffingTests
{
    private static readonly Team[] _teams =
    [
        new() { Code = Code.Known("all"), HeadCount = 30 },
        new()
        {
            Code = Code.Known("sellers"),
            Parent = Code.Known("all"),
            AtStart = 8,
        },
    ];

    private static readonly Post[] _posts =
    [
        new()
        {
            Code = Code.Known("lead"),
            Team = Code.Known("sellers"),
            HeadCount = 4,
            IsKey = true,
            AtStart = 1,
        },
        new()
        {
            Code = Code.Known("other"),
            Team = Code.Known("sellers"),
            HeadCount = 10,
        },
    ];

    private static readonly StaffMovement[] _movements =
    [
        Move("sellers", null, "2024-01", MovementType.Hire, 5, 4),
        Move(null, "lead", "2024-Q1", MovementType.TransferIn, 3, 2),
        Move("all", null, null, MovementType.Hire, 10, null),
        Move("sellers", null, "2024-02", MovementType.Leave, 0, 1),
    ];

    [Fact]
    public void HeadCountsFollowMovementsByMonthPlannedAndActual()
    {
        var staffing = Of(2024, 2, 29);

        Assert.Equal(
            ["all 30 11 19", "sellers 14 11 3"],
            staffing.Teams.Select(team => $"{team.Team} {team.HeadCount} {team.Actual} {team.Missing}")
        );
        // A movement of a quarter counts at the end of the quarter, and one without a period at the end of the year.
        Assert.Equal(
            ["2024-01 13 12", "2024-02 13 11", "2024-03 16 "],
            staffing.Teams[1].Months.Take(3).Select(month => $"{month.Month} {month.Planned} {month.Actual}")
        );
        Assert.Equal((16, 26), (staffing.Teams[0].Months[10].Planned, staffing.Teams[0].Months[11].Planned));
    }

    [Fact]
    public void KeyPostsAreFilledByThoseWhoCame()
    {
        Assert.Equal("4 1 25", Key(Of(2024, 2, 29)));
        Assert.Equal("4 3 75", Key(Of(2024, 3, 31)));

        static string Key(Staffing staffing) => $"{staffing.KeyPosts} {staffing.KeyPostsFilled} {staffing.KeyPostsFilledPercent}";
    }

    [Fact]
    public void WithoutAnybodyThereIsNothing()
    {
        var staffing = StaffingCalculation.Of([], [], [], new Calendar { Year = 2024 }, new DateOnly(2024, 5, 1));

        Assert.Empty(staffing.Teams);
        Assert.Null(staffing.KeyPostsFilledPercent);
    }

    private static Staffing Of(int year, int month, int day) =>
        StaffingCalculation.Of(_teams, _posts, _movements, new Calendar { Year = 2024 }, new DateOnly(year, month, day));

    private static StaffMovement Move(string? team, string? post, string? period, MovementType type, int? planned, int? actual) =>
        new()
        {
            Code = Code.Known("m"),
            Team = team is null ? null : Code.Known(team),
            Post = post is null ? null : Code.Known(post),
            Period = period is null ? null : Period.Parse(period),
            Type = type,
            Planned = planned,
            Actual = actual,
        };
}
