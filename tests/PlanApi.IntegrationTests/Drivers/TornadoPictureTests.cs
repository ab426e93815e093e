using System.Text.Json.Nodes;
using System.Xml.Linq;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Drivers;

public sealed class TornadoPictureTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024}, currency: CNY}
        indicators:
          - {code: sold, names: {en: Sold, zh: 销量}, kind: flow, unit: number, direction: higherIsBetter}
          - {code: price, names: {en: '<script>p</script> & "q"', zh: 单价}, kind: flow, unit: currency, direction: higherIsBetter}
          - {code: turnover, names: {en: Turnover, zh: 营业额}, kind: formula, unit: currency, formula: "[sold] * [price]", direction: higherIsBetter}
        cells:
          - {indicator: sold, measure: target, period: 2024-Q1, value: 100}
          - {indicator: price, measure: target, period: 2024-Q1, value: 50}
        """;

    private Client Drawn => service.Api.With("Accept", "image/svg+xml");

    [Fact]
    public async Task Tornado_HasABarForEachDriver_AndNoNameBringsMarkup()
    {
        var path = await New();

        var picture = (await Drawn.Get($"{path}/driver-tornados/picture?indicator=turnover&period=2024-Q1")).Is(200);

        Assert.Equal("image/svg+xml", picture.Type);
        var svg = XDocument.Parse(picture.Text).Root!;
        Assert.Equal("Turnover, the whole organisation, 2024-Q1: what moves it most", svg.Elements().First().Value);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        Assert.Equal(2, svg.Descendants().Count(element => (string?)element.Attribute("class") == "low"));
        var description = svg.Elements().ElementAt(1).Value;
        Assert.Contains("<script>p</script> & \"q\": 4,500 CNY at 45 CNY, 5,500 CNY at 55 CNY", description, StringComparison.Ordinal);
        Assert.Contains("Sold: 4,500 CNY at 90, 5,500 CNY at 110", description, StringComparison.Ordinal);
        Assert.EndsWith($"The same as data: POST {path}/driver-tornados", description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tornado_IsTheSameTwice_AndOverGraphQL_AndInChinese()
    {
        var path = await New();
        var address = $"{path}/driver-tornados/picture?indicator=turnover&period=2024-Q1";

        var picture = (await Drawn.Get(address)).Is(200).Text;
        var graph = await service.Api.Post(
            "/graphql",
            new JsonObject
            {
                ["query"] =
                    $$"""{ plan(code: "{{path.Split('/')[^1]}}") { tornadoPicture(question: {indicator: "turnover", period: "2024-Q1"}) { svg } } }""",
            }.ToJsonString()
        );

        Assert.Equal(picture, (await Drawn.Get(address)).Text);
        Assert.Equal(picture, (string)graph.Is(200).Json["data"]!["plan"]!["tornadoPicture"]!["svg"]!);
        var chinese = (await Drawn.With("Accept-Language", "zh").Get(address)).Is(200).Text;
        Assert.Contains("最敏感的驱动因素", chinese, StringComparison.Ordinal);
        Assert.Contains("销量", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tornado_OfNothing_SaysWhy()
    {
        var path = await New();

        var svg = XDocument
            .Parse((await Drawn.Get($"{path}/driver-tornados/picture?indicator=turnover&period=2024-Q2")).Is(200).Text)
            .Root!;

        Assert.Contains("missing is not zero", svg.Elements().ElementAt(1).Value, StringComparison.Ordinal);
        (await Drawn.Get($"{path}/driver-tornados/picture")).HasFaults("missing-field /indicator", "missing-field /period");
        (await Drawn.Get($"{path}/driver-tornados/picture?indicator=nothing&period=2024")).HasFaults("unknown-reference /indicator");
    }

    private async Task<string> New()
    {
        var code = $"tornado-{Guid.NewGuid():N}"[..20];
        var plan = Plan.Replace("CODE", code, StringComparison.Ordinal);
        (await service.Api.Send(HttpMethod.Post, "/v1/plan-documents", plan, "application/yaml")).Is(201);
        return $"/v1/plans/{code}";
    }
}
