using static PlanApi.KindTests.NewKindService;

namespace PlanApi.KindTests;

/// <summary>What a kind gets over GraphQL from its folder and its line.</summary>
public sealed class GraphQLTests(NewKindService service) : IClassFixture<NewKindService>
{
    [Fact]
    public async Task Part_IsCreatedQueriedCountedUpdatedAndDeleted()
    {
        var planner = await service.Planner();
        var plan = (await service.NewPlan(planner)).Split('/')[^1];

        var created = await Ask(
            planner,
            $$"""
            mutation { createRisk(plan: "{{plan}}", input: {code: "late", likelihood: 30, owner: "coo"}) {
              risk { id version owner { code names } } errors { __typename } } }
            """
        );
        var read = await Ask(
            planner,
            $$"""
            { plan(code: "{{plan}}") { risks(first: 5, filter: {owner: "coo"}) { totalCount nodes { code likelihood ownerCode } }
              risk(code: "late") { id } } }
            """
        );
        var id = (string)created["createRisk"]!["risk"]!["id"]!;
        var node = await Ask(planner, $$"""{ node(id: "{{id}}") { ... on Risk { code } } }""");
        var updated = await Ask(
            planner,
            $$"""
            mutation { updateRisk(plan: "{{plan}}", code: "late", expectedVersion: {{created["createRisk"]!["risk"]!["version"]}},
              patch: {likelihood: 40}) { risk { likelihood version } errors { __typename } } }
            """
        );
        var deleted = await Ask(
            planner,
            $$"""
            mutation { deleteRisk(plan: "{{plan}}", code: "late", expectedVersion: {{updated["updateRisk"]!["risk"]!["version"]}})
              { risk { code } errors { __typename } } }
            """
        );

        Assert.Equal("coo", (string?)created["createRisk"]!["risk"]!["owner"]!["code"]);
        Assert.Equal(
            """{"totalCount":1,"nodes":[{"code":"late","likelihood":30,"ownerCode":"coo"}]}""",
            read["plan"]!["risks"]!.ToJsonString()
        );
        Assert.Equal(id, (string?)read["plan"]!["risk"]!["id"]);
        Assert.Equal("late", (string?)node["node"]!["code"]);
        Assert.Equal(40, (int)updated["updateRisk"]!["risk"]!["likelihood"]!);
        Assert.Equal("late", (string?)deleted["deleteRisk"]!["risk"]!["code"]);
    }
}
