using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights;

/// <summary>What a computed answer was asked in.</summary>
/// <param name="Scenario">The scenario whose numbers it goes by.</param>
/// <param name="Language">The language of its sentences.</param>
public readonly record struct AskedIn(Code Scenario, string Language);
