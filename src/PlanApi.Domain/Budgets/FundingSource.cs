using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Budgets;

/// <summary>
/// Where money comes from.
/// </summary>
public sealed record FundingSource : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>Whose money it is.</summary>
    public FundingType Type { get; init; }

    /// <summary>How much it gives, in the plan's currency.</summary>
    public required Quantity Amount { get; init; }

    /// <summary>The period with whose first day the money is there.</summary>
    public Period? Available { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<NamedPeriod> Periods() => [.. NamedPeriod.Of(Available, "/available")];

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Section, Source, "/source")];
}

/// <summary>Whose money a source gives.</summary>
public enum FundingType
{
    /// <summary>The organisation's own.</summary>
    Own,

    /// <summary>From new shareholders.</summary>
    Equity,

    /// <summary>Borrowed.</summary>
    Loan,

    /// <summary>From supply chain finance.</summary>
    SupplyChain,

    /// <summary>From outside, not said how.</summary>
    External,
}
