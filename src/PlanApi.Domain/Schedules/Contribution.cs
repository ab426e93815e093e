using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>A target that an initiative serves, and how much it is expected to bring.</summary>
public sealed record Contribution : PlanPart
{
    public required Code Initiative { get; init; }

    public required Code Target { get; init; }

    /// <summary>By how much the initiative is to change the target's number, in the number's unit; not said when absent.</summary>
    public Quantity? Effect { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Initiative, Initiative, "/initiative"),
            .. References.To(PartKind.Target, Target, "/target"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
