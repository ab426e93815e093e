using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>A weight as it holds on a day, with where it is from.</summary>
/// <param name="Given">The weight that says it: of a window, or a standing one.</param>
/// <param name="Value">The weight in force, in percent.</param>
/// <param name="Window">The window that says it, or that left so much to a standing weight.</param>
public sealed record WeightInForce(Weight Given, Quantity Value, WeightWindow? Window = null);
