using System.Text.Json;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class QueryTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Fact]
    public async Task ReferencePlan_IsReadInOneQuery()
    {
        var data = await host.Data(
            """
            { plan(code: "intl-2024") {
                code names namesAll { language text } status currencyCode calendar { year firstMonth }
                matrix { rows { code } columns { code } announcedRows } monitoring { lights source { code } }
                sections(first: 200) { totalCount nodes { code names purpose parent { code } } }
                parties(first: 200) { totalCount nodes { code names kind } }
                dimensions(first: 200) { totalCount nodes { code members(first: 50) { totalCount nodes { code parent { code } } } } }
                groups(first: 200) { totalCount nodes { code dimension { code } members { code } definitions { memberCodes members { code } source { code } } } }
                lists(first: 200) { totalCount nodes { code items itemsAll { text } } }
                indicators(first: 200) { totalCount nodes { code kind unit base { code } numerator { code } } }
                targets(first: 300) { totalCount nodes { code value comparator basis scope { dimension member } indicator { code } source { code } baseline { value } } }
                objectives(first: 200) { totalCount nodes { code parents { code } owner { code } } }
                keyResults(first: 200) { totalCount nodes { code objective { code } target { value } } }
                weights(first: 200) { totalCount nodes { code value ofText withinText window { code } } }
                weightWindows(first: 200) { totalCount nodes { code } }
                scenarios { totalCount nodes { code } } currencies { totalCount } exchangeRates { totalCount } holds { totalCount } waivers { totalCount }
            } }
            """
        );

        var plan = data.GetProperty("plan");
        foreach (
            var collection in plan.EnumerateObject()
                .Where(field => field.Value.ValueKind == JsonValueKind.Object && field.Value.TryGetProperty("nodes", out _))
        )
            Assert.Equal(collection.Value.GetProperty("totalCount").GetInt32(), collection.Value.GetProperty("nodes").GetArrayLength());
        Assert.True(plan.GetProperty("targets").GetProperty("totalCount").GetInt32() > 40);
        Assert.Contains(
            plan.GetProperty("targets").GetProperty("nodes").EnumerateArray(),
            target => target.GetProperty("value").GetRawText() == "4.6"
        );
    }

    [Fact]
    public async Task Edges_AreLoadedForAllNodesAtOnce()
    {
        const string Query =
            "query($n: Int!) { plan(code: \"intl-2024\") { targets(first: $n) { nodes { code indicator { code } source { code "
            + "parent { code } } keyResults { totalCount nodes { code objective { code } } } } } } }";

        var few = await host.CommandsOf(Query, new { n = 8 });
        var many = await host.CommandsOf(Query, new { n = 40 });

        // The page and one for each edge (a plan is found by a read of its own): indicator, source, its parent, key results, their count,
        // their objective.
        Assert.InRange(many, 4, 10);
        Assert.Equal(few, many);
    }

    [Fact]
    public async Task Alignments_TakeOneCommandForEachLevel()
    {
        const string One =
            "{ plan(code: \"intl-2024\") { objectives(first: 50) { nodes { code children(first: 5) { nodes { code } } } } } }";
        const string Three =
            "{ plan(code: \"intl-2024\") { objectives(first: 50) { nodes { code children(first: 5) { nodes { code "
            + "children(first: 5) { nodes { code children(first: 5) { nodes { code parents { code } } } } } } } } } } }";

        var one = await host.CommandsOf(One);
        var three = await host.CommandsOf(Three);

        Assert.InRange(one, 1, 3);
        // What the same edge has read of an objective at one level is not read again at another.
        Assert.InRange(three - one, 0, 3);
    }

    [Fact]
    public async Task Alignments_AreTheSameInBothDirections()
    {
        var data = await host.Data(
            "{ plan(code: \"intl-2024\") { objectives(first: 200) { nodes { code parentCodes parents { code } children(first: "
                + "100) { totalCount nodes { code } } } } } }"
        );

        var nodes = data.GetProperty("plan").GetProperty("objectives").GetProperty("nodes").EnumerateArray().ToList();
        var up = nodes.SelectMany(node => Codes(node.GetProperty("parents")).Select(parent => (Child: Code(node), Parent: parent))).Order();
        var down = nodes
            .SelectMany(node =>
                Codes(node.GetProperty("children").GetProperty("nodes")).Select(child => (Child: child, Parent: Code(node)))
            )
            .Order();
        Assert.NotEmpty(up);
        Assert.Equal(up, down);
        Assert.All(
            nodes,
            node =>
                Assert.Equal(
                    node.GetProperty("parentCodes").EnumerateArray().Select(code => code.GetString()),
                    Codes(node.GetProperty("parents"))
                )
        );
    }

    [Fact]
    public async Task Connection_PagesThroughEverythingOnce()
    {
        const string Query =
            "query($after: String) { plan(code: \"intl-2024\") { indicators(first: 7, after: $after, orderBy: CODE_DESC) { edges "
            + "{ cursor node { code } } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } } }";
        var seen = new List<string>();
        string? after = null;
        JsonElement page;
        do
        {
            page = (await host.Data(Query, new { after })).GetProperty("plan").GetProperty("indicators");
            Assert.Equal(after is not null, page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
            seen.AddRange(page.GetProperty("edges").EnumerateArray().Select(edge => Code(edge.GetProperty("node"))));
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        } while (page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());

        Assert.Equal(page.GetProperty("totalCount").GetInt32(), seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task EdgeConnection_PagesByItsOwnCursors()
    {
        var first = (
            await host.Data(
                "{ plan(code: \"intl-2024\") { dimension(code: \"line\") { members(first: 2) { nodes { code } pageInfo { "
                    + "hasNextPage endCursor } totalCount } } } }"
            )
        )
            .GetProperty("plan")
            .GetProperty("dimension")
            .GetProperty("members");
        var second = (
            await host.Data(
                "query($after: String) { plan(code: \"intl-2024\") { dimension(code: \"line\") { members(first: 100, after: "
                    + "$after) { nodes { code } pageInfo { hasNextPage } } } } }",
                new { after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() }
            )
        )
            .GetProperty("plan")
            .GetProperty("dimension")
            .GetProperty("members");

        Assert.True(first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        Assert.False(second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        Assert.Equal(
            first.GetProperty("totalCount").GetInt32(),
            Codes(first.GetProperty("nodes")).Concat(Codes(second.GetProperty("nodes"))).Distinct().Count()
        );
    }

    [Fact]
    public async Task TotalCount_IsCountedOnlyWhenAsked()
    {
        const string Without = "{ plan(code: \"intl-2024\") { indicators(first: 1) { nodes { code } } } }";
        const string Alone = "{ plan(code: \"intl-2024\") { indicators(first: 1) { totalCount } } }";
        const string With = "{ plan(code: \"intl-2024\") { indicators(first: 1) { nodes { code } totalCount } } }";

        var with = await host.CommandsOf(With);

        Assert.Equal(with - 1, await host.CommandsOf(Without));
        Assert.True(await host.CommandsOf(Alone) < with);
    }

    [Fact]
    public async Task Filter_TakesEnumsAndRefusesEmptyLists()
    {
        var data = await host.Data(
            "{ plan(code: \"intl-2024\") { targets(first: 200, filter: { comparator: [AT_LEAST, AT_MOST], indicator: "
                + "\"seller-satisfaction\" }) { nodes { comparator indicatorCode } } } }"
        );
        var refused = await host.Query("{ plan(code: \"intl-2024\") { targets(filter: { indicator: [] }) { nodes { code } } } }");

        var nodes = data.GetProperty("plan").GetProperty("targets").GetProperty("nodes").EnumerateArray().ToList();
        Assert.NotEmpty(nodes);
        Assert.All(nodes, node => Assert.Equal("seller-satisfaction", node.GetProperty("indicatorCode").GetString()));
        Assert.Equal("invalid", GraphQLHost.Code(refused));
        Assert.Equal(
            "empty-filter",
            refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("faults")[0].GetProperty("code").GetString()
        );
    }

    [Fact]
    public async Task Node_FindsPartsAgainByTheirIds()
    {
        var target = (await host.Data("{ plan(code: \"intl-2024\") { id targets(first: 1) { nodes { id code } } } }")).GetProperty("plan");
        var found = await host.Data(
            "query($plan: ID!, $target: ID!) { plan: node(id: $plan) { __typename id } target: node(id: $target) { __typename id "
                + "... on Target { code indicator { code } } } none: node(id: \"VGFyZ2V0OjE6OTg3NjU0MzIx\") { id } }",
            new
            {
                plan = target.GetProperty("id").GetString(),
                target = target.GetProperty("targets").GetProperty("nodes")[0].GetProperty("id").GetString(),
            }
        );

        Assert.Equal("Plan", found.GetProperty("plan").GetProperty("__typename").GetString());
        Assert.Equal(Code(target.GetProperty("targets").GetProperty("nodes")[0]), Code(found.GetProperty("target")));
        Assert.NotEqual(JsonValueKind.Null, found.GetProperty("target").GetProperty("indicator").ValueKind);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("none").ValueKind);
    }

    [Fact]
    public async Task Texts_FallBackToEnglishAndSaySoInTheSchema()
    {
        var data = (
            await host.Data("{ plan(code: \"intl-2024\") { zh: names(language: \"zh\") fr: names(language: \"fr\") en: names } }")
        ).GetProperty("plan");

        Assert.NotEqual(data.GetProperty("en").GetString(), data.GetProperty("zh").GetString());
        Assert.Equal(data.GetProperty("en").GetString(), data.GetProperty("fr").GetString());
    }

    [Fact]
    public async Task Unknown_PlansAreNullAndFieldsAreErrors()
    {
        var none = await host.Data("{ plan(code: \"no-such-plan\") { code } }");
        var (status, field) = await host.Send("{ plan(code: \"intl-2024\") { codde } }");
        var badCode = await host.Query("{ plan(code: \"not a code\") { code } }");

        Assert.Equal(JsonValueKind.Null, none.GetProperty("plan").ValueKind);
        Assert.Equal(400, status);
        Assert.Equal("invalid-query", GraphQLHost.Code(field));
        Assert.False(field.TryGetProperty("data", out _));
        Assert.Equal("invalid", GraphQLHost.Code(badCode));
    }

    private static string Code(JsonElement node) => node.GetProperty("code").GetString()!;

    private static IEnumerable<string> Codes(JsonElement nodes) => nodes.EnumerateArray().Select(Code);
}
