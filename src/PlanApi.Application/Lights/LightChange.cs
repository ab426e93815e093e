using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>A light that changed, on the day on which that was found.</summary>
/// <param name="Target">The target; absent for a number of the cube.</param>
/// <param name="Indicator">The target's indicator, or the one whose number of the cube it is.</param>
/// <param name="Scope">Where.</param>
/// <param name="Period">Of a number of the cube: for when.</param>
/// <param name="Date">The day.</param>
/// <param name="Before">The light before, where there was one.</param>
/// <param name="Light">The light since.</param>
/// <param name="Attainment">Its attainment on that day.</param>
/// <param name="Expected">What was due.</param>
/// <param name="Actual">What had been reached.</param>
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
    Quantity? Actual
);
