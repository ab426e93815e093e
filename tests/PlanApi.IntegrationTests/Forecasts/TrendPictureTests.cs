using System.Text.Json.Nodes;
using System.Xml.Linq;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Forecasts;

public sealed class TrendPictureTests(OpenService service) : IClassFixture<OpenService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, calendar: {year: 2024}, currency: CNY}
        indicators:
          - {code: stores, names: {en: Stores, zh: 门店}, kind: flow, unit: number, decimals: 0, direction: higherIsBetter}
          - {code: growth, kind: ratio, unit: percent, direction: higherIsBetter}
        targets:
          - {code: stores, indicator: stores, names: {en: '<script>x</script> & "<b>"', zh: "<目标>"}, comparator: atLeast, value: 48, period: "2024"}
          - {code: unknown, indicator: growth, comparator: atLeast, value: 5, basis: percent}
        """;

    private const string Actuals = """
        indicator,date,value
        stores,2024-01-10,3
        stores,2024-02-10,3
        stores,2024-03-10,3

        """;

    [Fact]
    public async Task Trend_HasActualsPaceAndForecast_AndNoNameBringsMarkup()
    {
        var path = await New();

        var picture = (await Drawn.Get($"{path}/targets/stores/trend?date=2024-03-31")).Is(200);

        Assert.Equal("image/svg+xml", picture.Type);
        var svg = XDocument.Parse(picture.Text).Root!;
        Assert.Equal("<script>x</script> & \"<b>\"", svg.Elements().First().Value);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "b");
        Assert.Equal(3, svg.Descendants().Count(element => (string?)element.Attribute("class") == "plain"));
        Assert.Equal(12, Points(svg, "pace"));
        Assert.Equal(3, Points(svg, "actual"));
        Assert.Equal(2, Points(svg, "forecast"));
        Assert.Contains(svg.Descendants(), element => element.Value == "forecast 36");
        Assert.Contains(svg.Descendants(), element => element.Value == "wanted 48");
        foreach (var link in svg.Descendants().Where(element => element.Name.LocalName == "a"))
            (await service.Api.Get((string)link.Attribute("href")!)).Is(200);
        Assert.Contains("pace?date=2024-03-31&scenario=baseline, ", svg.Elements().ElementAt(1).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trend_IsTheSameTwice_AndOverGraphQL_AndInChinese()
    {
        var path = await New();
        var address = $"{path}/targets/stores/trend?date=2024-03-31";

        var picture = (await Drawn.Get(address)).Is(200).Text;
        var graph = await service.Api.Post(
            "/graphql",
            new JsonObject
            {
                ["query"] = $$"""{ plan(code: "{{path.Split('/')[^1]}}") { targetTrend(target: "stores", date: "2024-03-31") { svg } } }""",
            }.ToJsonString()
        );

        Assert.Equal(picture, (await Drawn.Get(address)).Text);
        Assert.Equal(picture, (string)graph.Is(200).Json["data"]!["plan"]!["targetTrend"]!["svg"]!);
        Assert.Contains("预测 36", (await Drawn.With("Accept-Language", "zh").Get(address)).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trend_OfATargetThatCannotBePutIntoNumbers_SaysSo()
    {
        var path = await New();

        var svg = XDocument.Parse((await Drawn.Get($"{path}/targets/unknown/trend?date=2024-03-31")).Is(200).Text).Root!;

        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "polyline");
        Assert.Contains("growth", svg.Elements().ElementAt(1).Value, StringComparison.Ordinal);
        (await Drawn.Get($"{path}/targets/nothing/trend")).IsProblem(404, "not-found");
    }

    private Client Drawn => service.Api.With("Accept", "image/svg+xml");

    private static int Points(XElement svg, string kind) =>
        svg.Descendants()
            .Where(element => (string?)element.Attribute("class") == kind)
            .Sum(element => ((string)element.Attribute("points")!).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length / 2);

    private async Task<string> New()
    {
        var code = $"trend-{Guid.NewGuid():N}"[..20];
        var plan = Plan.Replace("CODE", code, StringComparison.Ordinal);
        (await service.Api.Send(HttpMethod.Post, "/v1/plan-documents", plan, "application/yaml")).Is(201);
        (await service.Api.Send(HttpMethod.Post, $"/v1/plans/{code}/actuals", Actuals, "text/csv")).Is(200);
        return $"/v1/plans/{code}";
    }
}
