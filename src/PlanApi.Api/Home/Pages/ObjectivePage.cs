using PlanApi.Api.Home.Lists;
using PlanApi.Application.Errors;
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
        var (targets, lights) = await TargetList.Read(read, objective: objective.Code);
        var parties = await read.PartyNames();
        var place = await read.PlaceName(objective.Scope);
        return new PartPage(
            read.Say("Objective", "目标"),
            Title(read, objective),
            lights.Count == 0 ? read.Say("No target measures it.", "没有指标衡量此目标。") : targets.Conclusion,
            Write
        );

        void Write(HtmlWriter html)
        {
            html.Facts(
                (read.Say("wording", "表述"), objective.Wording.In(read.Language)),
                (read.Say("owner", "负责人"), parties(objective.Owner)),
                (read.Say("where", "范围"), place),
                (read.Say("period", "期间"), objective.Period?.ToString())
            );
            if (lights.Count > 0)
            {
                html.Heading(read.Say("Its targets, and those of the objectives that serve it", "本目标及其下级目标的指标"));
                targets.Write(html);
            }
            html.List(read.Say("Objectives that serve it", "下级目标"), children.Select(child => Link(read, child)))
                .List(read.Say("It serves", "上级目标"), parents.Select(parent => Link(read, parent)));
        }
    }

    public static string Title(PageReader read, Objective objective) =>
        objective.Names.In(read.Language) is { Length: > 0 } name ? name : objective.Wording.In(read.Language, objective.Code.ToString());

    private static PageItem Link(PageReader read, Objective objective) =>
        new(Title(read, objective), read.At("objectives", objective.Code));
}
