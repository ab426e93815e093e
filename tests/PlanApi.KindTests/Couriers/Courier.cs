using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.KindTests.Couriers;

/// <summary>Who carries goods to customers: a made-up kind of part, for the tests.</summary>
public sealed record Courier : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>What comes in time, in percent.</summary>
    public required int Punctuality { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public Period? Period { get; init; }

    public Code? Owner { get; init; }

    public override IEnumerable<NamedPeriod> Periods() => NamedPeriod.Of(Period, "/period");

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [.. References.To(Scope, "/scope"), .. References.To(PartKind.Party, Owner, "/owner")];
}
