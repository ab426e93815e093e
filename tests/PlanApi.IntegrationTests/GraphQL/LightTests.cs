using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class LightTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    private const string Query = """
        query($p: Code!) { plan(code: $p) {
          lights(date: "2024-06-18", first: 1000) { nodes { target: targetCode indicator: indicatorCode light reason attainment expected actual sentence keyResults: keyResultCodes } pageInfo { hasNextPage } }
        } }
        """;

    [Fact]
    public async Task Lights_TakeNoQueryForEachTarget()
    {
        await host.Import(Many("few-lights", 2));
        await host.Import(Many("many-lights", 60));
        await host.Node(Query, new { p = "few-lights" });
        await host.Node(Query, new { p = "many-lights" });

        var few = await host.CommandsOf(Query, new { p = "few-lights" });
        var many = await host.CommandsOf(Query, new { p = "many-lights" });
        var lights = (await host.Node(Query, new { p = "many-lights" }))["plan"]!["lights"]!["nodes"].Items();

        Assert.Equal(few, many);
        Assert.Equal(60, lights.Count);
        Assert.All(lights, light => Assert.Equal("GREEN", (string)light["light"]!));
    }

    [Fact]
    public async Task Light_OfATargetAndItsKeyResult_IsOne()
    {
        await host.Import(Many("one-light", 2));

        var plan = (
            await host.Node(
                """
                { plan(code: "one-light") {
                  targetLight(target: "t1", date: "2024-06-18", language: "zh") { light sentence scopeText why { inputs { role value } steps { code expression result } } }
                  keyResultLight(keyResult: "k1", date: "2024-06-18") { target: targetCode light }
                  targetPace(target: "t1", grain: QUARTER) { method points { date expected actual } }
                  none: targetLight(target: "nothing") { light }
                } }
                """
            )
        )["plan"]!;

        Assert.Equal("line=a1", (string)plan["targetLight"]!["scopeText"]!);
        Assert.Contains("绿灯", (string)plan["targetLight"]!["sentence"]!, StringComparison.Ordinal);
        Assert.Equal("t1", (string)plan["keyResultLight"]!["target"]!);
        Assert.Equal(4, plan["targetPace"]!["points"].Items().Count);
        Assert.Null(plan["none"]);
    }

    [Fact]
    public async Task MatrixScoresAndHistory_AreThoseOfRest_AndTakeNoQueryForEachTarget()
    {
        const string Board = """
            query($p: Code!) { plan(code: $p) {
              matrixLights(date: "2024-06-18") { cells { row: rowCode column: columnCode light score coverage lights { indicator: indicatorCode target: targetCode light attainment } } }
              scorecard(objective: "o", date: "2024-06-18") { score { kind score light coverage } weights expression sentence children { share contribution difference child { code score light } } }
              top: scorecard(scope: "top", date: "2024-06-18") { score { score } children { child { scopeText score } } }
              scoreTrend(scope: "line=a1", dates: ["2024-05-31", "2024-06-18"]) { date score light }
              scoreComparison(scope: "line=a0", againstScope: "line=a1", date: "2024-06-18") { difference sentence children { contribution first { score } second { score } } }
              lightChanges { nodes { target: targetCode light before } }
              none: scorecard(objective: "nothing") { sentence }
            } }
            """;
        await host.Import(Many("few-scores", 2, "matrix: {rows: line, columns: tier}"));
        await host.Import(Many("many-scores", 40, "matrix: {rows: line, columns: tier}"));
        foreach (var plan in (string[])["few-scores", "many-scores"])
        {
            var kept = await host.Node(
                "mutation($p: Code!) { evaluateLights(plan: $p, date: \"2024-06-18\") { lights { evaluated changed changes { "
                    + "target: targetCode light } } errors { code } } }",
                new { p = plan }
            );
            Assert.Empty(kept["evaluateLights"]!["errors"].Items());
            await host.Node(Board, new { p = plan });
        }

        var few = await host.CommandsOf(Board, new { p = "few-scores" });
        var many = await host.CommandsOf(Board, new { p = "many-scores" });
        var graph = (await host.Node(Board, new { p = "many-scores" }))["plan"]!;
        using var client = host.CreateClient();
        var rest = JsonNode.Parse(
            await client.GetStringAsync(new Uri("/v1/plans/many-scores/scorecard?objective=o&date=2024-06-18", UriKind.Relative))
        )!;

        Assert.Equal(few, many);
        Assert.Equal((decimal)rest["score"]!["score"]!, (decimal)graph["scorecard"]!["score"]!["score"]!);
        Assert.Equal(40, graph["scorecard"]!["children"].Items().Count);
        Assert.Equal(41 * 2, graph["matrixLights"]!["cells"].Items().Count);
        Assert.Equal(40, graph["lightChanges"]!["nodes"].Items().Count);
        Assert.Null(graph["none"]);
    }

    [Fact]
    public async Task Lights_OnADayThatIsNone_AreAFault() =>
        Assert.Equal(
            "bad-date",
            (await host.Query("{ plan(code: \"intl-2024\") { lights(date: \"2024-02-30\") { nodes { light } } } }"))
                .GetProperty("errors")[0]
                .GetProperty("extensions")
                .GetProperty("faults")[0]
                .GetProperty("code")
                .GetString()
        );

    [Fact]
    public async Task Lights_OfTheReferencePlan_AllSayWhatTheyAre()
    {
        var lights = (await host.Node(Query, new { p = "intl-2024" }))["plan"]!["lights"]!["nodes"].Items();

        Assert.NotEmpty(lights);
        Assert.All(lights, light => Assert.NotEmpty((string)light["sentence"]!));
        // A colour has no reason, and whatever is none has one.
        Assert.All(lights, light => Assert.Equal((string)light["light"]! is "GREEN" or "YELLOW" or "RED", light["reason"] is null));
    }

    private static string Many(string code, int count, string more = "status: draft")
    {
        var (members, targets, cells, results) = (new StringBuilder(), new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var at = 0; at < count; at++)
        {
            members.Append(CultureInfo.InvariantCulture, $"  - {{code: a{at}, dimension: line}}\n");
            targets.Append(
                CultureInfo.InvariantCulture,
                $"  - {{code: t{at}, indicator: gmv, scope: {{line: a{at}}}, period: \"2024\", comparator: atLeast, value: 12}}\n"
            );
            results.Append(CultureInfo.InvariantCulture, $"  - {{code: k{at}, objective: o, target: t{at}}}\n");
            cells.Append(
                CultureInfo.InvariantCulture,
                $"  - {{indicator: gmv, scope: {{line: a{at}}}, period: 2024-05, measure: actual, value: {10 + at}}}\n"
            );
        }
        return $$"""
            format: planapi/1
            plan: {code: {{code}}, calendar: {year: 2024}, currency: EUR, {{more}}}
            dimensions: [{code: line}, {code: tier}]
            members:
              - {code: mid, dimension: tier}
            {{members}}
            indicators: [{code: gmv, kind: flow, unit: number}]
            targets:
            {{targets}}
            objectives: [{code: o}]
            keyResults:
            {{results}}
            cells:
            {{cells}}
            """;
    }
}
