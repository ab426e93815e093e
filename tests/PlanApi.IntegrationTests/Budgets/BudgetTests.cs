using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Budgets;

public sealed class BudgetTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Budget_OfTheSmallPlan_ShowsPlannedSpentAndTheCutOffLine()
    {
        var plan = await service.NewPlan();
        (await service.Api.Post($"{plan}/budget-entries", """{"code":"fair","item":"mexico-money","period":"2024-02","amount":50}""")).Is(
            201
        );
        (
            await service.Api.Post(
                $"{plan}/decision-packages",
                """{"code":"mexico-more","item":"mexico-money","level":"higher","amount":130,"rank":2}"""
            )
        ).Is(201);

        var budget = (await service.Api.Get($"{plan}/budget?date=2024-03-31")).Is(200).Json;

        Assert.Equal("230 150 -80", $"{budget["uses"]} {budget["sources"]} {budget["difference"]}");
        var mexico = budget["items"]![1]!;
        Assert.Equal(
            "mexico-money all-money 46 share 54.5 red",
            $"{mexico["item"]} {mexico["parent"]} {mexico["planned"]} {mexico["basis"]} {mexico["spent"]} {mexico["light"]}"
        );
        Assert.Equal(
            ["mexico-least true", "mexico-more false"],
            budget["packages"]!.AsArray().Select(line => $"{line!["package"]} {line["isFunded"]!.ToJsonString()}")
        );
    }

    [Fact]
    public async Task Budget_OverGraphQL_LeadsFromAnItemToItsPart()
    {
        var plan = await service.NewPlan();
        var code = plan.Split('/')[^1];

        var answer = await service.Api.Post(
            "/graphql",
            $$$"""{"query":"{ plan(code: \"{{{code}}}\") { budget(date: \"2024-03-31\") { uses items { level spent item { code owner { code } } months { month light } } } } }"}"""
        );

        var items = answer.Is(200).Json["data"]!["plan"]!["budget"]!["items"]!.AsArray();
        Assert.Equal(
            ["all-money coo 0", "mexico-money  1"],
            items.Select(line => $"{line!["item"]!["code"]} {line["item"]!["owner"]?["code"]} {line["level"]}")
        );
    }

    [Fact]
    public async Task Share_WithoutAParent_IsRefused()
    {
        var plan = await service.NewPlan();

        (await service.Api.Post($"{plan}/budget-items", """{"code":"loose","share":20}""")).HasFaults("not-allowed /share");
        (await service.Api.Post($"{plan}/budget-items", """{"code":"loose","parent":"all-money","share":120}""")).HasFaults(
            "out-of-range /share"
        );
    }

    [Fact]
    public async Task Day_OutsideThePlansYears_IsRefused() =>
        (await service.Api.Get($"{await service.NewPlan()}/budget?date=1999-01-01")).IsProblem(400, "invalid");
}
