using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>
/// A phase, initiative or milestone that depends on another one. Exactly one of <see cref="Phase"/>, <see cref="Initiative"/> and
/// <see cref="Milestone"/> is given, which is the successor, and exactly one of the three that it comes after.
/// </summary>
public sealed record Dependency : PlanPart
{
    /// <summary>The longest lag, in days, either way.</summary>
    public const int MaxLag = 3_660;

    public Code? Phase { get; init; }

    public Code? Initiative { get; init; }

    public Code? Milestone { get; init; }

    public Code? AfterPhase { get; init; }

    public Code? AfterInitiative { get; init; }

    public Code? AfterMilestone { get; init; }

    public DependencyType Type { get; init; }

    /// <summary>How many days lie between the two; negative where the successor may overlap.</summary>
    public int Lag { get; init; }

    public LocalText Reason { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    /// <summary>What depends on the other; null where nothing or several things are named.</summary>
    public ActivityKey? Successor() => ActivityKey.Of(Phase, Initiative, Milestone);

    /// <summary>What it comes after; null where nothing or several things are named.</summary>
    public ActivityKey? Predecessor() => ActivityKey.Of(AfterPhase, AfterInitiative, AfterMilestone);

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Phase, Phase, "/phase"),
            .. References.To(PartKind.Initiative, Initiative, "/initiative"),
            .. References.To(PartKind.Milestone, Milestone, "/milestone"),
            .. References.To(PartKind.Phase, AfterPhase, "/afterPhase"),
            .. References.To(PartKind.Initiative, AfterInitiative, "/afterInitiative"),
            .. References.To(PartKind.Milestone, AfterMilestone, "/afterMilestone"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
