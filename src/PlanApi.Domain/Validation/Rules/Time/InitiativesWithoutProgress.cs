using PlanApi.Domain.Calendars;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation.Rules;

public sealed class InitiativesWithoutProgress()
    : PlanRule(
        "initiative-progress-missing",
        Severity.Warning,
        RuleFamily.Time,
        "Initiatives whose progress is not told for a quarter that is over ({count}): {list}.",
        "{count} 项举措在已结束的季度没有进展记录：{list}。",
        """
        An initiative is reviewed every quarter: how much of it is done. A quarter of the plan's year is over in which the initiative was to
        run, and no progress is told whose period ends in it. Add it to the initiative's progress. A finished initiative owes none for the
        quarter in which it was finished, and a main line, which has initiatives below it, owes none at all.
        """
    )
{
    public override IEnumerable<Finding> Check(PlanIndex plan)
    {
        (Period Period, DateOnly First, DateOnly Last)[] over =
        [
            .. Enumerable
                .Range(1, 4)
                .Select(number => Period.OfQuarter(plan.Calendar.Year, number))
                .Select(quarter => (quarter, plan.Calendar.Days(quarter).First, plan.Calendar.Days(quarter).Last))
                .Where(quarter => quarter.Last < plan.Today),
        ];
        var above = plan.Document.Initiatives.Select(initiative => initiative.Parent).OfType<Code>().ToHashSet();
        return Fold(
            [
                .. plan
                    .Document.Initiatives.Where(initiative => !above.Contains(initiative.Code))
                    .Select(initiative => (Initiative: initiative, Missing: Missing(initiative)))
                    .Where(found => found.Missing.Length > 0)
                    .OrderBy(found => found.Initiative.Code),
            ],
            found => Places.Of(found.Initiative, found.Missing)
        );

        string Missing(Initiative initiative)
        {
            var planned = ActivityDays.Of(initiative, plan.Calendar);
            var (start, end) = (initiative.Started ?? planned.First, planned.Last);
            DateOnly[] told = [.. initiative.Progress.Select(entry => plan.Calendar.Days(entry.Period).Last)];
            return string.Join(
                ", ",
                over.Where(quarter =>
                        start <= quarter.Last
                        && (initiative.Finished is { } finished ? quarter.Last < finished : end is null || end >= quarter.First)
                        && !Array.Exists(told, day => day >= quarter.First && day <= quarter.Last)
                    )
                    .Select(quarter => quarter.Period)
            );
        }
    }
}
