using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Pages;

/// <summary>A target with its trend and the arithmetic of its light.</summary>
internal static class TargetPage
{
    public static async Task<Outcome<PartPage>> Read(PageReader read, string key)
    {
        if (!(await read.Get<Target>(key)).IsSuccess(out var target, out var failure))
            return failure;
        var indicator = (await read.Get<Indicator>(target.Indicator.ToString())).IsSuccess(out var known, out _) ? known : null;
        var light = await read.Ask(new GetTargetLight(read.Plan.Code, target.Code, Language: read.Language));
        var results = await read.All<KeyResult>("target", target.Code);
        var objectives = await read.Named<Objective>(results.Select(result => result.Objective));
        var parties = await read.PartyNames();
        var place = await read.PlaceName(target.Scope);
        var name = indicator is null ? target.Indicator.ToString() : read.Name(indicator);
        var title = target.Names.In(read.Language) is { Length: > 0 } own ? own : $"{name}, {place}";
        return new PartPage(read.Say("Target", "指标目标"), title, light?.Sentence ?? "", Write);

        void Write(HtmlWriter html)
        {
            html.Facts(
                    (read.Say("light", "灯色"), light is null ? null : LightText.Colour(light.Light, read.Language)),
                    (read.Say("wording", "表述"), target.Wording.In(read.Language)),
                    (read.Say("indicator", "指标"), name),
                    (read.Say("target", "目标值"), Value(read, target, indicator)),
                    (read.Say("actual", "实际值"), light?.Actual is { } actual ? read.Number(actual, indicator) : null),
                    (read.Say("due by now", "目前应达到"), light?.Expected is { } due ? read.Number(due, indicator) : null),
                    (read.Say("period", "期间"), (target.Period ?? light?.Period)?.ToString()),
                    (read.Say("where", "范围"), place)
                )
                .Picture(
                    read.Api($"/targets/{Uri.EscapeDataString(target.Code.ToString())}/trend"),
                    read.Say($"Trend of {title}: actuals, pace and forecast", $"{title}的走势：实际、进度与预测")
                );
            WriteArithmetic(html, read, light);
            html.List(
                read.Say("Objectives that it measures", "所衡量的目标"),
                results.Select(result => new PageItem(
                    objectives.TryGetValue(result.Objective.ToString(), out var objective)
                        ? ObjectivePage.Title(read, objective)
                        : result.Objective.ToString(),
                    read.At("objectives", result.Objective),
                    parties(result.Owner) ?? ""
                ))
            );
        }
    }

    private static string Value(PageReader read, Target target, Indicator? indicator)
    {
        var range = target.UpperValue is { } upper ? $"{Number(target.Value)} – {Number(upper)}" : Number(target.Value);
        return target.Comparator switch
            {
                Comparator.AtLeast => "≥ ",
                Comparator.AtMost => "≤ ",
                Comparator.MoreThan => "> ",
                Comparator.LessThan => "< ",
                _ => "",
            }
            + range
            + target.Basis switch
            {
                Basis.Absolute => "",
                Basis.Points => read.Say(" points of change", " 个百分点的变化"),
                _ => read.Say(" % of change", " % 的变化"),
            };

        string Number(Quantity value) => target.Basis == Basis.Absolute ? read.Number(value, indicator, target.Currency) : $"{value}";
    }

    private static void WriteArithmetic(HtmlWriter html, PageReader read, LightAnswer? light)
    {
        if (light?.Why is not { Steps.Count: > 0 } why)
            return;
        html.Heading(read.Say("How the light follows", "灯色的计算"))
            .Arithmetic(why.Steps.Select(step => (step.Label, step.Expression, step.Result)));
    }
}
