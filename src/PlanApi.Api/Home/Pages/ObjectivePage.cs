using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Pages;

/// <summary>An objective with its key results and those of the objectives that serve it, what is red first.</summary>
internal static class ObjectivePage
{
    public static async Task<Outcome<PartPage>> Read(PageReader read, string key)
    {
        if (!(await read.Get<Objective>(key)).IsSuccess(out var objective, out var failure))
            return failure;
        var children = await read.All<Objective>("parent", objective.Code);
        var parents = (await read.All<Objective>()).Where(other => objective.Parents.Contains(other.Code)).ToList();
        var asked = new ListLights(read.Plan.Code)
        {
            Objective = objective.Code,
            Language = read.Language,
            Page = new(ListOptions.MaxFirst),
        };
        var lights = ((await read.Ask(asked))?.Items ?? []).OrderBy(answer => PlanOverview.Rank(answer.Light)).ToArray();
        var parties = await read.PartyNames();
        return new PartPage(read.Say("Objective", "目标"), Title(read, objective), Conclusion(read, lights), Write);

        void Write(HtmlWriter html) =>
            html.Facts(
                    (read.Say("wording", "表述"), objective.Wording.In(read.Language)),
                    (read.Say("owner", "负责人"), parties(objective.Owner)),
                    (read.Say("where", "范围"), read.Place(objective.Scope)),
                    (read.Say("period", "期间"), objective.Period?.ToString())
                )
                .List(
                    read.Say("Its targets, and those of the objectives that serve it", "本目标及其下级目标的指标"),
                    lights.Select(answer => new PageItem(
                        LightText.Colour(answer.Light, read.Language),
                        answer.Target is { } target ? read.At("targets", target) : null,
                        answer.Sentence
                    ))
                )
                .List(read.Say("Objectives that serve it", "下级目标"), children.Select(child => Link(read, child)))
                .List(read.Say("It serves", "上级目标"), parents.Select(parent => Link(read, parent)));
    }

    private static string Title(PageReader read, Objective objective) =>
        objective.Names.In(read.Language) is { Length: > 0 } name ? name : objective.Wording.In(read.Language, objective.Code.ToString());

    private static PageItem Link(PageReader read, Objective objective) =>
        new(Title(read, objective), read.At("objectives", objective.Code));

    private static string Conclusion(PageReader read, LightAnswer[] lights)
    {
        int Of(Light light) => lights.Count(answer => answer.Light == light);
        return lights.Length == 0
            ? read.Say("No target measures it.", "没有指标衡量此目标。")
            : read.Say(
                $"Of {lights.Length} targets, {Of(Light.Red)} are red, {Of(Light.Yellow)} lag, {Of(Light.Green)} are on pace.",
                $"{lights.Length} 个指标中，{Of(Light.Red)} 个红灯，{Of(Light.Yellow)} 个落后，{Of(Light.Green)} 个达到进度。"
            );
    }
}
