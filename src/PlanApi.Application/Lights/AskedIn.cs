using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>The scenario, day and language for which an answer was computed.</summary>
/// <param name="Scenario">The scenario that the numbers come from.</param>
/// <param name="Language">The language of its sentences.</param>
public readonly record struct AskedIn(Code Scenario, string Language);
