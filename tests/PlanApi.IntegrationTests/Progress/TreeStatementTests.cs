using System.Globalization;
using System.Text;
using PlanApi.IntegrationTests.GraphQL;
using PlanApi.IntegrationTests.Kit;
using Xunit.Abstractions;

namespace PlanApi.IntegrationTests.Progress;

/// <summary>
/// The tree of 100 objectives and 400 key results, of 20 indicators with daily actuals, takes as many statements as that of 10 and 40 of 2:
/// at most 30.
/// </summary>
public sealed class TreeStatementTests(GraphQLHost host, ITestOutputHelper output) : IClassFixture<GraphQLHost>
{
    private const int Most = 30;

    private const string Edges = """
        query($p: Code!) { plan(code: $p) { objectives(first: 100) { nodes { code owner { code } progress(date: "2024-06-30") { score light }
          keyResults(first: 10) { nodes {
            code owner { code } light(date: "2024-06-30") { light attainment actual } attainment(date: "2024-06-30") outlook(date: "2024-06-30") { verdict forecast }
            alerts(date: "2024-06-30") { number state } progress(date: "2024-06-30") { difference parts { basis attainment } }
            children(first: 5) { nodes { code attainment(date: "2024-06-30") light(date: "2024-06-30") { light } } }
          } } } } } }
        """;

    private const string Lights = """
        query($p: Code!) { plan(code: $p) { objectives(first: 100) { nodes { code keyResults(first: 10) { nodes { code light(date: "2024-06-30") { light } attainment(date: "2024-06-30") } } } } } }
        """;

    private const string Tree = """
        query($p: Code!) { plan(code: $p) { okrTree(first: 100, date: "2024-06-30") { nodes { root: rootCode objectives { objective: objectiveCode score light keyResults {
          keyResult: keyResultCode owner: ownerCode attainment light { light } outlook { forecast } alerts { number } parts { attainment byTier { member: memberCode miss } } } } } } } }
        """;

    [SqliteFact]
    public async Task Tree_TakesAsManyStatementsWhateverItsSize()
    {
        await New("small-tree", 10, 2);
        await New("large-tree", 100, 20);

        foreach (var query in (string[])[Edges, Lights, Tree])
        {
            // The plan's structure and the planned cells are read once, and kept.
            await host.Node(query, new { p = "small-tree" });
            await host.Node(query, new { p = "large-tree" });
            var few = await host.Statements.During(() => host.Data(query, new { p = "small-tree" }, fresh: true));
            var many = await host.Statements.During(() => host.Data(query, new { p = "large-tree" }, fresh: true));

            output.WriteLine($"{many} statements, {few} of the small tree: {query.Trim()[..60]}");
            Assert.Equal(few, many);
            Assert.InRange(many, 1, Most);
        }
        var lit = (await host.Node(Lights, new { p = "large-tree" }))["plan"]!["objectives"]!
            ["nodes"]
            .Items()
            .SelectMany(objective => objective["keyResults"]!["nodes"].Items())
            .ToArray();
        Assert.Equal(400, lit.Length);
        Assert.All(lit, result => Assert.Contains((string)result["light"]!["light"]!, (string[])["GREEN", "YELLOW", "RED"]));
    }

    /// <summary>
    /// One root for ten objectives; in each objective a key result for all tiers, and one for each of three, which are parts of it.
    /// </summary>
    private async Task New(string code, int objectives, int indicators)
    {
        var all = Enumerable.Range(0, objectives).ToArray();
        string[] tiers = ["head", "mid", "new"];
        var text = new StringBuilder(
            $"format: planapi/1\nplan: {{code: {code}, calendar: {{year: 2024, referenceFrom: 2023}}, currency: EUR, matrix: "
                + "{rows: line, columns: tier} }\n"
        )
            .Append("dimensions: [{code: line}, {code: tier}]\nparties: [{code: ann, kind: person}]\n")
            .Append(Collection("members", [.. tiers.Select(tier => $"code: {tier}, dimension: tier"), "code: sales, dimension: line"]))
            .Append(Collection("indicators", Enumerable.Range(0, indicators).Select(at => $"code: i{at}, kind: flow, unit: number")))
            .Append(
                Collection(
                    "targets",
                    all.SelectMany(at =>
                        (string[])
                            [
                                $"code: t{at}, indicator: i{at % indicators}, period: \"2024\", comparator: atLeast, value: 3660",
                                .. tiers.Select(tier =>
                                    $"code: t{at}-{tier}, indicator: i{at % indicators}, scope: {{tier: {tier}}}, period: "
                                    + "\"2024\", comparator: atLeast, value: 1220"
                                ),
                            ]
                    )
                )
            )
            .Append(
                Collection(
                    "objectives",
                    all.Select(at =>
                        $"code: o{at}, owner: ann, scope: {{line: sales}}{(at % 10 == 0 ? "" : $", parents: [o{at / 10 * 10}]")}"
                    )
                )
            )
            .Append(
                Collection(
                    "keyResults",
                    all.SelectMany(at =>
                        (string[])
                            [
                                $"code: k{at}, objective: o{at}, target: t{at}, owner: ann",
                                .. tiers.Select(tier => $"code: k{at}-{tier}, objective: o{at}, target: t{at}-{tier}, parent: k{at}"),
                            ]
                    )
                )
            );
        await host.Import(text.ToString());
        using var client = host.CreateClient();
        var rows = Enumerable
            .Range(0, indicators)
            .SelectMany(indicator =>
                tiers.SelectMany(tier =>
                    Enumerable.Range(0, 182).Select(day => $"i{indicator},{new DateOnly(2024, 1, 1).AddDays(day):yyyy-MM-dd},{tier},3\n")
                )
            );
        using var pushed = await client.PostAsync(
            $"/v1/plans/{code}/actuals",
            new StringContent($"indicator,date,scope.tier,value\n{string.Concat(rows)}", Encoding.UTF8, "text/csv")
        );
        Assert.True(pushed.IsSuccessStatusCode, await pushed.Content.ReadAsStringAsync());
        using var evaluated = await client.PostAsync($"/v1/plans/{code}/lights/evaluations?date=2024-06-30", null);
        Assert.True(evaluated.IsSuccessStatusCode, await evaluated.Content.ReadAsStringAsync());
    }

    private static string Collection(string name, IEnumerable<string> parts) =>
        $"{name}:\n{string.Concat(parts.Select(part => $"  - {{{part}}}\n"))}";
}
