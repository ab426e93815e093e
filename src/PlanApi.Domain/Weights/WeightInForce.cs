using PlanApi.Domain.Values;

namespace PlanApi.Domain.Weights;

/// <summary>A weight that is in force on a day, with its source.</summary>
/// <param name="Given">The weight that it comes from: a weight of a window, or a standing one.</param>
/// <param name="Value">The weight in force, in percent.</param>
/// <param name="Window">The window that sets it, or that left this rest to a standing weight.</param>
public sealed record WeightInForce(Weight Given, Quantity Value, WeightWindow? Window = null);
