using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>
/// The gates before a phase: the milestones of the phases that must be finished before it, directly or through others, and the milestones
/// that it comes after itself. The phase may start when all of them are accepted.
/// </summary>
public static class Gates
{
    public static IEnumerable<Milestone> Before(Code phase, IEnumerable<Milestone> milestones, IReadOnlyCollection<Dependency> dependencies)
    {
        var (phases, direct) = (new HashSet<Code>(), new HashSet<Code>());
        var open = new Stack<Code>([phase]);
        while (open.TryPop(out var next))
        {
            foreach (var dependency in dependencies.Where(one => one.Phase == next && one.Type == DependencyType.FinishToStart))
            {
                if (dependency.AfterPhase is { } earlier && phases.Add(earlier))
                    open.Push(earlier);
                if (dependency.AfterMilestone is { } milestone)
                    direct.Add(milestone);
            }
        }
        return milestones.Where(milestone =>
            direct.Contains(milestone.Code) || (milestone.Phase is { } of && of != phase && phases.Contains(of))
        );
    }
}
