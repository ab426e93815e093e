using PlanApi.Domain.Calendars;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Targets;

/// <summary>A claim of the plan about one place: an indicator, a scope and a period. Several targets may be for the same place.</summary>
public sealed record Target : PlanPart, INamed
{
    public required Code Indicator { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    /// <summary>Absent if the plan states no period.</summary>
    public Period? Period { get; init; }

    public required Comparator Comparator { get; init; }

    /// <summary>
    /// The meaning of the value: the indicator's own number, a change in percent or in points from the baseline, or a growth against a
    /// period.
    /// </summary>
    public Basis Basis { get; init; }

    /// <summary>Growth: against what.</summary>
    public GrowthBase? Against { get; init; }

    /// <summary>The value, in the indicator's unit, percent or points, as the basis says; the lower one for "between".</summary>
    public required Quantity Value { get; init; }

    /// <summary>Between: the upper value.</summary>
    public Quantity? UpperValue { get; init; }

    /// <summary>ISO 4217, for amounts in another currency than the plan's.</summary>
    public Code? Currency { get; init; }

    /// <summary>The start of the target, as the plan states it.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The grain at which the plan promises that the target rises in steps.</summary>
    public Grain? RisesBy { get; init; }

    /// <summary>Whether the count is complete with this target, as with a milestone: "the stores are built".</summary>
    public bool Completes { get; init; }

    /// <summary>The expected way of the number to the target; when absent, by the periods' targets, steps or a straight line.</summary>
    public Pacing? Pace { get; init; }

    /// <summary>
    /// The scenario in which it begins: it is also in force in scenarios based on this one. When absent, in every scenario.
    /// </summary>
    public Code? Scenario { get; init; }

    /// <summary>The target from which a decomposition made this one, and how.</summary>
    public Derivation? Derivation { get; init; }

    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>The plan's own words.</summary>
    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The section that makes the claim.</summary>
    public Code? Source { get; init; }

    public override IEnumerable<NamedPeriod> Periods() =>
        [.. NamedPeriod.Of(Period, "/period"), .. NamedPeriod.Of(Baseline?.Period, "/baseline/period")];

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Indicator, Indicator, "/indicator"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Currency, Currency, "/currency"),
            .. References.To(PartKind.Section, Baseline?.Source, "/baseline/source"),
            .. References.To(PartKind.Scenario, Scenario, "/scenario"),
            .. References.To(PartKind.Target, Derivation?.From, "/derivation/from"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>A value from which a target starts.</summary>
public sealed record Baseline
{
    public required Quantity Value { get; init; }

    public Comparator Comparator { get; init; } = Comparator.Equal;

    public Period? Period { get; init; }

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }
}

/// <summary>How the value limits the number: "at least 4.6" and "over 4.6" differ at 4.6 itself.</summary>
public enum Comparator
{
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Equal,
    Between,
}

/// <summary>The basis in which a target's value is measured.</summary>
public enum Basis
{
    Absolute,
    Percent,
    Points,
    Growth,
}
