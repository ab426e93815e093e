using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.GraphQL;

public sealed class MatrixTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    private const string Query = """
        query($p: Code!) { plan(code: $p) {
          matrix { rows { code } }
          matrixView(date: "2024-06-18") {
            date layout { rows { code } columns { code } }
            rows { ...head } columns { ...head }
            cells {
              row { code } column { code } rowCode columnCode weight rowWeight emphasis
              objectives { ...objective } keyResults { ...keyResult } targets { ...target }
            }
          }
        } }
        fragment head on MatrixHead {
          memberCode member { code dimension { code } } names weight
          objectives { ...objective } keyResults { ...keyResult } targets { ...target }
        }
        fragment objective on Objective { code owner { code } source { code } }
        fragment keyResult on KeyResult { code objective { code } target { code } }
        fragment target on Target { code indicator { code } keyResults { totalCount } }
        """;

    [Fact]
    public async Task Matrix_IsThatOfRest()
    {
        var graph = (await host.Node(Query, new { p = "intl-2024" }))["plan"]!["matrixView"]!;
        using var client = host.CreateClient();
        var rest = JsonNode.Parse(await client.GetStringAsync(new Uri("/v1/plans/intl-2024/matrix?date=2024-06-18", UriKind.Relative)))!;

        Assert.Equal("2024-06-18", (string)graph["date"]!);
        Assert.NotEmpty(graph["cells"].Items());
        Assert.Equal(
            rest["cells"].Items().Select(cell => Summary(cell, "row", "column")),
            graph["cells"].Items().Select(cell => Summary(cell, "rowCode", "columnCode"))
        );
        Assert.Equal(
            rest["rows"].Items().Select(row => Summary(row, "member", "member")),
            graph["rows"].Items().Select(row => Summary(row, "memberCode", "memberCode"))
        );
        Assert.All(
            graph["cells"].Items(),
            cell =>
                Assert.Equal(
                    ((string)cell["rowCode"]!, (string)cell["columnCode"]!),
                    ((string)cell["row"]!["code"]!, (string)cell["column"]!["code"]!)
                )
        );
        Assert.All(graph["columns"].Items(), column => Assert.Equal("tier", (string)column["member"]!["dimension"]!["code"]!));
    }

    [Fact]
    public async Task Matrix_TakesNoQueryForEachCell()
    {
        await host.Import(Square("small-square", 2));
        await host.Import(Square("large-square", 9));
        // What numbers are computed by is read once for each plan, and kept.
        await host.Node(Query, new { p = "small-square" });
        await host.Node(Query, new { p = "large-square" });

        var few = await host.CommandsOf(Query, new { p = "small-square" });
        var many = await host.CommandsOf(Query, new { p = "large-square" });
        var cells = (await host.Node(Query, new { p = "large-square" }))["plan"]!["matrixView"]!["cells"].Items();

        Assert.Equal(few, many);
        Assert.Equal(81, cells.Count);
        Assert.All(cells, cell => Assert.Equal("visitors", (string)Assert.Single(cell["targets"].Items())["indicator"]!["code"]!));
        Assert.All(cells, cell => Assert.Single(cell["keyResults"].Items()));
    }

    [Fact]
    public async Task Matrix_OfAPlanThatCrossesNothing_IsNull()
    {
        await host.Import("format: planapi/1\nplan: {code: flat, calendar: {year: 2024}, currency: EUR}");

        Assert.Null((await host.Node("{ plan(code: \"flat\") { matrixView { date } } }"))["plan"]!["matrixView"]);
    }

    [Fact]
    public async Task Matrix_OnADayThatIsNone_IsAFault() =>
        Assert.Equal(
            "bad-date",
            (await host.Query("{ plan(code: \"intl-2024\") { matrixView(date: \"2024-02-30\") { date } } }"))
                .GetProperty("errors")[0]
                .GetProperty("extensions")
                .GetProperty("faults")[0]
                .GetProperty("code")
                .GetString()
        );

    private static string Summary(JsonNode place, string one, string other) =>
        $"{place[one]} {place[other]} {place["weight"]?.ToJsonString()} {place["rowWeight"]?.ToJsonString()} "
        + $"{place["emphasis"]?.ToJsonString()} "
        + string.Join(
            ' ',
            place["objectives"].Texts("code").Concat(place["keyResults"].Texts("code")).Concat(place["targets"].Texts("code"))
        );

    /// <summary>A plan with an objective, a key result and a target in each of so many times so many cells.</summary>
    private static string Square(string code, int size)
    {
        var lines = Enumerable.Range(0, size).ToList();
        var cells = lines.SelectMany(row => lines.Select(column => (Row: row, Column: column))).ToList();
        return $$"""
                format: planapi/1
                plan: {code: {{code}}, calendar: {year: 2024}, currency: EUR, matrix: {rows: row, columns: column} }
                dimensions: [{code: row}, {code: column}]
                indicators: [{code: visitors, kind: flow, unit: number}]

                """
            + Collection(
                "members",
                lines.Select(line => $"code: r{line}, dimension: row").Concat(lines.Select(line => $"code: c{line}, dimension: column"))
            )
            + Collection(
                "targets",
                cells.Select(cell =>
                    $"code: t{cell.Row}-{cell.Column}, indicator: visitors, scope: {{row: r{cell.Row}, column: c{cell.Column}}}, "
                    + "comparator: equal, value: 1"
                )
            )
            + Collection(
                "objectives",
                cells.Select(cell => $"code: o{cell.Row}-{cell.Column}, scope: {{row: r{cell.Row}, column: c{cell.Column}}}")
            )
            + Collection(
                "keyResults",
                cells.Select(cell =>
                    $"code: k{cell.Row}-{cell.Column}, objective: o{cell.Row}-{cell.Column}, target: t{cell.Row}-{cell.Column}"
                )
            );
    }

    private static string Collection(string name, IEnumerable<string> parts) =>
        $"{name}:\n{string.Concat(parts.Select(part => $"  - {{{part}}}\n"))}";
}
