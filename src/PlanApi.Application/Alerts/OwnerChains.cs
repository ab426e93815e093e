using PlanApi.Application.Access;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parties;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>Finds those who answer for targets.</summary>
public sealed class OwnerChains(KeyResultStore keyResults, ObjectiveStore objectives, PartyStore parties)
{
    /// <summary>
    /// The parties who answer for a target, in the order in which they are asked, by the key results and objectives that the caller may
    /// see.
    /// </summary>
    internal async Task<Func<Code?, IReadOnlyList<Code>>> Of(long planId, Visibility seen, CancellationToken cancellation)
    {
        var results = await keyResults.All(planId, seen).ToListAsync(cancellation);
        var goals = await objectives.All(planId, seen).ToListAsync(cancellation);
        var people = await parties.All(planId, seen).ToListAsync(cancellation);
        return target => Escalation.Owners(target, results, goals, people);
    }
}
