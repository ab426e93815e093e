using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.RollForward;

/// <summary>The reference plan is rolled forward to 2025.</summary>
public sealed class ReferenceRollTests(ReferenceService service) : IClassFixture<ReferenceService>
{
    private const string Old = "/v1/plans/intl-2024";

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task TheNextYearsPlan_IsADraftWithTheWholeStructure(string targets)
    {
        var made = (await service.Api.Post($"{Old}/roll-forward", $$"""{"code":"next-{{targets}}","targets":{{targets}}}""")).Is(200);

        Assert.Equal($"next-{targets}", (string)made.Json["plan"]!);
        var plan = (await service.Api.Get(Path(made))).Is(200);
        Assert.Equal("draft", (string)plan.Json["status"]!);
        Assert.Equal(2025, (int)plan.Json["calendar"]!["year"]!);
        Assert.Contains("2025", plan.Json["names"]!.ToJsonString(), StringComparison.Ordinal);
        var (old, next) = (await Document(Old), await Document(Path(made)));
        foreach (var whole in (string[])["sections", "dimensions", "groups", "indicators", "parties", "riskLevels", "risks", "teams"])
            Assert.Equal(Count(old, whole), Count(next, whole));
        Assert.Equal(targets == "true", Count(next, "targets") > 0);
    }

    private async Task<JsonNode> Document(string path) =>
        (await service.Api.With("Accept", "application/json").Get($"{path}/document")).Is(200).Json;

    private static string Path(Answer made) => $"/v1/plans/{made.Json["plan"]}";

    private static int Count(JsonNode document, string collection) => document[collection]?.AsArray().Count ?? 0;
}
