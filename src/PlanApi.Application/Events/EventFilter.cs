using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Indicators;
using PlanApi.Application.Objectives;
using PlanApi.Application.Targets;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Events;

/// <summary>The wanted events. A filter about lights leaves changes of the plan out.</summary>
/// <param name="Kinds">The wanted kinds.</param>
/// <param name="Target">The wanted target.</param>
/// <param name="Indicator">The wanted indicator.</param>
/// <param name="Targets">The wanted targets, where the request names an objective.</param>
/// <param name="Lights">Which lights.</param>
internal sealed record EventFilter(
    IReadOnlyCollection<PlanEventKind> Kinds,
    Code? Target,
    Code? Indicator,
    IReadOnlySet<Code>? Targets,
    IReadOnlyList<Light>? Lights
)
{
    public bool WantsChanges =>
        Kinds.Contains(PlanEventKind.Change) && Target is null && Indicator is null && Targets is null && Lights is null;

    public bool WantsSignals => Kinds.Contains(PlanEventKind.Light) || Kinds.Contains(PlanEventKind.Alert);

    /// <summary>Whether a light or an alert is wanted.</summary>
    public bool Wants(PlanEvent signal)
    {
        var (target, indicator, light) = signal.Alert is { } alert
            ? (alert.Target, alert.Indicator, alert.Light)
            : (signal.Light!.Target, signal.Light.Indicator, signal.Light.Light);
        return Kinds.Contains(signal.Kind)
            && (Target is null || target == Target)
            && (Indicator is null || indicator == Indicator)
            && (Targets is null || (target is { } code && Targets.Contains(code)))
            && (Lights is null || Lights.Contains(light));
    }
}

/// <summary>Checks the names in filters, because a filter with a misspelt name would never match anything.</summary>
public sealed class EventFilters(
    TargetStore targets,
    IndicatorStore indicators,
    ObjectiveStore objectives,
    KeyResultStore keyResults,
    VisibilityFinder visibility
)
{
    internal async Task<EventFilter> Of(ListEvents request, long planId, FaultList faults, CancellationToken cancellation)
    {
        var seen = await visibility.For(planId, cancellation);
        if (request.Kinds is { Count: 0 })
            faults.Add(FaultCodes.EmptyFilter, "/kind", "A filter names no value; leave it out to see everything.");
        if (request.Lights is { Count: 0 })
            faults.Add(FaultCodes.EmptyFilter, "/light", "A filter names no value; leave it out to see everything.");
        if (request.Target is { } target && await targets.Find(planId, target.ToString(), seen, cancellation) is null)
            faults.Add(FaultCodes.UnknownReference, "/target", $"There is no target '{target}'.");
        if (request.Indicator is { } indicator && await indicators.Find(planId, indicator.ToString(), seen, cancellation) is null)
            faults.Add(FaultCodes.UnknownReference, "/indicator", $"There is no indicator '{indicator}'.");
        if (request.Objective is { } objective && await objectives.Find(planId, objective.ToString(), seen, cancellation) is null)
            faults.Add(FaultCodes.UnknownReference, "/objective", $"There is no objective '{objective}'.");
        return new EventFilter(
            request.Kinds ?? Enum.GetValues<PlanEventKind>(),
            request.Target,
            request.Indicator,
            request.Objective is { } above ? await Below(planId, above, seen, cancellation) : null,
            request.Lights
        );
    }

    private async Task<IReadOnlySet<Code>> Below(long planId, Code objective, Visibility seen, CancellationToken cancellation)
    {
        var served = await objectives.WithServing(planId, objective, seen, cancellation);
        var results = await keyResults.All(planId, seen).ToListAsync(cancellation);
        return results.Where(result => served.Contains(result.Objective)).Select(result => result.Target).OfType<Code>().ToHashSet();
    }
}
