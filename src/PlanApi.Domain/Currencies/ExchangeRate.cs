using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Currencies;

/// <summary>The value of one unit of a currency in another one from a day on: a planning rate or an actual rate, in one scenario.</summary>
public sealed record ExchangeRate : PlanPart
{
    public required Code From { get; init; }

    public required Code To { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required RateValue Value { get; init; }

    public RateUse Use { get; init; }

    /// <summary>The scenario that uses it; every one when absent.</summary>
    public Code? Scenario { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Currency, From, "/from"),
            .. References.To(PartKind.Currency, To, "/to"),
            .. References.To(PartKind.Scenario, Scenario, "/scenario"),
        ];
}

public enum RateUse
{
    Plan,
    Actual,
}
