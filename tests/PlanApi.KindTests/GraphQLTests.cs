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
            mutation { createCourier(plan: "{{plan}}", input: {code: "late", punctuality: 30, owner: "coo"}) {
              courier { id version owner { code names } } errors { __typename } } }
            """
        );
        var read = await Ask(
            planner,
            $$"""
            { plan(code: "{{plan}}") { couriers(first: 5, filter: {owner: "coo"}) { totalCount nodes { code punctuality ownerCode } }
              courier(code: "late") { id } } }
            """
        );
        var id = (string)created["createCourier"]!["courier"]!["id"]!;
        var node = await Ask(planner, $$"""{ node(id: "{{id}}") { ... on Courier { code } } }""");
        var updated = await Ask(
            planner,
            $$"""
            mutation { updateCourier(plan: "{{plan}}", code: "late", expectedVersion: {{created["createCourier"]!["courier"]!["version"]}},
              patch: {punctuality: 40}) { courier { punctuality version } errors { __typename } } }
            """
        );
        var deleted = await Ask(
            planner,
            $$"""
            mutation { deleteCourier(plan: "{{plan}}", code: "late", expectedVersion: {{updated["updateCourier"]!["courier"]!["version"]}})
              { courier { code } errors { __typename } } }
            """
        );

        Assert.Equal("coo", (string?)created["createCourier"]!["courier"]!["owner"]!["code"]);
        Assert.Equal(
            """{"totalCount":1,"nodes":[{"code":"late","punctuality":30,"ownerCode":"coo"}]}""",
            read["plan"]!["couriers"]!.ToJsonString()
        );
        Assert.Equal(id, (string?)read["plan"]!["courier"]!["id"]);
        Assert.Equal("late", (string?)node["node"]!["code"]);
        Assert.Equal(40, (int)updated["updateCourier"]!["courier"]!["punctuality"]!);
        Assert.Equal("late", (string?)deleted["deleteCourier"]!["courier"]!["code"]);
    }
}
