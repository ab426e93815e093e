using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Decomposition;

/// <summary>Numbers that people have held, bounded or edited. A decomposition does not change them.</summary>
internal sealed class KeptNumbers(DecompositionSource source)
{
    private readonly ILookup<Code, Hold> _holds = source
        .Holds.Where(hold => hold.Measure == Measure.Target)
        .ToLookup(hold => hold.Indicator);
    private readonly ILookup<Code, Bound> _bounds = source
        .Bounds.Where(bound => bound.Measure == Measure.Target)
        .ToLookup(bound => bound.Indicator);

    /// <summary>The value that a part keeps, with the reason; null if the part is free.</summary>
    /// <param name="known">The numbers that an earlier decomposition has made there.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="scope">Where.</param>
    /// <param name="period">For when.</param>
    /// <param name="number">The number that the cube has there.</param>
    public (Quantity Value, PartState State)? Of(Target? known, Code indicator, Scope scope, Period period, CubeNumber number)
    {
        var stored = number.State == CellState.Stored ? new Quantity(number.Steps) : (Quantity?)null;
        if (_holds[indicator].Any(hold => Holds(hold, scope, period)) && (stored ?? known?.Value) is { } held)
            return (held, PartState.Held);
        if (known is not { Derivation: { } derivation })
            return known is null ? null : (known.Value, PartState.Edited);
        if (known.Value != derivation.Value)
            return (known.Value, PartState.Edited);
        return stored is { } written && written != derivation.Value ? (written, PartState.Edited) : null;
    }

    /// <summary>The bounds of a place by itself.</summary>
    public (Quantity? Low, Quantity? High) BoundsOf(Code indicator, Scope scope, Period period)
    {
        var (low, high) = ((Quantity?)null, (Quantity?)null);
        foreach (var bound in _bounds[indicator].Where(bound => !bound.ToDate && bound.Scope.Equals(scope) && bound.Period == period))
            (low, high) = (
                bound.Min is { } min && (low is null || min > low) ? min : low,
                bound.Max is { } max && (high is null || max < high) ? max : high
            );
        return (low, high);
    }

    /// <summary>The bounds of all periods up to one of them.</summary>
    public IReadOnlyList<(int Until, Quantity? Low, Quantity? High, string Name)> ToDate(
        Code indicator,
        Scope scope,
        IReadOnlyList<DecompositionStep> steps
    ) =>
        [
            .. _bounds[indicator]
                .Where(bound => bound.ToDate && bound.Scope.Equals(scope))
                .Select(bound => (Until: Last(steps, bound.Period), bound.Min, bound.Max, $"bounds/{bound.Code}"))
                .Where(sum => sum.Until >= 0),
        ];

    private int Last(IReadOnlyList<DecompositionStep> steps, Period period)
    {
        var end = source.Calendar.Days(period).Last;
        for (var at = 0; at < steps.Count; at++)
        {
            if (steps[at].Period is { } step && source.Calendar.Days(step).Last == end)
                return at;
        }
        return -1;
    }

    private bool Holds(Hold hold, Scope scope, Period period) =>
        hold.Scope.Equals(scope) && hold.Period == period
            ? true
            : hold.Reach == Reach.Below
                && (hold.Period == period || source.Calendar.Contains(hold.Period, period))
                && hold.Scope.All(pair =>
                    scope.TryGetValue(pair.Key, out var member)
                    && source.Scopes.Dimensions[source.Scopes.DimensionNumber(pair.Key)] is var index
                    && index.IsWithin(index.Number(member), index.Number(pair.Value), source.Calendar.Days(period).Last)
                );
}
