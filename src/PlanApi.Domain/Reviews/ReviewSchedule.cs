using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Reviews;

/// <summary>
/// A schedule of reviews: one review for each period of a grain, once the period has ended, with the scope of the review and its
/// questions.
/// </summary>
public sealed record ReviewSchedule : PlanPart, INamed
{
    public const int MaxDaysAfter = 366;
    public const int MaxQuestions = 100;
    public const int MaxIndicators = 1_000;

    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>The length of the periods: every day, week, month, quarter or year.</summary>
    public required Grain Cadence { get; init; }

    public ReviewKind Kind { get; init; }

    /// <summary>How many whole days must have passed since the period's last day, so that late actuals are in; 0 to 366.</summary>
    public int DaysAfter { get; init; }

    /// <summary>The questions of each review, in this order.</summary>
    public IReadOnlyList<LocalText> Questions { get; init; } = [];

    /// <summary>The objective whose scorecard is shown; that of the scope when absent.</summary>
    public Code? Objective { get; init; }

    /// <summary>
    /// The place: the review shows its scorecard, unless an objective is named, and the lights and alerts at or below it.
    /// </summary>
    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>
    /// The indicators whose lights and alerts are shown. When empty: the objective's lights, or all of the scope; and all alerts there.
    /// </summary>
    public IReadOnlyList<Code> Indicators { get; init; } = [];

    /// <summary>The party that holds it.</summary>
    public Code? Owner { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Objective, Objective, "/objective"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Indicator, Indicators, "/indicators"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>The purpose of a review.</summary>
public enum ReviewKind
{
    /// <summary>To learn from what happened.</summary>
    Review,

    /// <summary>To judge what was reached.</summary>
    Assessment,
}
