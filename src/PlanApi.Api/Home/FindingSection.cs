using PlanApi.Api.Home.Pages;
using PlanApi.Application.Parts;
using PlanApi.Application.Validation;
using PlanApi.Domain;
using PlanApi.Domain.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home;

/// <summary>Writes what validation found, the worst first, each with the places and the arithmetic behind it.</summary>
internal static class FindingSection
{
    public static Task<FindingPage?> Read(PageReader read, int most) =>
        read.Ask(new ListFindings(read.Plan.Code) { Language = read.Language, Page = new PageRange(most) });

    /// <summary>The number of findings of each severity.</summary>
    public static void WriteCounts(HtmlWriter html, FindingCounts counts) =>
        html.Raw("<div class=\"counts\">")
            .Count(counts.Errors, html.Say("errors", "错误"), "red")
            .Count(counts.Warnings, html.Say("warnings", "警告"), "yellow")
            .Count(counts.Notes, html.Say("notes", "提示"))
            .Count(counts.Waived, html.Say("waived", "已豁免"))
            .Raw("</div>");

    public static void Write(HtmlWriter html, PageReader read, IEnumerable<FindingAnswer> findings)
    {
        foreach (var finding in findings)
            Write(html, read, finding);
    }

    private static void Write(HtmlWriter html, PageReader read, FindingAnswer finding)
    {
        html.Raw(
                $"<details class=\"{CamelCase.Of(finding.Severity)}{(finding.Waiver is null ? "" : " waived")}\">"
                    + "<summary><span class=\"tag\">"
            )
            .Raw(
                finding.Severity switch
                {
                    Severity.Error => html.Say("error", "错误"),
                    Severity.Warning => html.Say("warning", "警告"),
                    _ => html.Say("note", "提示"),
                }
            )
            .Raw("</span>")
            .Text(finding.Sentence)
            .Raw("</summary><table><tbody>");
        foreach (var place in finding.Places)
        {
            html.Raw("<tr><td>");
            WriteName(html, read, place);
            html.Raw("</td><td>").Text(place.Source is { } source ? $"§ {source}" : "").Raw("</td><td class=\"number\">");
            html.Text(place.Value ?? "").Raw("</td></tr>");
        }
        html.Raw("</tbody></table>");
        if (finding.Arithmetic.Count > 0)
            html.Arithmetic(finding.Arithmetic.Select(step => (step.Label, step.Expression, step.Result)));
        html.Raw("<p>").Text(html.Say("Rule: ", "规则：")).Raw("<code>").Text(finding.Rule).Raw("</code>").Raw("</p></details>");
    }

    /// <summary>The part that a finding is about, which leads to its page where it has one.</summary>
    private static void WriteName(HtmlWriter html, PageReader read, PlaceAnswer place)
    {
        var kind = PartKind.In(place.Kind);
        var name = $"{html.Say(kind?.Noun ?? place.Kind, place.Kind)} {place.Key}{(place.Field is null ? "" : ", " + place.Field)}";
        if (kind is not null && PlanPages.Has(kind.Segment) && Code.TryParse(place.Key, out var code))
            html.Link(read.At(kind.Segment, code), name);
        else
            html.Text(name);
    }
}
