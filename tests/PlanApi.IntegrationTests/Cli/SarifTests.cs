using System.Text.Json;
using PlanApi.Api.Cli;

namespace PlanApi.IntegrationTests.Cli;

public sealed class SarifTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Sarif_PutsEachFindingAtItsLineWithItsRuleAndFingerprint()
    {
        var run = await Sarif(Documents.Contradictory, ExitCode.Refused);

        var result = Contradiction(run);
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Equal("target-contradiction", RuleOf(run, result).GetProperty("id").GetString());
        Assert.Matches("^[0-9a-f]{16}$", result.GetProperty("partialFingerprints").GetProperty("planapi/v1").GetString());
        var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
        Assert.Equal("stdin", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(7, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(5, place.GetProperty("region").GetProperty("startColumn").GetInt32());
        Assert.NotEmpty(result.GetProperty("relatedLocations").EnumerateArray());
    }

    [Fact]
    public async Task Sarif_OfAWaivedFinding_SuppressesItWithTheReason()
    {
        var found = await Sarif(Documents.Contradictory, ExitCode.Refused);
        var fingerprint = Contradiction(found).GetProperty("partialFingerprints").GetProperty("planapi/v1").GetString();

        var waived = await Sarif(
            Documents.Contradictory + $"waivers:\n  - {{code: w, finding: \"{fingerprint}\", reason: {{en: both stand}}}}\n",
            ExitCode.Success
        );

        var suppression = Assert.Single(Contradiction(waived).GetProperty("suppressions").EnumerateArray());
        Assert.Equal("both stand", suppression.GetProperty("justification").GetString());
    }

    [Fact]
    public async Task Sarif_OfAnUnreadableDocument_ReportsItsFaults()
    {
        var run = await Sarif("format: planapi/1\nbogus: 1\n", ExitCode.Unreadable);

        Assert.False(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        Assert.Contains(
            run.GetProperty("results").EnumerateArray(),
            result =>
                RuleOf(run, result).GetProperty("id").GetString() == "unknown-field"
                && result
                    .GetProperty("locations")[0]
                    .GetProperty("physicalLocation")
                    .GetProperty("region")
                    .GetProperty("startLine")
                    .GetInt32() == 2
        );
    }

    [Fact]
    public async Task Sarif_OfASoundPlan_HasNoErrors() =>
        Assert.DoesNotContain(
            (await Sarif(Documents.Sound, ExitCode.Success)).GetProperty("results").EnumerateArray(),
            result => result.GetProperty("level").GetString() == "error"
        );

    private static JsonElement Contradiction(JsonElement run) =>
        Assert.Single(
            run.GetProperty("results").EnumerateArray(),
            result => result.GetProperty("ruleId").GetString() == "target-contradiction"
        );

    private static JsonElement RuleOf(JsonElement run, JsonElement result) =>
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];

    private async Task<JsonElement> Sarif(string document, int code)
    {
        var result = await _run.Reading(document, null, "validate", "-", "--format", "sarif");
        Assert.Equal(code, result.Code);
        var log = JsonDocument.Parse(result.Out).RootElement;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        return Assert.Single(log.GetProperty("runs").EnumerateArray());
    }
}
