using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// Something that may happen and would do harm.
/// </summary>
public sealed record Risk : PlanPart, INamed
{
    public const int MaxCauses = 100;

    public const int MaxIndicators = 100;

    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>Its category.</summary>
    public Code? Category { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    /// <summary>What brings it about.</summary>
    public IReadOnlyList<LocalText> Causes { get; init; } = [];

    /// <summary>The level that the plan states; the scores may give another.</summary>
    public Code? Level { get; init; }

    /// <summary>The indicators that it touches.</summary>
    public IReadOnlyList<Code> Indicators { get; init; } = [];

    /// <summary>How likely it is in the year, in percent.</summary>
    public Quantity? Probability { get; init; }

    /// <summary>How often it happens in a year, where it may happen more than once.</summary>
    public Quantity? Frequency { get; init; }

    /// <summary>The day on which it was found.</summary>
    public DateOnly? Identified { get; init; }

    /// <summary>The day on which the committee was told.</summary>
    public DateOnly? Reported { get; init; }

    /// <summary>The day from which it no longer counts.</summary>
    public DateOnly? Closed { get; init; }

    public Code? Source { get; init; }

    /// <summary>Whether it counts on a day.</summary>
    public bool IsOpen(DateOnly day) => Closed is not { } closed || day < closed;

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.RiskCategory, Category, "/category"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.RiskLevel, Level, "/level"),
            .. References.To(PartKind.Indicator, Indicators, "/indicators"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
