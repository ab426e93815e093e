using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.People;

/// <summary>
/// People who come to a team or post, or leave it, in a period.
/// </summary>
public sealed record StaffMovement : PlanPart
{
    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The team; absent if a post is named.</summary>
    public Code? Team { get; init; }

    /// <summary>The post; absent if a team is named.</summary>
    public Code? Post { get; init; }

    /// <summary>How they come or go.</summary>
    public MovementType Type { get; init; }

    /// <summary>The month or other period; the plan's year when absent.</summary>
    public Period? Period { get; init; }

    /// <summary>How many are planned.</summary>
    public int? Planned { get; init; }

    /// <summary>How many it were.</summary>
    public int? Actual { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<NamedPeriod> Periods() => [.. NamedPeriod.Of(Period, "/period")];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Team, Team, "/team"),
            .. References.To(PartKind.Post, Post, "/post"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>How people come to a team or leave it.</summary>
public enum MovementType
{
    /// <summary>Hired from outside.</summary>
    Hire,

    /// <summary>From another team.</summary>
    TransferIn,

    /// <summary>To another team.</summary>
    TransferOut,

    /// <summary>They leave the organisation.</summary>
    Leave,
}
