using System.Text.Json.Nodes;
using System.Xml.Linq;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Progress;

public sealed class AlignmentPictureTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, names: {en: Plan, zh: 计划}, calendar: {year: 2024}, currency: CNY}
        dimensions: [{code: tier}]
        members: [{code: mid, dimension: tier}, {code: head, dimension: tier}]
        indicators: [{code: gmv, kind: flow, unit: number, direction: higherIsBetter}]
        targets: [{code: t, indicator: gmv, scope: {tier: mid}, comparator: atLeast, value: 366}]
        objectives:
          - {code: top, names: {en: Top, zh: 总目标}, scope: {tier: mid}}
          - {code: other, names: {en: "<script>x</script> & \"y\"", zh: 其他}, scope: {tier: mid}}
          - {code: both, names: {en: Top · Both, zh: 两者}, scope: {tier: mid}, parents: [top, other]}
          - {code: hidden, names: {en: Secret}, scope: {tier: head}, parents: [top]}
        keyResults: [{code: kr, objective: both, target: t, names: {en: More}}]
        """;

    [Fact]
    public async Task Picture_ShowsWhatServesWhat_AndNoNameBringsMarkup()
    {
        var (path, admin) = await New();

        var picture = (await admin.With("Accept", "image/svg+xml").Get($"{path}/okr-tree/picture?date=2024-06-30")).Is(200);

        Assert.Equal("image/svg+xml", picture.Type);
        var svg = XDocument.Parse(picture.Text).Root!;
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        string[] texts = [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.Contains("<script>x</script> & \"y\"", texts);
        // The objective that it serves is not said twice.
        Assert.Contains("Both", texts);
        Assert.Contains("red 0.00 · key results: 1 red", texts);
        Assert.Equal(2, Count(svg, "edge"));
        Assert.Equal(1, Count(svg, "edge further"));
        var link = (string)svg.Descendants().Single(element => element.Name.LocalName == "a").Attribute("href")!;
        Assert.Contains($"The same as data: {link}", svg.Elements().ElementAt(1).Value, StringComparison.Ordinal);
        (await admin.Get(link)).Is(200);
    }

    [Fact]
    public async Task Picture_IsTheSameTwice_AndOverGraphQL_AndInChinese()
    {
        var (path, admin) = await New();
        var (drawn, address) = (admin.With("Accept", "image/svg+xml"), $"{path}/okr-tree/picture?date=2024-06-30&root=top");

        var picture = (await drawn.Get(address)).Is(200).Text;
        var graph = await admin.Post(
            "/graphql",
            new JsonObject
            {
                ["query"] = $$"""{ plan(code: "{{path.Split('/')[^1]}}") { okrPicture(root: "top", date: "2024-06-30") { svg } } }""",
            }.ToJsonString()
        );

        Assert.Equal(picture, (await drawn.Get(address)).Text);
        Assert.Equal(picture, (string)graph.Is(200).Json["data"]!["plan"]!["okrPicture"]!["svg"]!);
        var chinese = (await drawn.With("Accept-Language", "zh").Get(address)).Is(200).Text;
        Assert.Contains("计划：目标，2024-06-30", chinese, StringComparison.Ordinal);
        Assert.Contains("总目标", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_ForALimitedKey_HasOnlyWhatItSees()
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

        var picture = (await limited.With("Accept", "image/svg+xml").Get($"{path}/okr-tree/picture")).Is(200).Text;

        Assert.Contains("Both", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", picture, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, 200)]
    [InlineData(501, 413)]
    public async Task Picture_OfADeepTree_IsDrawnOrRefused(int objectives, int status)
    {
        var code = $"deep-{Guid.NewGuid():N}"[..20];
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = $$"""
            format: planapi/1
            plan: {code: {{code}}, calendar: {year: 2024}, currency: CNY}
            objectives: [{{string.Join(
                ", ",
                Enumerable.Range(0, objectives).Select(at => at == 0 ? "{code: o0}" : $"{{code: o{at}, parents: [o{at - 1}]}}")
            )}}]
            """;
        (await admin.Send(HttpMethod.Post, "/v1/plan-documents", plan, "application/yaml")).Is(201);

        (await admin.With("Accept", "*/*").Get($"/v1/plans/{code}/okr-tree/picture")).Is(status);
    }

    private static int Count(XElement svg, string kind) => svg.Descendants().Count(element => (string?)element.Attribute("class") == kind);

    private async Task<(string Path, Client Admin)> New()
    {
        var code = $"aligned-{Guid.NewGuid():N}"[..20];
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = Plan.Replace("CODE", code, StringComparison.Ordinal);
        (await admin.Send(HttpMethod.Post, "/v1/plan-documents", plan, "application/yaml")).Is(201);
        var actuals = "indicator,date,scope.tier,value\ngmv,2024-06-28,mid,0\n";
        (await admin.Send(HttpMethod.Post, $"/v1/plans/{code}/actuals", actuals, "text/csv")).Is(200);
        return ($"/v1/plans/{code}", admin);
    }
}
