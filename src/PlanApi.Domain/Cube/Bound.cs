using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Cube;

/// <summary>Limits a cell, rolled-up ones included, when cells are spread, written or imported.</summary>
public sealed record Bound : PlanPart
{
    public required Code Indicator { get; init; }

    public Scope Scope { get; init; } = Scope.Top;

    public required Period Period { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>The least value of the cell.</summary>
    public Quantity? Min { get; init; }

    /// <summary>The greatest value of the cell.</summary>
    public Quantity? Max { get; init; }

    /// <summary>
    /// Whether the limit is for the whole time from the beginning of the plan's year to the end of the period: "10 stores by June".
    /// </summary>
    public bool ToDate { get; init; }

    /// <summary>Whether it limits the cell itself (also a rolled-up one), or every cell below it and so a whole slice.</summary>
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
