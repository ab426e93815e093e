using System.Text;
using System.Text.Json;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class LimitTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Theory]
    [InlineData('{')]
    [InlineData('(')]
    [InlineData('[')]
    public async Task NestedBrackets_AreRefusedBeforeTheyAreParsed(char bracket)
    {
        var flood = new string(bracket, 60_000);

        Assert.Equal("too-deep", await Refused(flood));
        Assert.Equal("too-deep", await Refused("query($a: Int = " + flood));
        Assert.Equal("too-large", await Refused(new string(bracket, 200_000)));
    }

    [Fact]
    public async Task NestedBrackets_InStringsAndCommentsDoNotCount()
    {
        var brackets = new string('{', 500);

        var (_, body) = await host.Send(
            $"# {brackets}\n{{ a: plan(code: \"none\") {{ code }} b: node(id: \"{brackets}\\\"{brackets}\") {{ id }} c: node(id: "
                + $"\"\"\"{brackets}\"\"\") {{ id }} }}"
        );

        Assert.Equal(JsonValueKind.Null, body.GetProperty("data").GetProperty("b").ValueKind);
        Assert.Equal("invalid", GraphQLHost.Code(body));
    }

    [Fact]
    public async Task DeepJson_IsRefused()
    {
        var variables = new string('[', 100_000);

        Assert.Equal(
            (400, "bad-request"),
            await Post($"{{\"query\": \"{{ plans {{ totalCount }} }}\", \"variables\": {{\"a\": {variables}")
        );
        Assert.Equal((413, "too-large"), await Post("{\"query\": \"" + new string(' ', 1_100_000) + "\"}"));
    }

    [Fact]
    public async Task Deep_QueriesAreRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("children { nodes { ", 8)) + "code" + string.Concat(Enumerable.Repeat(" } }", 8));

        Assert.Equal("too-deep", await Refused($"{{ plan(code: \"intl-2024\") {{ objectives(first: 1) {{ nodes {{ {deep} }} }} }} }}"));
    }

    [Fact]
    public async Task Deep_QueriesThroughFragmentsAreRefused()
    {
        var fragments = string.Concat(Enumerable.Range(0, 12).Select(n => $"fragment F{n} on Objective {{ parents {{ ...F{n + 1} }} }} "));

        Assert.Equal(
            "too-deep",
            await Refused(
                $"{{ plan(code: \"intl-2024\") {{ objective(code: \"a\") {{ ...F0 }} }} }} {fragments} fragment F12 on Objective "
                    + "{ parents { parents { parents { code } } } }"
            )
        );
    }

    [Fact]
    public async Task AliasFloods_AreRefused() =>
        Assert.Equal(
            "too-large",
            await Refused($"{{ {string.Concat(Enumerable.Range(0, 1_000).Select(n => $"a{n}: plan(code: \"intl-2024\") {{ code }} "))} }}")
        );

    [Fact]
    public async Task FragmentCycles_AreRefused()
    {
        Assert.Equal(
            "invalid-query",
            await Refused("{ plan(code: \"x\") { ...A } } fragment A on Plan { ...B } fragment B on Plan { code ...A }")
        );
        Assert.Equal(
            "invalid-query",
            await Refused("{ plan(code: \"x\") { objectives { nodes { ...A } } } } fragment A on Objective { parents { ...A } }")
        );
    }

    [Fact]
    public async Task FragmentsThatMultiply_AreRefusedInTime()
    {
        var doubling = string.Concat(Enumerable.Range(0, 30).Select(n => $"fragment F{n} on Plan {{ ...F{n + 1} ...F{n + 1} }} "));

        await InTime(async () =>
            Assert.Equal("too-large", await Refused($"{{ plan(code: \"x\") {{ ...F0 }} }} {doubling} fragment F30 on Plan {{ code }}"))
        );
    }

    [Theory]
    [InlineData("a: plan(code: \"{0}\") {{ code }} ", 190)]
    [InlineData("plan(code: \"x\") {{ code }} ", 1_000)]
    [InlineData("plan(code: \"x\") {{ code targets {{ nodes {{ code }} }} }} ", 600)]
    [InlineData("nothing{0} ", 2_900)]
    public async Task ManyEqualFields_AreJudgedInTime(string field, int times)
    {
        var query = new StringBuilder("{ ");
        for (var n = 0; n < times; n++)
            query.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, field, n);

        await InTime(() => host.Send(query.Append('}').ToString()));
    }

    [Fact]
    public async Task Conflicts_AreFoundAndMergesAllowed()
    {
        Assert.Equal("invalid-query", await Refused("{ plan(code: \"a\") { code } plan(code: \"b\") { code } }"));
        Assert.Equal("invalid-query", await Refused("{ plan(code: \"a\") { code code: currencyCode version: code } }"));
        Assert.Equal(
            "invalid-query",
            await Refused(
                "{ plan(code: \"a\") { targets { nodes { code } } ...F } } fragment F on Plan { targets(first: 3) { nodes { code } } }"
            )
        );
        Assert.Equal("invalid-query", await Refused("{ node(id: \"a\") { ... on Target { value } ... on Plan { value: code } } }"));
        await host.Data(
            "{ plan(code: \"intl-2024\") { targets(first: 2) { nodes { code } } ...F } } fragment F on Plan { targets(first: 2) "
                + "{ nodes { value code } } }"
        );
        await host.Data(
            "{ node(id: \"UGxhbjoxOjA\") { ... on Target { names(language: \"zh\") } ... on Plan { names(language: \"en\") } } }"
        );
    }

    [Fact]
    public async Task Cost_CountsFirstThroughVariablesAlsoForDocumentsThatAreKnown()
    {
        const string Query =
            "query($n: Int!) { plan(code: \"intl-2024\") { indicators(first: $n) { nodes { code targets(first: $n) { nodes { "
            + "code } } } } } }";

        await host.Data(Query, new { n = 5 });
        var (status, refused) = await host.Send(Query, new { n = 1_000 });
        var again = await host.Query(Query, new { n = 5 });

        Assert.Equal(400, status);
        Assert.Equal("too-costly", GraphQLHost.Code(refused));
        Assert.False(again.TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task First_OutOfRangeIsAFault()
    {
        foreach (var first in (int[])[0, -5, 1_001, int.MaxValue])
            Assert.Equal(
                "invalid",
                GraphQLHost.Code(
                    await host.Query(
                        "query($n: Int!) { plan(code: \"intl-2024\") { holds(first: $n) { nodes { code } } } }",
                        new { n = first }
                    )
                )
            );
    }

    [Fact]
    public async Task LongFilters_AreFaultsOverBothDoors()
    {
        var values = Enumerable.Repeat("gmv", 7_000).ToArray();
        using var client = host.CreateClient();

        var graph = await host.Query(
            "query($v: [String!]) { plan(code: \"intl-2024\") { targets(filter: { indicator: $v }) { nodes { code } } } }",
            new { v = values }
        );
        var (status, rest) = await GraphQLHost.Read(
            await client.GetAsync($"/v1/plans/intl-2024/targets?indicator={string.Join(',', values.Take(2_000))}")
        );

        Assert.Equal(
            "too-large",
            graph.GetProperty("errors")[0].GetProperty("extensions").GetProperty("faults")[0].GetProperty("code").GetString()
        );
        Assert.Equal(400, status);
        Assert.Equal("too-large", rest.GetProperty("faults")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Introspection_IsAllowedButNotNested()
    {
        await host.Data(
            "{ __schema { description types { name fields { name type { name ofType { name } } args { name } } inputFields { name } } } }"
        );

        Assert.Equal(
            "too-costly",
            await Refused("{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }")
        );
        Assert.Equal(
            "too-costly",
            await Refused($"{{ {string.Concat(Enumerable.Range(0, 50).Select(n => $"a{n}: __schema {{ types {{ name }} }} "))} }}")
        );
    }

    private async Task<string> Refused(string query)
    {
        var (status, body) = await host.Send(query);
        Assert.Equal(400, status);
        Assert.False(body.TryGetProperty("data", out _));
        return GraphQLHost.Code(body);
    }

    private async Task<(int, string)> Post(string body)
    {
        using var client = host.CreateClient();
        var (status, answer) = await GraphQLHost.Read(await client.SendAsync(GraphQLHost.Request(body)));
        return (status, GraphQLHost.Code(answer));
    }

    /// <summary>A check that multiplies would not come to an end.</summary>
    private static Task InTime(Func<Task> work) => work().WaitAsync(Wait.Patience);
}
