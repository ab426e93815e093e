using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>Keeps a cell, rolled-up ones included, from changing by spread, direct write or import.</summary>
public sealed record Hold : PlanPart
{
    public required Code Indicator { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>Whether it holds the cell itself (also a rolled-up one), or every cell below it and so a whole slice.</summary>
    public Reach Reach { get; init; }

    public Code? Owner { get; init; }

    public LocalText Reason { get; init; } = LocalText.Empty;

    public override IEnumerable<NamedPeriod> Periods() => NamedPeriod.Of(Period, "/period");

    public override IEnumerable<Scope> Scopes() => [Scope];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Indicator, Indicator, "/indicator"),
            .. References.To(Scope, "/scope"),
            .. References.To(PartKind.Party, Owner, "/owner"),
        ];
}

/// <summary>The place of a hold or a bound.</summary>
public enum Reach
{
    /// <summary>The cell at the place. If that is a total, the cells below may still move within it.</summary>
    Cell,

    /// <summary>Every cell at the place or below it.</summary>
    Below,
}
