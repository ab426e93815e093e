using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.People;

/// <summary>The plan's people on a day: head counts of teams by month, planned against actual, and how far posts are filled.</summary>
public sealed record Staffing
{
    /// <summary>The day up to which actual movements count.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The teams, each after its parent.</summary>
    public required IReadOnlyList<TeamStaffing> Teams { get; init; }

    /// <summary>The posts, by their codes.</summary>
    public required IReadOnlyList<PostStaffing> Posts { get; init; }

    /// <summary>How many people the key posts are to have.</summary>
    public required int KeyPosts { get; init; }

    /// <summary>How many of these are there.</summary>
    public required int KeyPostsFilled { get; init; }

    /// <summary>The filled key posts in percent of the key posts, to one decimal; null without key posts.</summary>
    public Quantity? KeyPostsFilledPercent { get; init; }
}

/// <summary>One team, with the teams and posts below it.</summary>
public sealed record TeamStaffing
{
    public required Code Team { get; init; }

    public required LocalText Names { get; init; }

    public Code? Parent { get; init; }

    /// <summary>How deep it stands in the tree; 0 for a total.</summary>
    public required int Level { get; init; }

    /// <summary>The head count that the team states; or else the sum of the teams below it.</summary>
    public int? HeadCount { get; init; }

    /// <summary>How many it has by the actual movements up to the day.</summary>
    public required int Actual { get; init; }

    /// <summary>How many are still missing from the head count; below zero where there are too many.</summary>
    public int? Missing { get; init; }

    /// <summary>Whether any movement of it, or of what is below it, is planned.</summary>
    public required bool HasPlannedMovements { get; init; }

    /// <summary>The head count at the end of each month of the plan's year.</summary>
    public required IReadOnlyList<TeamMonth> Months { get; init; }
}

/// <summary>A team's people at the end of a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Planned">By the planned movements.</param>
/// <param name="Actual">By the actual movements; null for months that are not over on the day.</param>
public sealed record TeamMonth(Period Month, int Planned, int? Actual);

/// <summary>One post, and how far it is filled.</summary>
public sealed record PostStaffing
{
    public required Code Post { get; init; }

    public required LocalText Names { get; init; }

    public required Code Team { get; init; }

    public required bool IsKey { get; init; }

    public required int HeadCount { get; init; }

    /// <summary>How many there are by the actual movements up to the day.</summary>
    public required int Filled { get; init; }

    /// <summary>In percent of the head count, to one decimal; null where the head count is 0.</summary>
    public Quantity? FilledPercent { get; init; }
}
