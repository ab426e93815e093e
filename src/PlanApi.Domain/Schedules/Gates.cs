using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>
/// The gates before phases: the milestones of the phases that must be finished before one, directly or through others, and the milestones
/// that it comes after itself. The phase may start when all of them are accepted.
/// </summary>
public sealed class Gates(IEnumerable<Milestone> milestones, IEnumerable<Dependency> dependencies)
{
    private readonly ILookup<Code, Dependency> _before = dependencies
        .Where(one => one is { Phase: not null, Type: DependencyType.FinishToStart })
        .ToLookup(one => one.Phase!.Value);

    private readonly ILookup<Code, Milestone> _ofPhase = milestones
        .Where(milestone => milestone.Phase is not null)
        .ToLookup(milestone => milestone.Phase!.Value);

    private readonly ILookup<Code, Milestone> _byCode = milestones.ToLookup(milestone => milestone.Code);

    /// <summary>The milestones that must be accepted before a phase starts.</summary>
    public IReadOnlyCollection<Milestone> Before(Code phase)
    {
        var (seen, gates) = (new HashSet<Code> { phase }, new HashSet<Milestone>(ReferenceEqualityComparer.Instance));
        var open = new Stack<Code>([phase]);
        while (open.TryPop(out var next))
        {
            foreach (var dependency in _before[next])
            {
                if (dependency.AfterMilestone is { } milestone)
                    gates.UnionWith(_byCode[milestone]);
                if (dependency.AfterPhase is not { } earlier || !seen.Add(earlier))
                    continue;
                gates.UnionWith(_ofPhase[earlier]);
                open.Push(earlier);
            }
        }
        return gates;
    }
}
