using PlanApi.Domain.Calendars;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Schedules;

/// <summary>The rows of a plan's Gantt chart: phases, initiatives below their main lines, milestones; each by its start.</summary>
internal static class GanttRows
{
    /// <summary>Deeper ones are not moved further to the right, so that their names still have room.</summary>
    private const int MaxIndent = 8;

    public static IReadOnlyList<GanttRow> Of(PlanDocument plan, PlanSchedule schedule, DateOnly today, string language)
    {
        var activities = schedule.Activities.ToDictionary(activity => activity.Activity());
        var children = plan.Initiatives.ToLookup(initiative => initiative.Parent);
        var known = plan.Initiatives.Select(initiative => initiative.Code).ToHashSet();
        var rows = new List<GanttRow>();
        rows.AddRange(
            InOrder(plan.Phases, PartKind.Phase)
                .Select(phase =>
                    Row(PartKind.Phase, phase.Code, phase.Names, 0) with
                    {
                        BaselineStart = First(phase),
                        BaselineFinish = Last(phase),
                    }
                )
        );
        foreach (
            var top in InOrder(plan.Initiatives.Where(one => one.Parent is not { } parent || !known.Contains(parent)), PartKind.Initiative)
        )
            Add(top);
        rows.AddRange(
            InOrder(plan.Milestones, PartKind.Milestone)
                .Select(milestone =>
                    Row(PartKind.Milestone, milestone.Code, milestone.Names, 0) with
                    {
                        BaselineStart = milestone.BaselineDue is { } due ? plan.Plan.Calendar.Days(due).Last : null,
                        BaselineFinish = milestone.BaselineDue is { } last ? plan.Plan.Calendar.Days(last).Last : null,
                    }
                )
        );
        return rows;

        // However deep the tree is, it is gone through without a call for each level.
        void Add(Initiative top)
        {
            var open = new Stack<(Initiative Initiative, int Depth)>([(top, 0)]);
            while (open.TryPop(out var next))
            {
                var (initiative, depth) = next;
                rows.Add(
                    Row(PartKind.Initiative, initiative.Code, initiative.Names, Math.Min(depth, MaxIndent)) with
                    {
                        BaselineStart = First(initiative),
                        BaselineFinish = Last(initiative),
                    }
                );
                foreach (var child in InOrder(children[initiative.Code], PartKind.Initiative).Reverse())
                    open.Push((child, depth + 1));
            }
        }

        GanttRow Row(PartKind kind, Code code, LocalText names, int depth)
        {
            var activity = activities[new(kind, code)];
            var name = names.Count > 0 ? names.In(language) : code.ToString();
            return new(new(kind, code), new string('\u2003', depth) + name, GanttWords.Tip(name, activity, language))
            {
                IsDone = activity.IsDone,
                IsCritical = activity.Times?.IsCritical == true,
                Start = activity.Start,
                Finish = activity.Finish,
                When = activity.Finish is { } finish ? GanttWords.When(finish, !activity.IsDone && finish < today, language) : "",
                Missing = children[code].Any() && kind == PartKind.Initiative ? "" : GanttWords.NoDates(language),
            };
        }

        IEnumerable<TPart> InOrder<TPart>(IEnumerable<TPart> parts, PartKind kind)
            where TPart : Plans.PlanPart =>
            parts
                .OrderBy(part => activities[new(kind, part.Code)].Start ?? DateOnly.MaxValue)
                .ThenBy(part => activities[new(kind, part.Code)].Finish ?? DateOnly.MaxValue)
                .ThenBy(part => part.Code);

        DateOnly? First(IActivity activity) => activity.BaselineStart is { } start ? plan.Plan.Calendar.Days(start).First : null;

        DateOnly? Last(IActivity activity) => activity.BaselineEnd is { } end ? plan.Plan.Calendar.Days(end).Last : null;
    }
}

/// <summary>A row of a Gantt chart.</summary>
/// <param name="Key">The activity.</param>
/// <param name="Name">The name at its left.</param>
/// <param name="Tip">What is shown where somebody points at it.</param>
internal sealed record GanttRow(ActivityKey Key, string Name, string Tip)
{
    public bool IsPhase => Key.Kind == PartKind.Phase;

    public bool IsMilestone => Key.Kind == PartKind.Milestone;

    public bool IsDone { get; init; }

    public bool IsCritical { get; init; }

    public DateOnly? Start { get; init; }

    public DateOnly? Finish { get; init; }

    /// <summary>Said beside a milestone: its date, and whether that is over.</summary>
    public string When { get; init; } = "";

    /// <summary>Said in place of the bar, where there are no dates.</summary>
    public string Missing { get; init; } = "";

    public DateOnly? BaselineStart { get; init; }

    public DateOnly? BaselineFinish { get; init; }

    public IEnumerable<DateOnly> Days() => new[] { Start, Finish, BaselineStart, BaselineFinish }.OfType<DateOnly>();
}
