using System.Text.Json.Nodes;
using System.Xml.Linq;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Budgets;

/// <summary>The budget as a picture: where the money goes, and where it is over.</summary>
public sealed class BudgetPictureTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task Picture_SaysWhereTheMoneyGoes_AndWhereItIsOver()
    {
        var (admin, plan) = await Plan();

        var picture = (await admin.Get($"{plan}/budget/picture?date=2024-03-31")).Is(200);

        Assert.Equal("image/svg+xml", picture.Type);
        var svg = XDocument.Parse(picture.Text);
        var said = svg.Root!.Elements().First(element => element.Name.LocalName == "desc").Value;
        Assert.Contains("Planned are 230, most of it for mexico-money (46); 54.5 were spent.", said, StringComparison.Ordinal);
        Assert.Contains("Above their plan: mexico-money.", said, StringComparison.Ordinal);
        Assert.Contains("The funding sources are 80 short.", said, StringComparison.Ordinal);
        Assert.Contains($"{plan}/budget?date=2024-03-31", said, StringComparison.Ordinal);
        var texts = svg.Descendants()
            .Where(element => element.Name.LocalName == "text")
            .Select(element => string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value)))
            .ToList();
        Assert.Contains("spent 54.5 of 46, committed 3", texts);
        // 46 over 366 days, of which 91 have gone.
        Assert.Contains("43.06 above the plan to date (376.4 %)", texts);
        // 230 less 46 and the 5 of the item with markup in its name.
        Assert.Equal("179", texts[texts.IndexOf("given to no part") + 1]);
        Assert.Contains("<script>alert(1)</script>", texts);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
    }

    [Fact]
    public async Task Picture_IsTheSameEachTime_AndOverGraphQL_AndInChinese()
    {
        var (admin, plan) = await Plan();
        var address = $"{plan}/budget/picture?date=2024-03-31";
        var english = (await admin.Get(address)).Is(200).Text;
        var chinese = (await admin.With("Accept-Language", "zh").Get(address)).Is(200).Text;

        Assert.Equal(english, (await admin.Get(address)).Is(200).Text);
        Assert.Contains("超出截至当日的计划 43.06（376.4 %）", chinese, StringComparison.Ordinal);
        Assert.Contains("未分配到分项", chinese, StringComparison.Ordinal);
        var query = $$"""{ plan(code: "{{plan.Split('/')[^1]}}") { budgetPicture(date: "2024-03-31", language: "zh") { svg } } }""";
        var answer = (await admin.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json;
        Assert.Equal(chinese, (string)answer["data"]!["plan"]!["budgetPicture"]!["svg"]!);
    }

    [Fact]
    public async Task Picture_ForALimitedKey_HasItsItemsAlone()
    {
        var (_, plan) = await Plan();
        var key = await service.NewKey(
            Role.Viewer,
            key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("mexico")] } }
        );

        var picture = (await service.With(key.Key!).Get($"{plan}/budget/picture?date=2024-03-31")).Is(200).Text;

        Assert.Contains("mexico-money", picture, StringComparison.Ordinal);
        Assert.All(
            ["alert", "230", "given to no part", "80"],
            hidden => Assert.DoesNotContain($">{hidden}", picture, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("short", picture, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_OfAnEmptyBudget_SaysSo_AndOneOfTooManyItemsIsRefused()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var many = string.Concat(Enumerable.Range(0, 201).Select(at => $"  - {{code: item-{at}, amount: 1}}\n"));

        Assert.Contains("Nothing is planned.", (await admin.Get(await Picture(""))).Is(200).Text, StringComparison.Ordinal);
        (await admin.Get(await Picture($"budgetItems:\n{many}"))).IsProblem(413, "too-large");

        async Task<string> Picture(string items) =>
            await service.NewPlan(admin, document => document[..document.IndexOf("budgetItems:", StringComparison.Ordinal)] + items)
            + "/budget/picture";
    }

    /// <summary>Of 230, Mexico has 46, of which 54.5 are spent and 3 committed.</summary>
    private async Task<(Client Admin, string Plan)> Plan()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = await service.NewPlan(admin);
        (await admin.Post($"{plan}/budget-entries", """{"code":"fair","item":"mexico-money","period":"2024-02","amount":50}""")).Is(201);
        (
            await admin.Post(
                $"{plan}/budget-entries",
                """{"code":"stand","item":"mexico-money","type":"committed","period":"2024-05","amount":3}"""
            )
        ).Is(201);
        (
            await admin.Post(
                $"{plan}/budget-items",
                """{"code":"odd","parent":"all-money","amount":5,"names":{"en":"<script>alert(1)</script>","zh":"<脚本>"}}"""
            )
        ).Is(201);
        return (admin, plan);
    }
}
