using System.Net;
using System.Text.RegularExpressions;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Home;

/// <summary>The pages that list all of what the first page shows some of.</summary>
public sealed class ListPageTests(KeysService service) : IClassFixture<KeysService>
{
    public static TheoryData<string, string> Lists =>
        new()
        {
            { "targets", "Of [0-9]+ targets, 0 are red" },
            { "outlooks", "0 targets: 0 were missed" },
            { "alerts", "No alert is open" },
            { "objectives", "objectives serve no other.*Objective.*Light" },
            { "milestones", "milestones are accepted.*First store.*2024-05-31.*(in|overdue by) [0-9]+ days" },
            { "risks", "risks are open.*new-taxes" },
            { "budget-items", "of 230 CNY are spent.*All money.*mexico-money" },
            { "findings", "findings, the worst first.*errors" },
        };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Page_OfAList_LeadsWithItsConclusion_AndEachRowLeadsOneLevelDown(string list, string says)
    {
        var (admin, plan) = await Plan();

        var page = (await admin.Get($"/plans/{plan}/{list}")).Is(200).Text;

        Assert.Matches(new Regex(says, RegexOptions.Singleline), WebUtility.HtmlDecode(page));
        foreach (Match link in Regex.Matches(page, "href=\"(/(?:plans|v1)/[^\"]+)\""))
            Assert.True((await admin.Get(WebUtility.HtmlDecode(link.Groups[1].Value))).Status == 200, link.Value);
        var chinese = (await admin.With("Accept-Language", "zh").Get($"/plans/{plan}/{list}")).Is(200).Text;
        Assert.Contains("<html lang=\"zh\">", chinese, StringComparison.Ordinal);
        Assert.DoesNotMatch(">[a-z ]* (are|is|were) [a-z ]*<", chinese);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Page_OfALimitedKey_ListsNothingThatIsHidden(string list, string says)
    {
        var (_, plan) = await Plan();
        Assert.NotEmpty(says);
        var key = await service.NewKey(
            Role.Viewer,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("mexico")] } }
        );

        var page = (await service.With(key.Key!).Get($"/plans/{plan}/{list}")).Is(200).Text;

        foreach (var hidden in new[] { "First store", "All money", "all-money", "New taxes", "new-taxes", "latam-gmv" })
            Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
    }

    private async Task<(Client Admin, string Plan)> Plan()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        return (admin, (await service.NewPlan(admin)).Split('/')[^1]);
    }
}
