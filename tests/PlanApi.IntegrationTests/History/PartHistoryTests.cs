using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.GraphQL;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.History;

/// <summary>The history of one part.</summary>
public sealed class PartHistoryTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task APart_IsFollowedUnderAllItsKeys_BackToWhatMadeIt()
    {
        var plan = await service.NewPlan();
        await Patch($"{plan}/targets/total", """{"value":1100}""");
        await Patch($"{plan}/targets/germany-gmv", """{"value":91}""");
        await Patch($"{plan}/targets/total", """{"code":"whole"}""");
        // Everything that mentions it looks different then, and gets a new version.
        await Patch($"{plan}/indicators/gmv", """{"code":"volume"}""");
        await Patch($"{plan}/targets/germany-gmv", """{"value":92}""");
        await Patch($"{plan}/targets/whole", """{"value":1200,"comparator":"equal"}""");

        var found = (await service.Api.Get($"{plan}/part-history?kind=Target&key=whole")).Is(200).Items;

        Assert.Equal([7, 4, 2, 1], found.Select(change => (int)change["set"]!["sequence"]!));
        Assert.Equal(["whole", "total", "total", "total"], found.Select(change => (string)change["key"]!));
        Assert.Equal(["comparator,value", "code", "value", ""], found.Select(change => string.Join(',', change["fields"].Items())));
        Assert.Equal((1100, 1200), ((int)found[0]["before"]!["value"]!, (int)found[0]["after"]!["value"]!));
        Assert.Equal((null, 1000), ((JsonNode?)found[3]["before"], (int)found[3]["after"]!["value"]!));
        Assert.Equal("rest", (string)found[0]["set"]!["door"]!);

        var first = (await service.Api.Get($"{plan}/part-history?kind=Target&key=whole&first=2")).Is(200);
        Assert.Equal([7, 4], first.Items.Select(change => (int)change["set"]!["sequence"]!));
        var next = (await service.Api.Get((string)first.Json["next"]!)).Is(200);
        Assert.Equal([2, 1], next.Items.Select(change => (int)change["set"]!["sequence"]!));
        Assert.Null(next.Json["next"]);
        Assert.Equal([1], await OverGraphQL(plan, """kind: \"Target\", key: \"whole\", last: 1"""));
        Assert.Equal([4, 2], await OverGraphQL(plan, """kind: \"Target\", key: \"whole\", after: \"7\", first: 2"""));
    }

    [Fact]
    public async Task ADeletedPart_TellsWhoDeletedIt_AndOneThatTookItsKeyHasItsOwn()
    {
        var plan = await service.NewPlan();
        var target = (await service.Api.Get($"{plan}/targets/total-usd")).Is(200);
        (await service.Api.With("X-Change-Reason", "no longer wanted").Delete($"{plan}/targets/total-usd", target.ETag)).Is(204);

        var gone = (await service.Api.Get($"{plan}/part-history?kind=Target&key=total-usd")).Is(200).Items;

        Assert.Equal(
            [(2, "DeleteTarget", "no longer wanted"), (1, "ImportPlan", null)],
            gone.Select(change => ((int)change["set"]!["sequence"]!, (string)change["set"]!["useCase"]!, (string?)change["set"]!["reason"]))
        );
        (await service.Api.Post($"{plan}/targets", """{"code":"total-usd","indicator":"gmv","comparator":"atLeast","value":1}""")).Is(201);
        var made = (await service.Api.Get($"{plan}/part-history?kind=Target&key=total-usd")).Is(200).Items;
        Assert.Equal([3], made.Select(change => (int)change["set"]!["sequence"]!));
    }

    [Fact]
    public async Task ThePlanItself_AndMembersFromAFile_HaveHistories()
    {
        var plan = await service.NewPlan();
        (await service.Api.Post($"{plan}/dimensions/market/members/load", "code,names.en,parent\nperu,Peru,latam\n", "text/csv")).Is(200);
        (await service.Api.Post($"{plan}/dimensions/market/members/load", "code,names.en,parent\nperu,Peru!,latam\n", "text/csv")).Is(200);
        await Patch(plan, """{"names":{"en":"Renamed"}}""");

        var itself = (await service.Api.Get($"{plan}/part-history?kind=Plan&key={plan.Split('/')[^1]}")).Is(200).Items;
        var member = (await service.Api.Get($"{plan}/part-history?kind=Member&key=market/peru")).Is(200).Items;

        Assert.Equal([4, 1], itself.Select(change => (int)change["set"]!["sequence"]!));
        Assert.Equal([3, 2], member.Select(change => (int)change["set"]!["sequence"]!));
    }

    [Fact]
    public async Task WhatThereNeverWas_IsNotFound_AndAKindMustBeOne()
    {
        var plan = await service.NewPlan();

        (await service.Api.Get($"{plan}/part-history?kind=Target&key=none")).IsProblem(404, "not-found");
        (await service.Api.Get($"{plan}/part-history?kind=Goal&key=none")).IsProblem(400, "invalid");
        (await service.Api.Get($"{plan}/part-history")).IsProblem(400, "invalid");
    }

    private async Task<IEnumerable<int>> OverGraphQL(string plan, string arguments)
    {
        var query =
            $$"""{"query":"{ plan(code: \"{{plan.Split('/')[^1]}}\") { partHistory({{arguments}}) { nodes { set { sequence } } } } }"}""";
        var found = (await service.Api.Post("/graphql", query)).Is(200).Json["data"]!["plan"]!["partHistory"]!["nodes"];
        return found.Items().Select(change => (int)change["set"]!["sequence"]!);
    }

    private async Task Patch(string path, string patch) =>
        (await service.Api.Patch(path, patch, (await service.Api.Get(path)).Is(200).ETag)).Is(200);
}
