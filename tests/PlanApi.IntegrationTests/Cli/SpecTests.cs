using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.Api.Cli.Spec;
using PlanApi.IntegrationTests.Architecture;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cli;

public sealed partial class SpecTests
{
    [Fact]
    public async Task GeneratedFiles_AreCurrent()
    {
        var stale = (await SpecFiles.Generate(CancellationToken.None))
            .Where(file => !File.Exists(Repository.Path(file.Path)) || File.ReadAllText(Repository.Path(file.Path)) != file.Content)
            .Select(file => file.Path)
            .ToList();

        Assert.True(stale.Count == 0, $"{string.Join(", ", stale)} stale. Run: {SpecFiles.Command}");
    }

    [Fact, Trait("Suite", "Slow")]
    public async Task Generating_Twice_GivesTheSame() =>
        Assert.Equal(await SpecFiles.Generate(CancellationToken.None), await SpecFiles.Generate(CancellationToken.None));

    [Fact]
    public async Task OpenApi_IsWhatTheServiceServes()
    {
        await using var service = new OpenService();

        var served = await service.CreateClient().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(Repository.Path("api-spec/openapi.v1.json"))), JsonNode.Parse(served))
        );
    }

    [Fact]
    public void EveryFaultCode_IsExplained() =>
        Assert.All(
            File.ReadLines(Repository.Path("docs/reference/errors.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)),
            line => Assert.DoesNotContain("|  |", line)
        );

    [Fact]
    public void EveryFaultCodeInTheSource_IsDeclared()
    {
        var declared = ErrorReference.FaultFields().Select(field => field.GetRawConstantValue()).ToHashSet();

        var unknown = Repository
            .Sources()
            .SelectMany(file => FaultCode().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(code => !declared.Contains(code))
            .Distinct();

        Assert.Empty(unknown);
    }

    [Fact]
    public void EveryRefusalOfAQuery_IsExplained()
    {
        var page = File.ReadAllText(Repository.Path("docs/reference/errors.md"));
        var codes = Repository
            .Sources("src/PlanApi.Api/GraphQL")
            .SelectMany(file => Refusal().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToList();

        Assert.NotEmpty(codes);
        Assert.All(codes, code => Assert.Contains($"| `{code}` |", page));
    }

    [GeneratedRegex(@"(?:new QueryRefused\(|Error => )""([a-z-]+)""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"(?:new Fault\(|Invalid\.One\(|WithErrorCode\()""([a-z-]+)""")]
    private static partial Regex FaultCode();
}
