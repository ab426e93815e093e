using System.Text.RegularExpressions;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Home;

/// <summary>What a manager sees on the first page.</summary>
public sealed class OverviewTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task Page_OfAPlan_LeadsWithTheConclusionAndLinksToPictures()
    {
        var (admin, plan) = await Plan();

        var page = (await admin.Get($"/?plan={plan.Split('/')[^1]}")).Is(200).Text;

        Assert.Matches("Nothing can be said of the year yet: none of [0-9]+ targets has an actual to judge", page);
        Assert.Matches("Next milestones.*First store.*2024-05-31", page);
        Assert.Matches("Budget against spending.*All money.*230.*4.5", page);
        foreach (Match link in Regex.Matches(page, "(?:href|src)=\"([^\"]+)\""))
        {
            var address = System.Net.WebUtility.HtmlDecode(link.Groups[1].Value);
            if (address.StartsWith("/v1/", StringComparison.Ordinal))
                Assert.True((await admin.Get(address)).Status == 200, address);
        }
    }

    [Fact]
    public async Task Page_WithNamesThatHoldMarkup_ShowsThemAsText()
    {
        var (admin, plan) = await Plan(text => text.Replace("First store", "<script>alert(1)</script>", StringComparison.Ordinal));

        var page = (await admin.Get($"/?plan={plan.Split('/')[^1]}")).Is(200).Text;

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfALimitedKey_ShowsNothingThatIsHidden()
    {
        var (_, plan) = await Plan();
        var key = await service.NewKey(
            Role.Viewer,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("mexico")] } }
        );

        var page = (await service.With(key.Key!).Get($"/?plan={plan.Split('/')[^1]}")).Is(200).Text;

        Assert.DoesNotContain("First store", page, StringComparison.Ordinal);
        Assert.DoesNotContain("All money", page, StringComparison.Ordinal);
        Assert.Contains("mexico-money", page, StringComparison.Ordinal);
    }

    private async Task<(Client Admin, string Plan)> Plan(Func<string, string>? edit = null)
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        return (admin, await service.NewPlan(admin, edit));
    }
}
