using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.People;

/// <summary>Adds up people: who was there at the start, who came and who left.</summary>
public sealed class StaffingCalculation
{
    private readonly Dictionary<Code, Team> _teams = [];
    private readonly ILookup<Code, Team> _below;
    private readonly ILookup<Code, Post> _posts;
    private readonly ILookup<Code, StaffMovement> _ofTeam;
    private readonly ILookup<Code, StaffMovement> _ofPost;
    private readonly Calendar _calendar;
    private readonly DateOnly _date;

    private StaffingCalculation(
        IEnumerable<Team> teams,
        IReadOnlyList<Post> posts,
        IReadOnlyList<StaffMovement> movements,
        Calendar calendar,
        DateOnly date
    )
    {
        foreach (var team in teams)
            _teams.TryAdd(team.Code, team);
        _below = _teams.Values.Where(team => team.Parent is not null).ToLookup(team => team.Parent!.Value);
        _posts = posts.ToLookup(post => post.Team);
        _ofTeam = movements.Where(movement => movement.Team is not null).ToLookup(movement => movement.Team!.Value);
        _ofPost = movements.Where(movement => movement.Post is not null).ToLookup(movement => movement.Post!.Value);
        (_calendar, _date) = (calendar, date);
    }

    /// <summary>The staffing on a day.</summary>
    public static Staffing Of(
        IReadOnlyList<Team> teams,
        IReadOnlyList<Post> posts,
        IReadOnlyList<StaffMovement> movements,
        Calendar calendar,
        DateOnly date
    )
    {
        var calculation = new StaffingCalculation(teams, posts, movements, calendar, date);
        PostStaffing[] filled = [.. posts.OrderBy(post => post.Code).Select(calculation.Line)];
        var (key, there) = (
            filled.Where(post => post.IsKey).Sum(post => post.HeadCount),
            filled.Where(post => post.IsKey).Sum(post => Math.Min(post.Filled, post.HeadCount))
        );
        return new Staffing
        {
            Date = date,
            Teams = [.. calculation.Walk().Select(at => calculation.Line(at.Team, at.Level))],
            Posts = filled,
            KeyPosts = key,
            KeyPostsFilled = there,
            KeyPostsFilledPercent = Percent(there, key),
        };
    }

    private IEnumerable<(Team Team, int Level)> Walk()
    {
        var totals = _teams.Values.Where(team => team.Parent is not { } parent || !_teams.ContainsKey(parent));
        var open = new Stack<(Team Team, int Level)>(totals.OrderByDescending(team => team.Code).Select(team => (team, 0)));
        while (open.TryPop(out var at))
        {
            yield return at;
            foreach (var part in _below[at.Team.Code].OrderByDescending(team => team.Code))
                open.Push((part, at.Level + 1));
        }
    }

    private TeamStaffing Line(Team team, int level)
    {
        var (first, last) = _calendar.Days(Period.OfYear(_calendar.Year));
        StaffMovement[] movements = [.. MovementsWithin(team)];
        var start = AtStart(team);
        var headCount = HeadCount(team);
        var actual = start + movements.Where(movement => EndOf(movement) <= _date).Sum(movement => Signed(movement, movement.Actual));
        return new TeamStaffing
        {
            Team = team.Code,
            Names = team.Names,
            Parent = team.Parent is { } parent && _teams.ContainsKey(parent) ? parent : null,
            Level = level,
            HeadCount = headCount,
            Actual = actual,
            Missing = headCount - actual,
            HasPlannedMovements = Array.Exists(movements, movement => movement.Planned is not null),
            Months = [.. _calendar.Periods(Grain.Month, first, last).Select(month => Month(month, start, movements))],
        };
    }

    private TeamMonth Month(Period month, int start, StaffMovement[] movements)
    {
        var end = _calendar.Days(month).Last;
        var until = movements.Where(movement => EndOf(movement) <= end).ToList();
        return new TeamMonth(
            month,
            start + until.Sum(movement => Signed(movement, movement.Planned)),
            end <= _date ? start + until.Sum(movement => Signed(movement, movement.Actual)) : null
        );
    }

    private PostStaffing Line(Post post)
    {
        var filled =
            (post.AtStart ?? 0)
            + _ofPost[post.Code].Where(movement => EndOf(movement) <= _date).Sum(movement => Signed(movement, movement.Actual));
        return new PostStaffing
        {
            Post = post.Code,
            Names = post.Names,
            Team = post.Team,
            IsKey = post.IsKey,
            HeadCount = post.HeadCount,
            Filled = filled,
            FilledPercent = Percent(filled, post.HeadCount),
        };
    }

    // A team that says nothing has what the teams and posts below it have.
    private int AtStart(Team team) => team.AtStart ?? (_below[team.Code].Sum(AtStart) + _posts[team.Code].Sum(post => post.AtStart ?? 0));

    private int? HeadCount(Team team)
    {
        if (team.HeadCount is { } stated)
            return stated;
        int?[] below = [.. _below[team.Code].Select(HeadCount), .. _posts[team.Code].Select(post => (int?)post.HeadCount)];
        return below.All(count => count is null) ? null : below.Sum();
    }

    private IEnumerable<StaffMovement> MovementsWithin(Team team) =>
        [
            .. _ofTeam[team.Code],
            .. _posts[team.Code].SelectMany(post => _ofPost[post.Code]),
            .. _below[team.Code].SelectMany(MovementsWithin),
        ];

    // A movement of a longer period counts from the period's last day on.
    private DateOnly EndOf(StaffMovement movement) => _calendar.Days(movement.Period ?? Period.OfYear(_calendar.Year)).Last;

    private static int Signed(StaffMovement movement, int? people) =>
        movement.Type is MovementType.Leave or MovementType.TransferOut ? -(people ?? 0) : people ?? 0;

    private static Quantity? Percent(int part, int whole) =>
        whole == 0 ? null : Quantity.Of((decimal)Fraction.Of((System.Numerics.BigInteger)part * 100, whole).Rounded(1) / 10m);
}
