using PlanApi.Api.Home.Lists;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Pages;

/// <summary>
/// The pages below the first, for whoever would rather look than read data: a list of each kind of part that the first page shows some of,
/// and each part.
/// </summary>
internal static class PlanPages
{
    private static readonly Dictionary<string, Func<PageReader, string, Task<Outcome<PartPage>>>> Parts = new(StringComparer.Ordinal)
    {
        ["objectives"] = ObjectivePage.Read,
        ["targets"] = TargetPage.Read,
        ["risks"] = RiskPage.Read,
        ["milestones"] = MilestonePage.Read,
        ["phases"] = PhasePage.Read,
        ["budget-items"] = BudgetItemPage.Read,
    };

    private static readonly Dictionary<string, Func<PageReader, Task<PartPage>>> Lists = new(StringComparer.Ordinal)
    {
        ["targets"] = async read => Page(read, (await TargetList.Read(read)).List),
        ["outlooks"] = async read => Page(read, await OutlookList.Read(read)),
        ["alerts"] = async read => Page(read, await AlertList.Read(read)),
        ["objectives"] = async read => Page(read, await ObjectiveList.Read(read)),
        ["milestones"] = async read => Page(read, await MilestoneList.Read(read)),
        ["risks"] = async read => Page(read, await RiskList.Read(read)),
        ["budget-items"] = async read => Page(read, await BudgetList.Read(read)),
        ["findings"] = Findings,
    };

    /// <summary>Whether parts of a kind have pages.</summary>
    public static bool Has(string kind) => Parts.ContainsKey(kind);

    /// <summary>The address of a part's page.</summary>
    public static string At(Code plan, string kind, Code code) => $"{OfList(plan, kind)}/{Uri.EscapeDataString(code.ToString())}";

    /// <summary>The address of a list's page.</summary>
    public static string OfList(Code plan, string list) => $"/plans/{Uri.EscapeDataString(plan.ToString())}/{list}";

    public static void MapPlanPages(this WebApplication app)
    {
        foreach (var (kind, read) in Parts)
            app.MapGet(
                    $"/plans/{{plan}}/{kind}/{{code}}",
                    (Code plan, string code, [AsParameters] PageRequest request) => request.Show(plan, reader => read(reader, code))
                )
                .ExcludeFromDescription();
        foreach (var (list, read) in Lists)
            app.MapGet(
                    $"/plans/{{plan}}/{list}",
                    (Code plan, [AsParameters] PageRequest request) => request.Show(plan, async reader => await read(reader))
                )
                .ExcludeFromDescription();
    }

    private static PartPage Page(PageReader read, PlanList list) =>
        new(
            read.Say("List", "列表"),
            list.Title,
            list.Conclusion,
            html =>
            {
                list.Write(html);
                if (list.IsCut)
                    html.Paragraph(
                        html.Say(
                            $"These are the first {list.Rows.Count}; there are more, which the data holds.",
                            $"此处仅列出前 {list.Rows.Count} 项，其余见数据接口。"
                        )
                    );
            }
        );

    private static async Task<PartPage> Findings(PageReader read)
    {
        var found = await FindingSection.Read(read, ListOptions.MaxFirst);
        return new PartPage(
            read.Say("List", "列表"),
            read.Say("Is the plan sound?", "计划是否自洽？"),
            found is null ? "" : read.Say($"{found.Total} findings, the worst first.", $"共 {found.Total} 项发现，最严重的在前。"),
            html =>
            {
                if (found is null)
                    return;
                FindingSection.WriteCounts(html, found.Counts);
                FindingSection.Write(html, read, found.Page.Items);
            }
        );
    }
}
