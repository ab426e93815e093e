using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Objectives;

/// <summary>An aim of the plan, in words. An objective aligns to one or several other objectives that it serves.</summary>
public sealed record Objective : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    public Scope Scope { get; init; } = Scope.Top;

    public Period? Period { get; init; }

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    /// <summary>The objectives that this one serves.</summary>
    public IReadOnlyList<Code> Parents { get; init; } = [];

    /// <summary>
    /// The scenario in which it begins: it is also in force in scenarios based on this one. When absent, in every scenario.
    /// </summary>
    public Code? Scenario { get; init; }

    public Code? Source { get; init; }

    public override IReadOnlyList<Code> Above() => Parents;

    public override IEnumerable<NamedPeriod> Periods() => NamedPeriod.Of(Period, "/period");

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.Objective, Parents, "/parents"),
            .. References.To(PartKind.Scenario, Scenario, "/scenario"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}
