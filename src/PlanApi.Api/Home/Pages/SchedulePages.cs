using PlanApi.Application.Errors;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Pages;

/// <summary>A milestone with when it is accepted, and what it waits for.</summary>
internal static class MilestonePage
{
    public static async Task<Outcome<PartPage>> Read(PageReader read, string key)
    {
        if (!(await read.Get<Milestone>(key)).IsSuccess(out var milestone, out var failure))
            return failure;
        var waits = await Waiting.Of(read, dependency => dependency.Milestone == milestone.Code);
        var phases = await read.Named<Phase>(milestone.Phase is { } of ? [of] : []);
        var parties = await read.PartyNames();
        return new PartPage(read.Say("Milestone", "里程碑"), read.Name(milestone), Conclusion(), Write);

        string Conclusion() =>
            milestone.Accepted is { } accepted
                ? read.Say(
                    $"Accepted on {accepted:yyyy-MM-dd} by {parties(milestone.AcceptedBy) ?? "somebody who is not named"}.",
                    $"{accepted:yyyy-MM-dd} 由{parties(milestone.AcceptedBy) ?? "未注明者"}验收。"
                )
            : milestone.Due is { } due ? read.Say($"Not accepted yet; due {due}.", $"尚未验收；期限 {due}。")
            : read.Say("Not accepted yet, and without a date.", "尚未验收，且无日期。");

        void Write(HtmlWriter html) =>
            html.Facts(
                    (read.Say("wording", "表述"), milestone.Wording.In(read.Language)),
                    (read.Say("owner", "负责人"), parties(milestone.Owner)),
                    (read.Say("first planned for", "原定"), milestone.BaselineDue?.ToString()),
                    (read.Say("prepares for", "所筹备的日期"), PageReader.Day(milestone.Prepares)),
                    (read.Say("procedure", "验收程序"), milestone.Procedure.In(read.Language)),
                    (read.Say("evidence", "依据"), milestone.Evidence.In(read.Language))
                )
                .List(
                    read.Say("Accepted when", "验收标准"),
                    milestone.Criteria.Select(criterion => new PageItem(criterion.In(read.Language)))
                )
                .List(read.Say("It waits for", "前置事项"), waits)
                .List(
                    read.Say("Phase", "阶段"),
                    phases.Values.Select(phase => new PageItem(read.Name(phase), read.At("phases", phase.Code)))
                );
    }
}

/// <summary>A phase with what it watches, its milestones, and what it waits for.</summary>
internal static class PhasePage
{
    public static async Task<Outcome<PartPage>> Read(PageReader read, string key)
    {
        if (!(await read.Get<Phase>(key)).IsSuccess(out var phase, out var failure))
            return failure;
        var milestones = await read.All<Milestone>("phase", phase.Code);
        var initiatives = await read.All<Initiative>("phase", phase.Code);
        var indicators = (await read.All<Indicator>()).Where(one => phase.Indicators.Contains(one.Code)).ToList();
        var waits = await Waiting.Of(read, dependency => dependency.Phase == phase.Code);
        var parties = await read.PartyNames();
        var open = milestones.Count(milestone => milestone.Accepted is null);
        return new PartPage(
            read.Say("Phase", "阶段"),
            read.Name(phase),
            read.Say(
                $"From {phase.Start} to {phase.End}; {open} of {milestones.Count} milestones are not accepted yet.",
                $"{phase.Start} 至 {phase.End}；{milestones.Count} 个里程碑中 {open} 个尚未验收。"
            ),
            Write
        );

        void Write(HtmlWriter html) =>
            html.Facts(
                    (read.Say("wording", "表述"), phase.Wording.In(read.Language)),
                    (read.Say("owner", "负责人"), parties(phase.Owner)),
                    (read.Say("started", "开始"), PageReader.Day(phase.Started)),
                    (read.Say("finished", "结束"), PageReader.Day(phase.Finished))
                )
                .List(read.Say("It waits for", "前置事项"), waits)
                .List(
                    read.Say("Milestones", "里程碑"),
                    milestones.Select(one => new PageItem(read.Name(one), read.At("milestones", one.Code), one.Due?.ToString() ?? ""))
                )
                .List(
                    read.Say("Initiatives", "举措"),
                    initiatives.Select(one => new PageItem(read.Name(one), More: $"{one.Start} – {one.End}"))
                )
                .List(read.Say("Indicators that it watches", "所监测的指标"), indicators.Select(one => new PageItem(read.Name(one))));
    }
}

/// <summary>What has to come before.</summary>
internal static class Waiting
{
    public static async Task<IReadOnlyList<PageItem>> Of(PageReader read, Func<Dependency, bool> isOf)
    {
        var (milestones, phases) = (await read.All<Milestone>(), await read.All<Phase>());
        var initiatives = await read.All<Initiative>();
        return [.. (await read.All<Dependency>()).Where(isOf).Select(Item).OfType<PageItem>()];

        PageItem? Item(Dependency dependency) =>
            milestones.FirstOrDefault(one => one.Code == dependency.AfterMilestone) is { } milestone
                ? new PageItem(
                    read.Name(milestone),
                    read.At("milestones", milestone.Code),
                    milestone.Accepted is null ? read.Say("not accepted", "尚未验收") : read.Say("accepted", "已验收")
                )
            : phases.FirstOrDefault(one => one.Code == dependency.AfterPhase) is { } phase
                ? new PageItem(read.Name(phase), read.At("phases", phase.Code))
            : initiatives.FirstOrDefault(one => one.Code == dependency.AfterInitiative) is { } initiative
                ? new PageItem(read.Name(initiative))
            : null;
    }
}
