namespace PlanApi.IntegrationTests.GraphQL;

public sealed class OkrTests(GraphQLHost host) : IClassFixture<GraphQLHost>
{
    [Fact]
    public async Task Okr_HasTheObjectiveWithItsKeyResultsAndTheirTargets()
    {
        var plan = (
            await host.Node(
                """
                { plan(code: "intl-2024") {
                    okr(objective: "kpi-sales") {
                      objective { code parents { code } }
                      keyResults { keyResult { code owner { code } } target { code indicator { code } } }
                    }
                    objective(code: "kpi-sales") { keyResults { nodes { code target { code } } } }
                    none: okr(objective: "no-such") { objective { code } }
                } }
                """
            )
        )["plan"]!;

        var results = plan["okr"]!["keyResults"].Items();
        Assert.Equal("kpi-sales", (string)plan["okr"]!["objective"]!["code"]!);
        Assert.NotEmpty(results);
        Assert.Equal(
            plan["objective"]!["keyResults"]!["nodes"].Items().Select(result => $"{result["code"]} {result["target"]!["code"]}"),
            results.Select(result => $"{result["keyResult"]!["code"]} {result["target"]!["code"]}")
        );
        Assert.All(results, result => Assert.NotNull(result["target"]!["indicator"]!["code"]));
        Assert.Null(plan["none"]);
    }
}
