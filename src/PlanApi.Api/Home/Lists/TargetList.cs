using PlanApi.Api.Home.Pages;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Lists;

/// <summary>The targets with their lights, what is red first, and the furthest behind at the top.</summary>
internal static class TargetList
{
    /// <param name="read">The reader.</param>
    /// <param name="only">Only those with this light.</param>
    /// <param name="objective">Only those of this objective, and of the objectives that serve it.</param>
    public static async Task<(PlanList List, IReadOnlyList<LightAnswer> Lights)> Read(
        PageReader read,
        Light? only = null,
        Code? objective = null
    )
    {
        var page = await read.Ask(
            new ListLights(read.Plan.Code)
            {
                Objective = objective,
                Language = read.Language,
                Page = new PageRange(ListOptions.MaxFirst),
            }
        );
        LightAnswer[] lights =
        [
            .. (page?.Items ?? []).OrderBy(answer => LightMark.Order(answer.Light)).ThenBy(answer => answer.Attainment ?? default),
        ];
        LightAnswer[] shown = [.. lights.Where(answer => only is null || answer.Light == only)];
        var names = await TargetNames.Read(
            read,
            [.. shown.Select(answer => (answer.Target!.Value, answer.Indicator, answer.Scope, answer.KeyResults))]
        );
        ListColumn[] columns =
        [
            new(read.Say("Target", "目标")),
            new(read.Say("Light", "灯色")),
            new(read.Say("Where", "范围")),
            new(read.Say("Actual", "实际"), IsNumber: true),
            new(read.Say("Due by now", "目前应达到"), IsNumber: true),
            new(read.Say("Attainment", "达成率"), IsNumber: true),
            new(read.Say("Who answers", "负责人")),
        ];
        return (
            new PlanList(read.Say("Targets", "目标"), columns, [.. shown.Select(answer => Row(names, answer, only is not null))])
            {
                Conclusion = Conclusion(read, lights),
                IsCut = page?.HasMore ?? false,
            },
            lights
        );
    }

    /// <summary>A share as a percentage: 0.2933 is 29.3 %; above ten times, so much is enough to say.</summary>
    public static string? Percent(Quantity? share) => share is { } known ? $"{known.ToDecimal() * 100:0.#} %" : null;

    private static ListRow Row(TargetNames names, LightAnswer answer, bool isOfOneLight) =>
        new(
            names.Target(answer.Target!.Value, answer.Indicator),
            // Where all are of one light, the list's heading says so.
            isOfOneLight ? "" : answer.Light,
            names.Place(answer.Scope),
            names.Number(answer.Actual, answer.Indicator),
            Due(names, answer),
            Percent(answer.Attainment),
            names.Owners(answer.KeyResults)
        );

    private static string? Due(TargetNames names, LightAnswer answer)
    {
        if (names.Number(answer.Expected, answer.Indicator) is not { } due)
            return null;
        return answer.Aim switch
        {
            Aim.Up => "≥ " + due,
            Aim.Down => "≤ " + due,
            _ => names.Number(answer.ExpectedUpper, answer.Indicator) is { } upper && upper != due ? $"{due} – {upper}" : due,
        };
    }

    private static string Conclusion(PageReader read, LightAnswer[] lights)
    {
        int Of(Light light) => lights.Count(answer => answer.Light == light);
        return read.Say(
            $"Of {lights.Length} targets, {Of(Light.Red)} are red, {Of(Light.Yellow)} lag, {Of(Light.Green)} are on pace.",
            $"{lights.Length} 个目标中，{Of(Light.Red)} 个红灯，{Of(Light.Yellow)} 个落后，{Of(Light.Green)} 个达到进度。"
        );
    }
}
