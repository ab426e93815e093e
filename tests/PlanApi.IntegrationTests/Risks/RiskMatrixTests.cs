using System.Text.Json.Nodes;
using System.Xml.Linq;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Risks;

public sealed class RiskMatrixTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Plan = """
        format: planapi/1
        plan: {code: CODE, names: {en: "<b>Plan</b> & more", zh: 计划}, calendar: {year: 2024}, currency: CNY}
        dimensions: [{code: tier}]
        members: [{code: mid, dimension: tier}, {code: head, dimension: tier}]
        riskLevels:
          - {code: red, names: {en: Red, zh: 红}, severity: 4, probabilityFrom: 4, probabilityTo: 5, impactFrom: 4, impactTo: 5, escalates: true}
          - {code: orange, names: {en: Orange, zh: 橙}, severity: 3, probabilityFrom: 3, probabilityTo: 4, impactFrom: 3, impactTo: 4}
          - {code: yellow, names: {en: Yellow, zh: 黄}, severity: 2, probabilityFrom: 2, probabilityTo: 3, impactFrom: 2, impactTo: 3}
          - {code: green, names: {en: Green, zh: 绿}, severity: 1, probabilityFrom: 1, probabilityTo: 2, impactFrom: 1, impactTo: 2}
        riskCategories:
          - {code: market, names: {en: Market, zh: 市场}, appetite: yellow}
          - {code: technology, names: {en: Technology, zh: 技术}}
        risks:
          - {code: policy, names: {en: "<script>alert(1)</script>", zh: 政策变化}, category: market, level: orange, scope: {tier: mid}}
          - {code: faults, names: {en: 'Faults "</text><a href="x">', zh: 故障}, category: technology, scope: {tier: head}}
          - {code: prices, names: {en: Prices, zh: 价格}, category: market, level: red, identified: 2024-02-10}
          - {code: gone, names: {en: Gone, zh: 已关闭}, category: market, closed: 2024-01-31}
        riskAssessments:
          - {code: policy-plan, risk: policy, type: inherent, probability: 1, impact: 1}
          - {code: policy-inherent, risk: policy, type: inherent, date: 2024-01-10, probability: 4, impact: 4}
          - {code: policy-residual, risk: policy, type: residual, date: 2024-03-31, probability: 2, impact: 3}
          - {code: faults-inherent, risk: faults, type: inherent, probability: 5, impact: 5}
          - {code: faults-current, risk: faults, type: current, date: 2024-11-30, probability: 1, impact: 5}
          - {code: gone-inherent, risk: gone, type: inherent, probability: 3, impact: 3}
        """;

    [Fact]
    public async Task Matrix_PlacesRisksByTheirLatestScores_AndSaysWhatSettledEachCell()
    {
        var (path, admin) = await New();

        var map = (await admin.Get($"{path}/risk-matrix")).Is(200).Json;

        Assert.Equal("moreSevere", (string)map["settle"]!);
        Assert.Equal(["red", "orange", "yellow", "green"], map["levels"]!.AsArray().Select(level => (string)level!["level"]!));
        Assert.Equal(25, map["cells"]!.AsArray().Count);
        AssertCell(map, 4, 4, "red", "moreSevere", ["red", "orange"], ["policy"]);
        AssertCell(map, 1, 5, "orange", "nearest", [], ["faults"]);
        AssertCell(map, 5, 5, "red", "rule", ["red"], []);
        AssertCell(map, 3, 3, "orange", "moreSevere", ["orange", "yellow"], []);
        Assert.Equal(["prices"], map["unscored"]!.AsArray().Select(code => (string)code!));
        Assert.Equal("yellow", (string)Assert.Single(map["appetites"]!.AsArray())!["appetite"]!);
    }

    [Fact]
    public async Task Matrix_SaysOfEachRisk_ItsPositionsLevelAppetiteAndWhenItIsAssessedAgain()
    {
        var (path, admin) = await New();

        var risks = (await admin.Get($"{path}/risk-matrix")).Is(200).Json["risks"]!.AsArray().ToDictionary(risk => (string)risk!["risk"]!);

        var policy = risks["policy"]!;
        Assert.Equal(("red", "orange"), ((string)policy["level"]!, (string)policy["statedLevel"]!));
        Assert.Equal("policy-inherent", (string)policy["inherent"]!["assessment"]!);
        Assert.Equal(
            (2, 3, "yellow"),
            ((int)policy["residual"]!["probability"]!, (int)policy["residual"]!["impact"]!, (string)policy["residual"]!["level"]!)
        );
        Assert.True((bool)policy["isAboveAppetite"]!);
        Assert.Equal("2024-06-30", (string)policy["reassessmentDue"]!);
        Assert.Equal("2025-02-28", (string)risks["faults"]!["reassessmentDue"]!);
        Assert.Null(risks["faults"]!["isAboveAppetite"]);
        Assert.Equal(("red", true), ((string)risks["prices"]!["level"]!, (bool)risks["prices"]!["isAboveAppetite"]!));
        Assert.Equal("2024-05-10", (string)risks["prices"]!["reassessmentDue"]!);
        Assert.True((bool)risks["gone"]!["isClosed"]!);
        Assert.Null(risks["gone"]!["reassessmentDue"]);
    }

    [Fact]
    public async Task Matrix_OfAKind_AndSettledTheOtherWay()
    {
        var (path, admin) = await New();

        var residual = (await admin.Get($"{path}/risk-matrix?kind=residual&settle=lessSevere")).Is(200).Json;
        AssertCell(residual, 2, 3, "yellow", "rule", ["yellow"], ["policy"]);
        AssertCell(residual, 4, 4, "orange", "lessSevere", ["red", "orange"], []);
        Assert.Equal(["faults", "prices"], residual["unscored"]!.AsArray().Select(code => (string)code!));
        var inherent = (await admin.Get($"{path}/risk-matrix?kind=inherent")).Is(200).Json;
        AssertCell(inherent, 5, 5, "red", "rule", ["red"], ["faults"]);

        var wrong = await admin.Get($"{path}/risk-matrix?kind=worst&settle=");
        Assert.Equal(400, wrong.Status);
        Assert.Equal(2, wrong.FaultNodes.Count);
    }

    [Fact]
    public async Task Matrix_ForALimitedKey_HasOnlyItsRisks()
    {
        var (path, _) = await New();
        var limited = await Limited(path);

        var map = (await limited.Get($"{path}/risk-matrix")).Is(200).Json;
        var picture = (await limited.With("Accept", "image/svg+xml").Get($"{path}/risk-matrix/picture")).Is(200).Text;

        Assert.Equal(["policy"], map["risks"]!.AsArray().Select(risk => (string)risk!["risk"]!));
        AssertCell(map, 1, 5, "orange", "nearest", [], []);
        Assert.Empty(map["unscored"]!.AsArray());
        Assert.DoesNotContain("Faults", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("Prices", picture, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_NumbersRisks_DrawsArrowsAndTheAppetite_AndNoNameBringsMarkup()
    {
        var (path, admin) = await New();

        var picture = (await admin.With("Accept", "image/svg+xml").Get($"{path}/risk-matrix/picture")).Is(200);

        Assert.Equal("image/svg+xml", picture.Type);
        var svg = XDocument.Parse(picture.Text).Root!;
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "b");
        // Of the first risk on to its residual place, of the other from its inherent one.
        Assert.Equal(2, svg.Descendants().Count(element => (string?)element.Attribute("class") == "arrow"));
        Assert.Contains(svg.Descendants(), element => (string?)element.Attribute("class") == "appetite");
        Assert.Equal(
            15,
            svg.Descendants().Count(element => element.Name.LocalName == "rect" && (string?)element.Attribute("class") == "unsettled") - 1
        );
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(Own).ToArray();
        Assert.Contains("<script>alert(1)</script>", texts);
        Assert.Contains("Red, stated Orange, 4/4 to 2/3, above the appetite", texts);
        Assert.Contains("Red/Orange", texts);
        Assert.DoesNotContain("Gone", texts);
        Assert.StartsWith(
            "Heat map of probability and impact with 2 risks: 1 Red, 1 Orange; without scores: 1. "
                + "Above the appetite: <script>alert(1)</script>, Prices.",
            svg.Elements().Single(element => element.Name.LocalName == "desc").Value,
            StringComparison.Ordinal
        );
        var link = svg.Descendants().Single(element => element.Name.LocalName == "a");
        Assert.Equal($"{path}/risk-matrix?settle=moreSevere", (string?)link.Attribute("href"));
        (await admin.Get((string)link.Attribute("href")!)).Is(200);
    }

    [Fact]
    public async Task PictureAndMatrix_AreTheSameOverGraphQL_AndInChinese()
    {
        var (path, admin) = await New();
        var drawn = admin.With("Accept", "image/svg+xml");
        var address = $"{path}/risk-matrix/picture?kind=inherent";
        var picture = (await drawn.Get(address)).Is(200).Text;
        const string Asked = "{ levelCode settledBy claimCodes riskCodes count probability impact }";

        var graph = await admin.Post(
            "/graphql",
            new JsonObject
            {
                ["query"] = $$"""
                { plan(code: "{{path.Split('/')[^1]}}") {
                  riskPicture(kind: INHERENT) { svg }
                  riskMatrix(kind: INHERENT) { cells {{Asked}} }
                } }
                """,
            }.ToJsonString()
        );

        var plan = graph.Is(200).Json["data"]!["plan"]!;
        Assert.Equal(picture, (await drawn.Get(address)).Text);
        Assert.Equal(picture, (string)plan["riskPicture"]!["svg"]!);
        var red = plan["riskMatrix"]!["cells"]!.AsArray()[24]!;
        Assert.Equal(("red", "RULE", 1), ((string)red["levelCode"]!, (string)red["settledBy"]!, (int)red["count"]!));
        var chinese = (await drawn.With("Accept-Language", "zh").Get(address)).Is(200).Text;
        Assert.Contains("计划：固有风险矩阵", chinese, StringComparison.Ordinal);
        Assert.Contains("红，计划标为橙，4/4 至 2/3，超出偏好", chinese, StringComparison.Ordinal);
    }

    private static void AssertCell(JsonNode map, int probability, int impact, string level, string by, string[] claims, string[] risks)
    {
        var cell = map["cells"]!.AsArray()[((probability - 1) * 5) + impact - 1]!;
        Assert.Equal((probability, impact), ((int)cell["probability"]!, (int)cell["impact"]!));
        Assert.Equal((level, by, risks.Length), ((string)cell["level"]!, (string)cell["settledBy"]!, (int)cell["count"]!));
        Assert.Equal(claims, cell["claims"]!.AsArray().Select(code => (string)code!));
        Assert.Equal(risks, cell["risks"]!.AsArray().Select(code => (string)code!));
    }

    // Without what is shown where somebody points at it.
    private static string Own(XElement element) => string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value));

    private async Task<Client> Limited(string path) =>
        service.With(
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

    private async Task<(string Path, Client Admin)> New()
    {
        var code = $"risks-{Guid.NewGuid():N}"[..18];
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = Plan.Replace("CODE", code, StringComparison.Ordinal);
        (await admin.Send(HttpMethod.Post, "/v1/plan-documents", plan, "application/yaml")).Is(201);
        return ($"/v1/plans/{code}", admin);
    }
}
