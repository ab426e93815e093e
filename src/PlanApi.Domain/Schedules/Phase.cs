using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>A stage of the plan's year, with the indicators that are watched in it.</summary>
public sealed record Phase : PlanPart, INamed, IActivity
{
    public const int MaxIndicators = 1_000;

    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Period? Start { get; init; }

    public Period? End { get; init; }

    public Period? BaselineStart { get; init; }

    public Period? BaselineEnd { get; init; }

    public DateOnly? Started { get; init; }

    public DateOnly? Finished { get; init; }

    /// <summary>The indicators that are watched while it runs.</summary>
    public IReadOnlyList<Code> Indicators { get; init; } = [];

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    public Code? Source { get; init; }

    public override IReadOnlyList<Period?> Agreed() => [BaselineStart, BaselineEnd];

    public override IEnumerable<NamedPeriod> Periods() => Activities.PeriodsOf(this);

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Indicator, Indicators, "/indicators"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
