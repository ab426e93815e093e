using PlanApi.Api.Home.Pages;
using PlanApi.Domain.Schedules;

namespace PlanApi.Api.Home.Lists;

/// <summary>The milestones, those that are not accepted first, by the day on which they are due.</summary>
internal static class MilestoneList
{
    public static async Task<PlanList> Read(PageReader read)
    {
        var (all, isCut) = await read.AllOf<Milestone>();
        (Milestone Milestone, DateOnly? Due)[] milestones =
        [
            .. all.Select(one => (Milestone: one, Due: one.Due is { } due ? read.Plan.Calendar.Days(due).Last : (DateOnly?)null))
                .OrderBy(one => one.Milestone.Accepted is not null)
                .ThenBy(one => one.Due ?? DateOnly.MaxValue)
                .ThenBy(one => one.Milestone.Code),
        ];
        var parties = await read.PartyNames();
        ListColumn[] columns =
        [
            new(read.Say("Milestone", "里程碑")),
            new(read.Say("Due", "期限")),
            new(read.Say("State", "状态")),
            new(read.Say("Who answers", "负责人")),
        ];
        var open = milestones.Count(one => one.Milestone.Accepted is null);
        var late = milestones.Count(one => IsLate(one.Milestone, one.Due));
        return new PlanList(read.Say("Milestones", "里程碑"), columns, [.. milestones.Select(one => Row(one.Milestone, one.Due))])
        {
            Conclusion = read.Say(
                $"{milestones.Length - open} of {milestones.Length} milestones are accepted; {late} are overdue.",
                $"{milestones.Length} 个里程碑中 {milestones.Length - open} 个已验收，{late} 个逾期。"
            ),
            IsCut = isCut,
        };

        ListRow Row(Milestone one, DateOnly? due) =>
            new(new(read.Name(one), read.At("milestones", one.Code)), PageReader.Day(due), State(one, due), parties(one.Owner));

        ListCell State(Milestone one, DateOnly? due) =>
            one.Accepted is { } accepted ? new ListCell(read.Say($"accepted on {accepted:yyyy-MM-dd}", $"{accepted:yyyy-MM-dd} 验收"))
            : IsLate(one, due) ? new ListCell(read.Say($"overdue by {Days(due)} days", $"逾期 {Days(due)} 天"), IsUrgent: true)
            : due is null ? read.Say("no date", "无日期")
            : read.Say($"in {-Days(due)} days", $"还有 {-Days(due)} 天");

        bool IsLate(Milestone one, DateOnly? due) => one.Accepted is null && due < read.Today;

        int Days(DateOnly? due) => read.Today.DayNumber - due!.Value.DayNumber;
    }
}
