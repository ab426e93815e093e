using System.Net;
using System.Text.RegularExpressions;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Home;

/// <summary>The pages one level below the first: parts for whoever would rather look than read data.</summary>
public sealed class PartPageTests(KeysService service) : IClassFixture<KeysService>
{
    [Theory]
    [InlineData("objectives/growth", "Objective", "Objectives that serve it")]
    [InlineData("targets/latam-gmv", "Target", "How the light follows|/targets/latam-gmv/trend")]
    [InlineData(
        "risks/new-taxes",
        "Risk",
        "Its level is red; responses: 1; to be assessed again by.*probability 4, impact 4.*The tax passes.*≤ 2"
    )]
    [InlineData("milestones/mexican-store", "Milestone", "Not accepted yet; due 2024")]
    [InlineData("phases/build-up", "Phase", "Milestones|Indicators that it watches")]
    [InlineData("budget-items/all-money", "Budget item", "of 230 CNY are spent.*Its parts.*Month by month")]
    public async Task Page_OfAPart_LeadsWithHowItStands(string path, string kind, string says)
    {
        var (admin, plan) = await Plan();

        var page = (await admin.Get($"/plans/{plan}/{path}")).Is(200).Text;

        Assert.Contains($"<p class=\"kind\">{kind}</p><h1>", page, StringComparison.Ordinal);
        Assert.Matches(new Regex(says, RegexOptions.Singleline), WebUtility.HtmlDecode(page));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var chinese = (await admin.With("Accept-Language", "zh").Get($"/plans/{plan}/{path}")).Is(200).Text;
        Assert.Contains("<html lang=\"zh\">", chinese, StringComparison.Ordinal);
        Assert.DoesNotContain($"<p class=\"kind\">{kind}</p>", chinese, StringComparison.Ordinal);
        await EachLinkLeadsSomewhere(admin, page);
    }

    [Fact]
    public async Task FirstPage_LeadsToPages()
    {
        var (admin, plan) = await Plan();

        var page = (await admin.Get($"/?plan={plan}")).Is(200).Text;

        foreach (var kind in new[] { "objectives", "milestones", "budget-items", "risks" })
            Assert.Contains($"href=\"/plans/{plan}/{kind}/", page, StringComparison.Ordinal);
        await EachLinkLeadsSomewhere(admin, page);
    }

    [Fact]
    public async Task Page_WithNamesThatHoldMarkup_ShowsThemAsText()
    {
        var (admin, plan) = await Plan(text =>
            text.Replace("First store", "<script>alert(1)</script>", StringComparison.Ordinal)
                .Replace("The tax passes", "\\\"><img src=x>", StringComparison.Ordinal)
        );

        foreach (var path in new[] { "milestones/mexican-store", "phases/build-up" })
        {
            var page = (await admin.Get($"/plans/{plan}/{path}")).Is(200).Text;
            Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_OfWhatALimitedKeyMayNotSee_IsNotThere()
    {
        var (_, plan) = await Plan();
        var mexico = service.With(
            (
                await service.NewKey(
                    Role.Viewer,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("mexico")] } }
                )
            ).Key!
        );

        foreach (var path in new[] { "objectives/growth", "targets/latam-gmv", "risks/new-taxes", "budget-items/all-money" })
            (await mexico.Get($"/plans/{plan}/{path}")).IsProblem(404, "not-found");
        var seen = (await mexico.Get($"/plans/{plan}/budget-items/mexico-money")).Is(200).Text;
        Assert.DoesNotContain("all-money", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ForAStranger_LeadsToTheLogIn()
    {
        var (_, plan) = await Plan();

        var answer = await service.Api.Get($"/plans/{plan}/risks/new-taxes");

        Assert.DoesNotContain("new-taxes", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Status is 302 or 401 or 200, $"{answer.Status}");
    }

    [Fact]
    public async Task Page_OfWhatIsNotThere_SaysSo()
    {
        var (admin, plan) = await Plan();

        (await admin.Get($"/plans/{plan}/risks/nothing")).IsProblem(404, "not-found");
        (await admin.Get("/plans/nowhere/risks/nothing")).IsProblem(404, "not-found");
    }

    private static async Task EachLinkLeadsSomewhere(Client client, string page)
    {
        foreach (Match link in Regex.Matches(page, "(?:href|src)=\"([^\"]+)\""))
        {
            var address = WebUtility.HtmlDecode(link.Groups[1].Value);
            if (address.StartsWith("/v1/", StringComparison.Ordinal) || address.StartsWith("/plans/", StringComparison.Ordinal))
                Assert.True((await client.Get(address)).Status == 200, address);
        }
    }

    private async Task<(Client Admin, string Plan)> Plan(Func<string, string>? edit = null)
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        return (admin, (await service.NewPlan(admin, edit)).Split('/')[^1]);
    }
}
