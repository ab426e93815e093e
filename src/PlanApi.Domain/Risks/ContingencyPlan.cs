using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// What is done when a risk comes true.
/// </summary>
public sealed record ContingencyPlan : PlanPart, INamed
{
    public const int MaxActions = 100;

    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The risk.</summary>
    public Code? Risk { get; init; }

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    /// <summary>What starts it.</summary>
    public LocalText Trigger { get; init; } = LocalText.Empty;

    /// <summary>What is done, step by step.</summary>
    public IReadOnlyList<LocalText> Actions { get; init; } = [];

    /// <summary>Within how many minutes it must work.</summary>
    public int? Minutes { get; init; }

    /// <summary>How many drills there are in a year.</summary>
    public int? DrillsAYear { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Risk, Risk, "/risk"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
