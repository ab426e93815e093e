using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class MemberLoadTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Fact]
    public async Task Load_AddsAndChangesMembers()
    {
        await host.Copy("loaded");

        var load = (await Load("loaded", "code,parent,names.en\nfirst,,First\nsecond,first,Second\nhead,,The head\n"))["loadMembers"]![
            "load"
        ]!;
        var again = (await Load("loaded", "code,names.en\nfirst,First\n"))["loadMembers"]!["load"]!;
        var plan = (
            await host.Node(
                "{ plan(code: \"loaded\") { member(dimension: \"tier\", code: \"second\") { names parent { code } } "
                    + "changeSets(first: 1) { nodes { useCase changeCount } } } }"
            )
        )["plan"]!;

        Assert.Equal((2, 1, 0), ((int)load["created"]!, (int)load["updated"]!, (int)load["unchanged"]!));
        Assert.Equal((0, 0, 1), ((int)again["created"]!, (int)again["updated"]!, (int)again["unchanged"]!));
        Assert.Equal(("Second", "first"), ((string)plan["member"]!["names"]!, (string)plan["member"]!["parent"]!["code"]!));
        Assert.Equal(
            ("LoadMembers", 3),
            ((string)plan["changeSets"]!["nodes"]![0]!["useCase"]!, (int)plan["changeSets"]!["nodes"]![0]!["changeCount"]!)
        );
    }

    [Fact]
    public async Task Load_WithAFaultyRow_LoadsNone()
    {
        await host.Copy("unloaded");

        var error = (await Load("unloaded", "code,parent\ngood,\nbad,no-such-parent\n")).Error("loadMembers");

        Assert.Equal("invalid", (string)error["code"]!);
        Assert.Equal(3, (int)Assert.Single(error["faults"].Items())["line"]!);
        Assert.Null(
            (await host.Node("{ plan(code: \"unloaded\") { member(dimension: \"tier\", code: \"good\") { code } } }"))["plan"]!["member"]
        );
    }

    private Task<JsonNode> Load(string plan, string csv) =>
        host.Node(
            "mutation($p: Code!, $csv: String!) { loadMembers(plan: $p, dimension: \"tier\", csv: $csv) { load { created updated "
                + "unchanged } errors { code message faults { code pointer line } } } }",
            new { p = plan, csv }
        );
}
