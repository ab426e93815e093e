using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Pace;

/// <summary>A number of the cube over some days.</summary>
public readonly record struct PlaceOverDays(Code Indicator, Measure Measure, Scope Scope, DaySpan Days);
