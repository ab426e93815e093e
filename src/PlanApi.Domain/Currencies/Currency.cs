using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Currencies;

/// <summary>A currency in which the plan has amounts; the code is ISO 4217.</summary>
public sealed record Currency : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;
}
