using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// Something that happened before, here or elsewhere, and what was learnt.
/// </summary>
public sealed record RiskCase : PlanPart, INamed
{
    public const int MaxLessons = 100;

    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>Its category.</summary>
    public Code? Category { get; init; }

    /// <summary>The risk that it was.</summary>
    public Code? Risk { get; init; }

    /// <summary>When it happened; also long before the plan's years.</summary>
    public Period? Happened { get; init; }

    /// <summary>What was learnt.</summary>
    public IReadOnlyList<LocalText> Lessons { get; init; } = [];

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.RiskCategory, Category, "/category"),
            .. References.To(PartKind.Risk, Risk, "/risk"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
