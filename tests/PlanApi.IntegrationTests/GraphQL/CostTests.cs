using System.Text.Json;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>What a query counts is what is computed and sent for it.</summary>
public sealed class CostTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Theory]
    [InlineData("document")]
    [InlineData("outlooks(first: 1000) { nodes { verdict } }")]
    [InlineData("lights(first: 1000) { nodes { light } }")]
    [InlineData("targets(first: 5, filter: {indicator: [\"gmv\"]}) { nodes { code indicator { targets(first: 2) { nodes { code } } } } }")]
    [InlineData(
        "slice(slice: {indicators: [\"gmv\"], rows: [{dimension: \"tier\"}], columns: [{grain: QUARTER}]}) { rows { cells { value } } }"
    )]
    [InlineData("findings(first: 3) { nodes { fingerprint } totalCount }")]
    public async Task EqualFields_AreComputedOnce(string field)
    {
        static string Under(int aliases, string field) =>
            $"{{ plan(code: \"intl-2024\") {{ {string.Concat(Enumerable.Range(0, aliases).Select(at => $"a{at}: {field} "))} }} }}";

        var once = await host.CommandsOf(Under(1, field));

        Assert.Equal(once, await host.CommandsOf(Under(20, field)));
        // The same plan under several names is the same thing too.
        Assert.Equal(
            once,
            await host.CommandsOf(
                $"{{ {string.Concat(Enumerable.Range(0, 5).Select(at => $"p{at}: plan(code: \"intl-2024\") {{ x: {field} }} "))} }}"
            )
        );
        var all = await host.Data(Under(20, field), fresh: true);
        Assert.Single(all.GetProperty("plan").EnumerateObject().Select(answer => answer.Value.ToString()).Distinct());
    }

    [Fact]
    public async Task Fields_OfOtherThingsOrArguments_AreNotEqual()
    {
        var data = await host.Data(
            """
            query($n: Int!) { plan(code: "intl-2024") {
              a: targets(first: 1) { nodes { code } } b: targets(first: 2) { nodes { code } } c: targets(first: $n) { nodes { code } }
              indicators(first: 2) { nodes { code targets(first: 1) { nodes { indicatorCode } } } }
              x: names(language: "en") y: names(language: "zh")
            } }
            """,
            new { n = 3 },
            fresh: true
        );

        var plan = data.GetProperty("plan");
        Assert.Equal([1, 2, 3], new[] { "a", "b", "c" }.Select(name => plan.GetProperty(name).GetProperty("nodes").GetArrayLength()));
        Assert.NotEqual(plan.GetProperty("x").GetString(), plan.GetProperty("y").GetString());
        foreach (var indicator in plan.GetProperty("indicators").GetProperty("nodes").EnumerateArray())
        {
            foreach (var target in indicator.GetProperty("targets").GetProperty("nodes").EnumerateArray())
                Assert.Equal(indicator.GetProperty("code").GetString(), target.GetProperty("indicatorCode").GetString());
        }
    }

    [Fact]
    public async Task EqualFields_ThatFail_EachHaveTheirError()
    {
        var body = await host.Query("{ plan(code: \"intl-2024\") { a: scorecard { __typename } b: scorecard { __typename } code } }");

        Assert.Equal(
            ["plan/a", "plan/b"],
            body.GetProperty("errors")
                .EnumerateArray()
                .Select(error => string.Join('/', error.GetProperty("path").EnumerateArray().Select(step => step.GetString())))
        );
        Assert.Equal("intl-2024", body.GetProperty("data").GetProperty("plan").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("a: document b: document(format: JSON) c: document(scenario: \"baseline\")")]
    [InlineData(
        "a: outlooks(first: 1) { nodes { verdict } } b: outlooks(first: 2) { nodes { verdict } } c: outlooks(first: 3) { nodes { "
            + "verdict } } d: outlooks(first: 4) { nodes { verdict } } e: outlooks(first: 5) { nodes { verdict } } f: outlooks(first: "
            + "6) { nodes { verdict } } g: outlooks(first: 7) { nodes { verdict } }"
    )]
    public async Task Computations_ThatAreNotEqual_CountEach(string fields)
    {
        var (status, body) = await host.Send($"{{ plan(code: \"intl-2024\") {{ {fields} }} }}");

        Assert.Equal((400, "too-costly"), (status, GraphQLHost.Code(body)));
    }

    [Fact]
    public async Task Answer_ThatIsTooLong_IsNotSent()
    {
        var objectives = string.Concat(
            Enumerable.Range(0, 300).Select(at => $"  - {{code: o{at}, wording: {{en: {new string('x', 4_000)}}}}}\n")
        );
        using var client = host.CreateClient();
        using var document = new StringContent(
            $"format: planapi/1\nplan: {{code: long, calendar: {{year: 2024}}, currency: CNY}}\nobjectives:\n{objectives}"
        );
        document.Headers.ContentType = new("application/yaml");
        (await client.PostAsync("/v1/plan-documents", document)).EnsureSuccessStatusCode();

        await host.Data($"{{ plan(code: \"long\") {{ {string.Concat(Enumerable.Range(0, 10).Select(at => $"a{at}: document "))} }} }}");
        var (status, body) = await host.Send(
            $"{{ plan(code: \"long\") {{ {string.Concat(Enumerable.Range(0, 20).Select(at => $"a{at}: document "))} }} }}"
        );

        Assert.Equal((200, "too-large"), (status, GraphQLHost.Code(body)));
        Assert.Equal(JsonValueKind.Null, body.GetProperty("data").ValueKind);
    }
}
