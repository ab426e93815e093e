using PlanApi.Domain.Calendars;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>
/// A number during the breakdown: its target so far, its place in the plan, and its position among the numbers of its level.
/// </summary>
/// <param name="Objective">The objective of the number.</param>
/// <param name="Result">The key result; for a number of a period, the key result to which the period belongs.</param>
/// <param name="Target">The target, with the value that it has after the decomposition.</param>
/// <param name="Index">The position of the place in its level's frame.</param>
internal sealed record DecomposedPlace(Objective Objective, KeyResult Result, Target Target, int Index);

/// <summary>One member or period along an axis.</summary>
/// <param name="Axis">The dimension, or <c>period</c>.</param>
/// <param name="Dimension">The dimension; null for a period.</param>
/// <param name="Member">The member.</param>
/// <param name="Period">The period.</param>
internal readonly record struct DecompositionStep(Code Axis, Code? Dimension, Code? Member, Period? Period)
{
    /// <summary>How codes end.</summary>
    public string Suffix => Member?.ToString() ?? Period!.Value.ToString().ToLowerInvariant();

    public Scope In(Scope scope) => Dimension is { } dimension ? scope.With(dimension, Member) : scope;
}
