using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.People;

/// <summary>
/// A means that the plan needs, such as machines, licences or offices.
/// </summary>
public sealed record Resource : PlanPart, INamed
{
    public const int MaxFundedBy = 100;

    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>What it is.</summary>
    public ResourceType Type { get; init; }

    /// <summary>The party that answers for it.</summary>
    public Code? Owner { get; init; }

    /// <summary>How many are needed.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>What is counted, such as servers or square metres.</summary>
    public LocalText Unit { get; init; } = LocalText.Empty;

    /// <summary>What one costs, in the plan's currency.</summary>
    public Quantity? UnitCost { get; init; }

    /// <summary>What all of it costs, in the plan's currency.</summary>
    public Quantity? Cost { get; init; }

    /// <summary>The period by whose last day it is there.</summary>
    public Period? Due { get; init; }

    /// <summary>The budget items that pay for it.</summary>
    public IReadOnlyList<Code> FundedBy { get; init; } = [];

    public Code? Source { get; init; }

    public override IEnumerable<NamedPeriod> Periods() => [.. NamedPeriod.Of(Due, "/due")];

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Party, Owner, "/owner"),
            .. References.To(PartKind.BudgetItem, FundedBy, "/fundedBy"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>What a means is.</summary>
public enum ResourceType
{
    /// <summary>Key technologies and systems.</summary>
    Technology,

    /// <summary>Machines and devices.</summary>
    Equipment,

    /// <summary>Licences.</summary>
    Software,

    /// <summary>Offices and warehouses.</summary>
    Premises,

    /// <summary>Courses and experts.</summary>
    Training,

    /// <summary>Anything else.</summary>
    Other,
}
