using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Decomposition;

/// <summary>
/// A planner decomposes one more objective of the reference plan with a hold, sees what cannot be, applies it, sees progress go up, and
/// takes it back.
/// </summary>
public sealed class ManagerStoryTests(ReferenceWithActuals service) : IClassFixture<ReferenceWithActuals>
{
    private const string Plan = "/v1/plans/intl-2024";

    [Fact]
    public async Task OneMoreObjective_DecomposedWithAHold_GoesUp_AndIsTakenBack()
    {
        (await service.Api.Post($"{Plan}/objectives", """{"code":"connect","names":{"en":"Connect"},"scope":{"line":"operations"}}""")).Is(
            201
        );
        (
            await service.Api.Post(
                $"{Plan}/key-results",
                """{"code":"kr-providers","objective":"connect","target":"service-providers-connected"}"""
            )
        ).Is(201);
        (
            await service.Api.Post(
                $"{Plan}/key-results",
                """{"code":"kr-shops","objective":"connect","target":"benchmark-brand-shop-gmv"}"""
            )
        ).Is(201);
        (
            await service.Api.Post(
                $"{Plan}/cells",
                """{"scenario":"decomposed","cells":[{"indicator":"service-providers","scope":{"tier":"new"},"period":"2024","value":10}]}"""
            )
        ).Is(200);
        (
            await service.Api.Post(
                $"{Plan}/holds",
                """{"code":"ten-new","indicator":"service-providers","scope":{"tier":"new"},"period":"2024","measure":"target"}"""
            )
        ).Is(201);

        var preview = (
            await service.Api.Post(
                $"{Plan}/decomposition-previews",
                """{"scenario":"decomposed","objectives":["connect"],"over":[{"dimension":"tier"}],"bases":[{"method":"equal","kinds":["stock"]}]}"""
            )
        )
            .Is(200)
            .Json;

        Assert.Equal(
            ["new 45 head", "new 45 mid", "held 10 new"],
            preview["results"]![0]!["parts"]!
                .AsArray()
                .Select(part => $"{part!["state"]} {part["target"]!["value"]} {part["target"]!["scope"]!["tier"]}")
        );
        Assert.Equal("kr-shops not-additive", $"{preview["obstacles"]![0]!["keyResult"]} {preview["obstacles"]![0]!["code"]}");
        Assert.Contains("entered values", (string)preview["obstacles"]![0]!["remedy"]!["en"]!, StringComparison.Ordinal);

        var applied = (await service.Api.Post($"{Plan}/decompositions", $$"""{"token":"{{preview["token"]}}"}""")).Is(200).Json;

        var whole = await Progress("kr-providers");
        Assert.Equal(
            ["kr-providers-head", "kr-providers-mid", "kr-providers-new"],
            whole["parts"]!["children"]!.AsArray().Select(part => (string)part!["keyResult"]!)
        );
        Assert.Equal(100m, (decimal)whole["parts"]!["goal"]!);
        Assert.NotNull(whole["parts"]!["attainment"]);
        Assert.NotNull(whole["attainment"]);
        Assert.NotEmpty((string)whole["sentence"]!);
        var matrix = (await service.Api.Get($"{Plan}/matrix/lights?scenario=decomposed&date=2024-10-31")).Is(200).Json["cells"]!.AsArray();
        Assert.Contains(
            matrix.Single(cell => (string?)cell!["row"] == "operations" && (string?)cell["column"] == "mid")!["lights"]!.AsArray(),
            light => (string?)light!["target"] == "service-providers-connected-mid"
        );

        (await service.Api.Post($"{Plan}/change-sets/{applied["version"]}/undo", "")).Is(200);
        Assert.Null((await Progress("kr-providers"))["parts"]);
        (await service.Api.Get($"{Plan}/objectives/connect-mid")).IsProblem(404, "not-found");
    }

    private async Task<JsonNode> Progress(string keyResult) =>
        (await service.Api.Get($"{Plan}/okr-tree?root=connect&scenario=decomposed&date=2024-10-31")).Is(200).Items[0]["objectives"]!
            .AsArray()
            .SelectMany(objective => objective!["keyResults"]?.AsArray() ?? [])
            .Single(result => (string)result!["keyResult"]! == keyResult)!;
}
