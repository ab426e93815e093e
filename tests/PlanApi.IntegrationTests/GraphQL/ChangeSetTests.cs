using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class ChangeSetTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    private const string Update =
        "mutation($p: Code!, $v: Long, $n: Decimal!) { updateTarget(plan: $p, code: \"inquiry-conversion-kpi\", expectedVersion: "
        + "$v, reason: \"agreed in the review\", patch: { value: $n }) { target { version } errors { message } } }";

    [Fact]
    public async Task ChangeSet_ShowsThePartBeforeAndAfter()
    {
        await host.Copy("history");
        var version = await Set("history", 1, "6.5");

        var plan = (
            await host.Node(
                """
                query($s: Long!) { plan(code: "history") {
                  changeSets(first: 1) { totalCount nodes { sequence } pageInfo { hasNextPage } }
                  changeSet(sequence: $s) {
                    sequence at useCase actor party { code } partyCode reason changeCount hash
                    changes { totalCount nodes { kind key before after } }
                  }
                  none: changeSet(sequence: 99) { hash }
                } }
                """,
                new { s = version }
            )
        )["plan"]!;

        Assert.Null(plan["none"]);
        Assert.Equal((2, true), ((int)plan["changeSets"]!["totalCount"]!, (bool)plan["changeSets"]!["pageInfo"]!["hasNextPage"]!));
        Assert.Equal(version, (long)plan["changeSets"]!["nodes"]![0]!["sequence"]!);
        var set = plan["changeSet"]!;
        Assert.Equal(
            ("UpdateTarget", "local", "agreed in the review"),
            ((string)set["useCase"]!, (string)set["actor"]!, (string)set["reason"]!)
        );
        var change = Assert.Single(set["changes"]!["nodes"].Items());
        Assert.Equal(("Target", "inquiry-conversion-kpi"), ((string)change["kind"]!, (string)change["key"]!));
        Assert.Equal(("6", "6.5"), (change["before"]!["value"]!.ToJsonString(), change["after"]!["value"]!.ToJsonString()));
        Assert.Equal("equal", (string)change["after"]!["comparator"]!);
    }

    [Fact]
    public async Task Changes_ArePagedInTheOrderInWhichTheyWereMade()
    {
        const string Query =
            "query($after: String) { plan(code: \"intl-2024\") { changeSet(sequence: 1) { changeCount changes(first: 50, after: "
            + "$after) { totalCount nodes { kind key before } pageInfo { hasNextPage endCursor } } } } }";
        var seen = new List<JsonNode>();
        JsonNode set;
        string? after = null;
        do
        {
            set = (await host.Node(Query, new { after }))["plan"]!["changeSet"]!;
            seen.AddRange(set["changes"]!["nodes"].Items());
            after = (string?)set["changes"]!["pageInfo"]!["endCursor"];
        } while ((bool)set["changes"]!["pageInfo"]!["hasNextPage"]!);

        Assert.Equal((int)set["changeCount"]!, seen.Select(change => $"{change["kind"]} {change["key"]}").Distinct().Count());
        Assert.Equal((int)set["changeCount"]!, (int)set["changes"]!["totalCount"]!);
        Assert.Equal("Plan", (string)seen[0]["kind"]!);
        Assert.All(seen, change => Assert.Null(change["before"]));
    }

    [Fact]
    public async Task Changes_OfManySetsAreReadAtOnce()
    {
        const string Query =
            "query($n: Int!) { plan(code: \"long-history\") { changeSets(first: $n) { nodes { sequence changes(first: 2) { nodes "
            + "{ before after } } } } } }";
        await host.Copy("long-history");
        var version = 1L;
        for (var step = 0; step < 6; step++)
            version = await Set("long-history", version, $"6.{step + 1}");
        await host.Node(Query, new { n = 1 });

        var one = await host.CommandsOf(Query, new { n = 1 });
        var all = await host.CommandsOf(Query, new { n = 50 });
        var sets = (await host.Node(Query, new { n = 50 }))["plan"]!["changeSets"]!["nodes"].Items();

        Assert.Equal(one, all);
        Assert.Equal(["7", "6", "5", "4", "3", "2", "1"], sets.Select(set => set["sequence"]!.ToJsonString()));
        Assert.Equal(
            ["6.6", "6.5", "6.4", "6.3", "6.2", "6.1"],
            sets.Take(6).Select(set => Assert.Single(set["changes"]!["nodes"].Items())["after"]!["value"]!.ToJsonString())
        );
        Assert.Equal(2, sets[6]["changes"]!["nodes"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("changeSets(first: 0) { nodes { sequence } }", "out-of-range")]
    [InlineData("changeSets(after: \"x\") { nodes { sequence } }", "bad-cursor")]
    [InlineData("changeSet(sequence: 1) { changes(first: 1001) { nodes { key } } }", "out-of-range")]
    [InlineData("changeSet(sequence: 1) { changes(after: \"x\") { nodes { key } } }", "bad-cursor")]
    public async Task Page_ThatIsNone_IsAFault(string field, string fault)
    {
        var answer = JsonNode.Parse((await host.Query($$"""{ plan(code: "intl-2024") { code {{field}} } }""")).GetRawText())!;

        Assert.Equal(fault, (string)Assert.Single(answer["errors"]![0]!["extensions"]!["faults"].Items())["code"]!);
        Assert.Equal("intl-2024", (string)answer["data"]!["plan"]!["code"]!);
    }

    private async Task<long> Set(string plan, long version, string value) =>
        (long)
            (
                await host.Node(
                    Update,
                    new
                    {
                        p = plan,
                        v = version,
                        n = decimal.Parse(value),
                    }
                )
            )["updateTarget"]!["target"]!["version"]!;
}
