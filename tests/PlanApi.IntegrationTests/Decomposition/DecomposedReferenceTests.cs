using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Decomposition;

/// <summary>The reference plan, with its made-up actuals.</summary>
public sealed class ReferenceWithActuals() : TestService(new TestOptions { ReferencePlan = true, Actuals = true });

/// <summary>
/// The reference plan decomposed is a scenario of its own: a manager who opens its matrix sees lights, numbers and who answers, and the
/// plan stays as it is.
/// </summary>
public sealed class DecomposedReferenceTests(ReferenceWithActuals service) : IClassFixture<ReferenceWithActuals>
{
    private const string Plan = "/v1/plans/intl-2024";

    [Fact]
    public async Task Matrix_HasALightInEveryPlace()
    {
        var rest = (await service.Api.Get($"{Plan}/matrix/lights?scenario=decomposed&date=2024-10-31")).Is(200).Json["cells"]!.AsArray();
        var graph = (
            await service.Api.Post(
                "/graphql",
                """{"query":"{ plan(code: \"intl-2024\") { matrixLights(scenario: \"decomposed\", date: \"2024-10-31\") { cells { row: rowCode column: columnCode light } } } }"}"""
            )
        ).Json;

        Assert.Equal(20, rest.Count);
        Assert.Equal(20, rest.Count(cell => (string)cell!["light"]! is "green" or "yellow" or "red"));
        Assert.Equal(
            rest.Select(cell => $"{cell!["row"]} {cell["column"]} {cell["light"]}"),
            graph["data"]!["plan"]!["matrixLights"]!["cells"]!
                .AsArray()
                .Select(cell => $"{cell!["row"]} {cell["column"]} {((string)cell["light"]!).ToLowerInvariant()}")
        );
    }

    [Fact]
    public async Task Matrix_SaysWhoAnswersForWhat_AndWhereItLies()
    {
        var matrix = (await service.Api.Get($"{Plan}/matrix?scenario=decomposed&date=2024-06-18")).Is(200).Json;

        Assert.All(matrix["cells"]!.AsArray(), cell => Assert.NotEmpty(cell!["keyResults"]!.AsArray()));
        var brandMid = matrix["cells"]!.AsArray().Single(cell => (string)cell!["row"]! == "brand" && (string)cell["column"]! == "mid")!;
        Assert.Contains("new-flagship-stores-kpi-mid", brandMid["targets"]!.AsArray().Select(target => (string)target!["code"]!));
        // Each line answers for its own key results, of the whole organisation too.
        Assert.All(matrix["rows"]!.AsArray(), row => Assert.NotEmpty(row!["keyResults"]!.AsArray()));
        Assert.Contains(
            "kr-gmv-growth-by-quarter",
            matrix["rows"]!.AsArray().Single(row => (string)row!["member"]! == "sales")!["keyResults"]!
                .AsArray()
                .Select(result => (string)result!["code"]!)
        );
    }

    [Fact]
    public async Task MatrixNumbers_AreThoseThatTheLineAnswersFor()
    {
        var numbers = (await service.Api.Get($"{Plan}/matrix/numbers?scenario=decomposed&indicators=new-flagship-stores")).Is(200).Json[
            "rows"
        ]!.AsArray();

        JsonNode Row(string scope) =>
            numbers.Single(row => string.Join(" ", row!["scope"]?.AsObject().Select(pair => (string)pair.Value!) ?? []) == scope)!;
        Assert.Equal(["0", "4", "6", "9", "19"], Row("brand mid")["cells"]!.AsArray().Select(cell => cell!["value"]!.ToString()));
        Assert.Equal("50", Row("brand")["cells"]!.AsArray()[^1]!["value"]!.ToString());
        Assert.Equal("missing", (string)Row("sales mid")["cells"]![0]!["state"]!);
    }

    [Fact]
    public async Task ThePlanAsPublished_IsJudgedWithoutIt()
    {
        var published = (await service.Api.Get($"{Plan}/findings?first=1")).Is(200).Json["counts"]!.ToJsonString();
        var decomposed = (await service.Api.Get($"{Plan}/findings?scenario=decomposed&against=baseline&first=100")).Is(200);

        Assert.Equal(
            published,
            (await service.Api.Get($"{Plan}/findings?scenario=baseline&first=1")).Is(200).Json["counts"]!.ToJsonString()
        );
        Assert.NotEmpty(decomposed.Items);
        Assert.All(decomposed.Items, finding => Assert.NotEqual("error", (string)finding["severity"]!));
        Assert.DoesNotContain(
            (await service.Api.Get($"{Plan}/lights?date=2024-10-31&first=100")).Is(200).Items,
            light => ((string)light["target"]!).EndsWith("-mid", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task AssumptionsAreNamed_WithEachNumber()
    {
        var targets = (await service.Api.Get($"{Plan}/targets?scenario=decomposed&first=100")).Is(200).Items;

        Assert.Equal(87, targets.Count);
        Assert.All(targets, target => Assert.Equal("assumption", (string)target["source"]!));
        Assert.All(targets, target => Assert.NotEmpty((string)target["derivation"]!["assumption"]!["zh"]!));
    }
}
