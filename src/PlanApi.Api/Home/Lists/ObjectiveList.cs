using PlanApi.Api.Home.Pages;
using PlanApi.Application.Parts;
using PlanApi.Application.Progress;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Lists;

/// <summary>The objectives that serve no other, what is red first, each with how its key results and objectives below stand.</summary>
internal static class ObjectiveList
{
    public static async Task<PlanList> Read(PageReader read)
    {
        var page = await read.Ask(new GetOkrTree(read.Plan.Code, Language: read.Language) { Page = new PageRange(GetOkrTree.MaxFirst) });
        var parties = await read.PartyNames();
        (ObjectiveProgress Top, OkrBranch Branch)[] branches =
        [
            .. (page?.Items ?? [])
                .Select(branch => (Top: branch.Objectives[0], Branch: branch))
                .OrderBy(pair => LightMark.Order(pair.Top.Light))
                .ThenBy(pair => pair.Top.Score ?? default)
                .ThenBy(pair => pair.Top.Objective),
        ];
        ListColumn[] columns =
        [
            new(read.Say("Objective", "目标")),
            new(read.Say("Light", "灯色")),
            new(read.Say("Score", "得分"), IsNumber: true),
            new(read.Say("Key results below", "其下关键结果")),
            new(read.Say("Who answers", "负责人")),
        ];
        return new PlanList(read.Say("Objectives", "OKR目标"), columns, [.. branches.Select(pair => Row(pair.Top, pair.Branch))])
        {
            Conclusion = read.Say(
                $"{branches.Length} objectives serve no other; {branches.Count(pair => pair.Top.Light == Light.Red)} of them are red.",
                $"{branches.Length} 个顶层目标，其中 {branches.Count(pair => pair.Top.Light == Light.Red)} 个红灯。"
            ),
            IsCut = page?.HasMore ?? false,
        };

        ListRow Row(ObjectiveProgress top, OkrBranch branch) =>
            new(
                new(top.Names.In(read.Language, top.Objective.ToString()), read.At("objectives", top.Objective)),
                top.Light,
                TargetList.Percent(top.Score),
                LightText.Counts(
                    branch
                        .Objectives.SelectMany(one => one.KeyResults)
                        .DistinctBy(result => result.KeyResult)
                        .Select(result => result.Light.Light),
                    read.Language
                ),
                parties(top.Owner)
            );
    }
}
