using System.Collections.Concurrent;
using PlanApi.Application.Plans;

namespace PlanApi.Application.Lights;

/// <summary>
/// At which version, and on which day, each plan's lights were last evaluated by this process: a restart evaluates once more.
/// </summary>
public sealed class EvaluatedLights(TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, (long Version, DateOnly Day)> _known = new();

    internal bool IsDue(PlanRow plan) => _known.GetValueOrDefault(plan.Id) != (plan.Version, PlanDay.Today(clock, plan.TimeZone));

    internal void Note(PlanRow plan) => _known[plan.Id] = (plan.Version, PlanDay.Today(clock, plan.TimeZone));
}
