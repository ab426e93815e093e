using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Parts;

/// <summary>A code may change; whatever mentions the part then says the new one, and changes with it.</summary>
public sealed class RenameTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData("dimensions/market/members/latam", "targets/latam-gmv", "/scope/market")]
    [InlineData("dimensions/market/members/latam", "objectives/latam-first", "/scope/market")]
    [InlineData("dimensions/market/members/latam", "weights/latam-weight", "/within/market")]
    [InlineData("dimensions/market/members/latam", "dimensions/market/members/mexico", "/parent")]
    [InlineData("dimensions/market/members/latam", "dimensions/market/groups/emerging", "/definitions/0/members/0")]
    [InlineData("dimensions/market/members/mexico", "holds/mexico-hold", "/scope/market")]
    [InlineData("dimensions/market/groups/mixed", "targets/mixed-gmv", "/scope/market")]
    [InlineData("dimensions/tier/members/head", "dimensions/tier/members/mid", "/moves/0/parent")]
    [InlineData("dimensions/market", "indicators/orders", "/dimensions/0")]
    [InlineData("dimensions/market", "targets/latam-gmv", "/scope/renamed", "latam")]
    [InlineData("dimensions/line", "", "/matrix/rows")]
    [InlineData("sections/3", "", "/matrix/source")]
    [InlineData("sections/1", "sections/1.1", "/parent")]
    [InlineData("sections/1", "targets/latam-gmv", "/baseline/source")]
    [InlineData("sections/1", "dimensions/market/groups/emerging", "/definitions/0/source")]
    [InlineData("parties/coo", "waivers/known-gap", "/acceptedBy")]
    [InlineData("parties/coo", "parties/sales-team", "/escalatesTo")]
    [InlineData("indicators/gmv", "targets/total", "/indicator")]
    [InlineData("indicators/gmv", "indicators/order-value", "/formula", "[renamed] / [orders]")]
    [InlineData("indicators/visitors", "indicators/order-rate", "/denominator")]
    [InlineData("objectives/growth", "objectives/latam-first", "/parents/0")]
    [InlineData("objectives/growth", "weights/growth-weight", "/objective")]
    [InlineData("targets/total", "key-results/growth-kr", "/target")]
    [InlineData("key-results/latam-kr", "weights/kr-weight", "/keyResult")]
    [InlineData("weight-windows/sale", "weights/sales-weight", "/window")]
    public async Task Rename_OfAPart_IsFollowedByWhatMentionsIt(string part, string mentioning, string pointer, string expected = "renamed")
    {
        var plan = await service.NewPlan();
        var before = await service.Api.Get($"{plan}/{mentioning}".TrimEnd('/'));
        var named = (await service.Api.Get($"{plan}/{part}")).Is(200);

        var renamed = (await service.Api.Patch($"{plan}/{part}", """{"code":"renamed"}""", named.ETag)).Is(200);

        var address = mentioning.Replace(
            "dimensions/market/",
            part == "dimensions/market" ? "dimensions/renamed/" : "dimensions/market/",
            StringComparison.Ordinal
        );
        var after = (await service.Api.With("If-None-Match", before.ETag!).Get($"{plan}/{address}".TrimEnd('/'))).Is(200);
        Assert.Equal(expected, (string?)At(after.Json, pointer));
        Assert.Equal(renamed.ETag, after.ETag);
        // The version is real: it can be written against.
        if (mentioning.Length > 0)
            (await service.Api.Patch($"{plan}/{address}", "{}", after.ETag)).Is(200);
    }

    [Fact]
    public async Task Rename_OfADimension_MovesItsMembersAndKeepsScopesFindable()
    {
        var plan = await service.NewPlan();
        var market = await service.Api.Get($"{plan}/dimensions/market");
        (await service.Api.Patch($"{plan}/dimensions/market", """{"code":"区域"}""", market.ETag)).Is(200);

        var region = Uri.EscapeDataString("区域");
        (await service.Api.Get($"{plan}/dimensions/{region}/members/latam")).Is(200);
        (await service.Api.Get($"{plan}/dimensions/market/members")).IsProblem(404, "not-found");
        Assert.Equal(["latam-gmv"], (await service.Api.Get($"{plan}/targets?scope={region}%3Dlatam")).Codes);
        // The scope can be used anew, under its new name only.
        (
            await service.Api.Post(
                $"{plan}/targets",
                """{"code":"a","indicator":"gmv","comparator":"equal","value":1,"scope":{"区域":"latam"}}"""
            )
        ).Is(201);
        (
            await service.Api.Post(
                $"{plan}/targets",
                """{"code":"b","indicator":"gmv","comparator":"equal","value":1,"scope":{"market":"latam"}}"""
            )
        ).HasFaults("unknown-reference /scope/market");
    }

    [Fact]
    public async Task Rename_ThatSwapsTwoCodes_EndsWithEachMentionWhereItWas()
    {
        var plan = await service.NewPlan();
        foreach (var (from, to) in new[] { ("mexico", "x"), ("latam", "mexico"), ("x", "latam") })
        {
            var member = await service.Api.Get($"{plan}/dimensions/market/members/{from}");
            (await service.Api.Patch($"{plan}/dimensions/market/members/{from}", $$"""{"code":"{{to}}"}""", member.ETag)).Is(200);
        }

        Assert.Equal("mexico", (string)(await service.Api.Get($"{plan}/targets/latam-gmv")).Json["scope"]!["market"]!);
        Assert.Equal("latam", (string)(await service.Api.Get($"{plan}/targets/mexico-gmv")).Json["scope"]!["market"]!);
        Assert.Equal("mexico", (string)(await service.Api.Get($"{plan}/dimensions/market/members/latam")).Json["parent"]!);
    }

    [Fact]
    public async Task Rename_OfAPartThatMentionsItself_AnswersWhatIsStored()
    {
        var plan = await service.NewPlan();
        var made = (await service.Api.Post($"{plan}/indicators", """{"code":"own","kind":"growth","unit":"percent"}""")).Is(201);
        var own = (await service.Api.Patch(made.Location!, """{"base":"own","formula":"[own] * [own]"}""", made.ETag)).Is(200);

        var renamed = (await service.Api.Patch(made.Location!, """{"code":"renamed","decimals":1}""", own.ETag)).Is(200);

        Assert.Equal(
            ("renamed", "[renamed] * [renamed]", 1),
            ((string)renamed.Json["base"]!, (string)renamed.Json["formula"]!, (int)renamed.Json["decimals"]!)
        );
        Assert.Equal(renamed.Text, (await service.Api.Get($"{plan}/indicators/renamed")).Text);
    }

    [Fact]
    public async Task Rename_OfAPlan_MovesEverythingInIt()
    {
        var plan = await service.NewPlan();
        var before = await service.Api.Get(plan);

        var renamed = (await service.Api.Patch(plan, $$"""{"code":"{{before.Json["code"]}}-b"}""", before.ETag)).Is(200);

        (await service.Api.Get(plan)).IsProblem(404, "not-found");
        Assert.Equal(renamed.Text, (await service.Api.Get($"{plan}-b")).Text);
        (await service.Api.Get($"{plan}-b/targets/total")).Is(200);
    }

    private static JsonNode? At(JsonNode node, string pointer) =>
        pointer
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((JsonNode?)node, (at, step) => at is JsonArray list ? list[int.Parse(step, null)] : at?[step]);
}
