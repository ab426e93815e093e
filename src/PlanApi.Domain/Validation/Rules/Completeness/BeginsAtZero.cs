using PlanApi.Domain.Indicators;

namespace PlanApi.Domain.Validation.Rules;

/// <summary>Which numbers need no stated start.</summary>
internal static class BeginsAtZero
{
    /// <summary>A count of events in a period, such as new stores, begins at zero in every period.</summary>
    public static bool Is(Indicator indicator) => indicator is { Kind: IndicatorKind.Flow, Unit: Unit.Number, PerDay: false };
}
