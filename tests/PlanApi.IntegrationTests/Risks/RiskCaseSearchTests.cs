using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Risks;

public sealed class RiskCaseSearchTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024}, currency: CNY}
        dimensions: [{code: tier}]
        members: [{code: mid, dimension: tier}]
        riskCases:
          - {code: ore, names: {en: Iron ore rose by 65 %, zh: 铁矿石上涨65%}, lessons: [{en: Book LONG contracts}, {de: ÄNDERUNGEN früh melden}]}
          - {code: fair, names: {en: The fair of 2020}, wording: {en: 'A long "queue"_1'}}
          - {code: other, names: {en: Another}}
        """;

    [Theory]
    [InlineData("long", "fair", "ore")]
    [InlineData("CONTRACTS long", "ore")]
    [InlineData("iron fair")]
    [InlineData("iron,fair", "fair", "ore")]
    [InlineData("铁矿", "ore")]
    [InlineData("änderungen", "ore")]
    [InlineData("A\u0308nder", "ore")]
    [InlineData("65 %", "ore")]
    [InlineData("\"queue\"_1", "fair")]
    [InlineData("e_1")]
    [InlineData("zh")]
    [InlineData("\\")]
    public async Task Search_FindsWordsInNamesWordingAndLessons(string words, params string[] found)
    {
        var (path, admin) = await New();

        var cases = (await admin.Get($"{path}/risk-cases?q={Uri.EscapeDataString(words)}")).Is(200);

        Assert.Equal(found, cases.Items.Select(item => (string)item["code"]!));
    }

    [Fact]
    public async Task Search_HearsOfChanges_AndIsTheSameOverGraphQL()
    {
        var (path, admin) = await New();
        var tag = (await admin.Get($"{path}/risk-cases/other")).Is(200).ETag;
        (await admin.Patch($"{path}/risk-cases/other", """{"lessons":[{"en":"Queue earlier"}]}""", tag)).Is(200);

        var graph = await admin.Post(
            "/graphql",
            new JsonObject
            {
                ["query"] = $$"""{ plan(code: "{{path.Split('/')[^1]}}") { riskCases(filter: { q: ["queue"] }) { nodes { code } } } }""",
            }.ToJsonString()
        );

        Assert.Equal(
            ["fair", "other"],
            graph.Is(200).Json["data"]!["plan"]!["riskCases"]!["nodes"]!.AsArray().Select(node => (string)node!["code"]!)
        );
    }

    [Fact]
    public async Task Search_ByALimitedKey_FindsNothing()
    {
        var (path, _) = await New();
        var limited = service.With(
            (
                await service.NewKey(
                    Role.Viewer,
                    key =>
                        key with
                        {
                            Plans = [Code.Parse(path.Split('/')[^1])],
                            Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Parse("mid")] },
                        }
                )
            ).Key!
        );

        Assert.Empty((await limited.Get($"{path}/risk-cases?q=long")).Is(200).Items);
    }

    private async Task<(string Path, Client Admin)> New()
    {
        var code = $"cases-{Guid.NewGuid():N}"[..18];
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = Plan.Replace("CODE", code, StringComparison.Ordinal);
        (await admin.Send(HttpMethod.Post, "/v1/plan-documents", plan, "application/yaml")).Is(201);
        return ($"/v1/plans/{code}", admin);
    }
}
