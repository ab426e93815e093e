using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Alerts;

/// <summary>The time when an unanswered alert goes to the next owner, and who that is.</summary>
public static class Escalation
{
    /// <summary>The hours within which a light that turned must be answered, if a plan does not say otherwise.</summary>
    public const int StandardHours = 24;

    /// <summary>
    /// How many times the alert has gone to the next owner by now, and when it would go the next time: once when it is due, and again
    /// after each further period of real elapsed time, even if nobody looked.
    /// </summary>
    public static (int Times, DateTimeOffset Next) By(DateTimeOffset now, DateTimeOffset due, TimeSpan every)
    {
        if (now < due)
            return (0, due);
        var times = ((now - due).Ticks / every.Ticks) + 1;
        return ((int)Math.Min(times, int.MaxValue), due + TimeSpan.FromTicks(checked(times * every.Ticks)));
    }

    /// <summary>
    /// The parties who answer for a target, in the order in which they are asked: the owner of the key result and the parties to whom
    /// each escalates, then the owners of the objective, then those of the objectives that it serves, level by level.
    /// </summary>
    public static IReadOnlyList<Code> Owners(
        Code? target,
        IReadOnlyList<KeyResult> keyResults,
        IReadOnlyList<Objective> objectives,
        IReadOnlyList<Party> parties
    )
    {
        var results = keyResults.Where(result => target is not null && result.Target == target).ToList();
        return Owners(results, objectives.ToDictionary(objective => objective.Code), parties);
    }

    /// <summary>The same by the key results of one target, and the objectives by their codes.</summary>
    public static IReadOnlyList<Code> Owners(
        IReadOnlyList<KeyResult> keyResults,
        IReadOnlyDictionary<Code, Objective> objectives,
        IReadOnlyList<Party> parties
    )
    {
        if (keyResults.Count == 0)
            return [];
        var asked = new List<Code?>();
        var results = keyResults.OrderBy(result => result.Code).ToList();
        asked.AddRange(results.Select(result => result.Owner));
        var (level, visited) = (results.Select(result => result.Objective).Distinct().ToList(), new HashSet<Code>());
        while (level.Count > 0)
        {
            var above = new List<Code>();
            foreach (var objective in level.Where(visited.Add).Where(objectives.ContainsKey).Select(code => objectives[code]))
            {
                asked.Add(objective.Owner);
                above.AddRange(objective.Parents);
            }
            level = above;
        }
        return Followed(asked, parties);
    }

    /// <summary>
    /// The parties who are asked one after the other, then those to whom they escalate: whoever must be told is told before anybody else.
    /// </summary>
    public static IReadOnlyList<Code> Chain(IReadOnlyList<Code?> first, IReadOnlyList<Party> parties) =>
        [.. first.OfType<Code>().Concat(Followed(first, parties)).Distinct()];

    // Each with those to whom they escalate.
    private static List<Code> Followed(IEnumerable<Code?> asked, IReadOnlyList<Party> parties)
    {
        var next = parties
            .Where(party => party.EscalatesTo is not null)
            .ToDictionary(party => party.Code, party => party.EscalatesTo!.Value);
        var (owners, seen) = (new List<Code>(), new HashSet<Code>());
        foreach (var owner in asked)
        {
            for (var at = owner; at is { } code && seen.Add(code); at = next.TryGetValue(code, out var following) ? following : null)
                owners.Add(code);
        }
        return owners;
    }
}
