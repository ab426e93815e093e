using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>A change of a light, found on this day.</summary>
/// <param name="Target">The target; absent for others.</param>
/// <param name="Indicator">The target's indicator, or the indicator of the number in the cube.</param>
/// <param name="Scope">Where.</param>
/// <param name="Period">For a number of the cube: its period.</param>
/// <param name="Date">The day.</param>
/// <param name="Before">The light before, where there was one.</param>
/// <param name="Light">The light since.</param>
/// <param name="Attainment">The attainment on that day.</param>
/// <param name="Expected">The expected number.</param>
/// <param name="Actual">The actual number.</param>
/// <param name="KeyRiskIndicator">The number that is watched for a risk.</param>
/// <param name="Risk">The risk whose own light it is.</param>
public sealed record LightChange(
    Code? Target,
    Code? Indicator,
    Scope? Scope,
    Period? Period,
    DateOnly Date,
    Light? Before,
    Light Light,
    Quantity? Attainment,
    Quantity? Expected,
    Quantity? Actual,
    Code? KeyRiskIndicator = null,
    Code? Risk = null
);
