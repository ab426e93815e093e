using System.Text.Json.Nodes;
using System.Xml.Linq;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Matrix;

public sealed class MatrixPictureTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, names: {en: "<b>Plan</b> & more", zh: 计划}, calendar: {year: 2024}, currency: CNY, matrix: {rows: line, columns: tier}}
        dimensions: [{code: line}, {code: tier}]
        members:
          - {code: sales, dimension: line, names: {en: "<script>alert(1)</script>", zh: 销售}}
          - {code: mid, dimension: tier, names: {en: Mid, zh: 腰部}}
          - {code: head, dimension: tier, names: {en: Head, zh: 头部}}
        indicators:
          - {code: gmv, names: {en: 'GMV "</text><a href="x">', zh: 成交额}, kind: flow, unit: number, direction: higherIsBetter}
          - {code: orders, names: {en: Orders, zh: 订单}, kind: flow, unit: number, direction: higherIsBetter}
        targets:
          - {code: low, indicator: gmv, scope: {line: sales, tier: mid}, comparator: atLeast, value: 366}
          - {code: high, indicator: orders, scope: {line: sales, tier: head}, comparator: atLeast, value: 366}
        """;

    private const string Actuals = """
        indicator,date,scope.line,scope.tier,value
        gmv,2024-06-28,sales,mid,10
        orders,2024-06-28,sales,head,7919

        """;

    [Fact]
    public async Task Picture_SaysLightsAndWhatIsRed_AndNoNameBringsMarkup()
    {
        var (path, admin) = await New();

        var picture = (await admin.With("Accept", "image/svg+xml").Get($"{path}/matrix/lights/picture?date=2024-06-30")).Is(200);

        Assert.Equal("image/svg+xml", picture.Type);
        var svg = XDocument.Parse(picture.Text).Root!;
        Assert.Equal("<b>Plan</b> & more: lights on 2024-06-30", Texts(svg, "title")[0]);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "b");
        var link = svg.Descendants().Single(element => element.Name.LocalName == "a");
        Assert.Equal($"{path}/matrix/lights?date=2024-06-30&scenario=baseline", (string?)link.Attribute("href"));
        Assert.EndsWith($"The same as data: {(string?)link.Attribute("href")}", Texts(svg, "desc")[0], StringComparison.Ordinal);
        Assert.Contains("Red: <script>alert(1)</script> × Mid", Texts(svg, "desc")[0], StringComparison.Ordinal);
        Assert.Contains("red: GMV \"</text><a href=\"x\">", Texts(svg, "text"));
        Assert.Contains("green 1.20", Texts(svg, "text"));
        (await admin.Get((string)link.Attribute("href")!)).Is(200);
    }

    [Fact]
    public async Task Picture_IsTheSameTwice_AndOverGraphQL_AndInChinese()
    {
        var (path, admin) = await New();
        var drawn = admin.With("Accept", "image/svg+xml");
        var address = $"{path}/matrix/lights/picture?date=2024-06-30";

        var picture = (await drawn.Get(address)).Is(200).Text;
        var graph = await admin.Post(
            "/graphql",
            new JsonObject
            {
                ["query"] = $$"""{ plan(code: "{{path.Split('/')[^1]}}") { matrixPicture(date: "2024-06-30") { svg } } }""",
            }.ToJsonString()
        );

        Assert.Equal(picture, (await drawn.Get(address)).Text);
        Assert.Equal(picture, (string)graph.Is(200).Json["data"]!["plan"]!["matrixPicture"]!["svg"]!);
        var chinese = (await drawn.With("Accept-Language", "zh").Get(address)).Is(200).Text;
        Assert.Contains("计划：2024-06-30 的灯矩阵", chinese, StringComparison.Ordinal);
        Assert.Contains("红：成交额", chinese, StringComparison.Ordinal);
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

        var picture = (await limited.With("Accept", "image/svg+xml").Get($"{path}/matrix/lights/picture?date=2024-06-30")).Is(200).Text;

        Assert.Contains("Mid", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("Head", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("Orders", picture, StringComparison.Ordinal);
    }

    private static string[] Texts(XElement svg, string name) =>
        [.. svg.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];

    private async Task<(string Path, Client Admin)> New()
    {
        var code = $"picture-{Guid.NewGuid():N}"[..20];
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = Plan.Replace("CODE", code, StringComparison.Ordinal);
        (await admin.Send(HttpMethod.Post, "/v1/plan-documents", plan, "application/yaml")).Is(201);
        (await admin.Send(HttpMethod.Post, $"/v1/plans/{code}/actuals", Actuals, "text/csv")).Is(200);
        return ($"/v1/plans/{code}", admin);
    }
}
