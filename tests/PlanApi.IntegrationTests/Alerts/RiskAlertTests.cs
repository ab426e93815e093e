using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Alerts;

/// <summary>
/// Numbers that are watched for risks, risks that were not reported in time, and those that were not assessed again, raise alerts as lights
/// of targets do.
/// </summary>
public sealed class RiskAlertTests : IDisposable
{
    private const string Plan = """
        format: planapi/1
        plan: {code: shop, calendar: {year: 2024}, currency: EUR, timeZone: Asia/Shanghai}
        dimensions: [{code: market}]
        members: [{code: latam, dimension: market}, {code: eu, dimension: market}]
        parties:
          - {code: ann, escalatesTo: ben}
          - {code: ben}
          - {code: committee}
        indicators:
          - {code: usd-cny, kind: stock, unit: number, decimals: 4, overTime: last, names: {en: US dollar in yuan, zh: 美元汇率}, expectedEvery: month}
          - {code: stability, kind: nonAdditive, unit: percent, decimals: 2, expectedEvery: month}
        riskLevels:
          - {code: red, severity: 4, probabilityFrom: 4, probabilityTo: 5, impactFrom: 4, impactTo: 5, escalates: true, reportedTo: [committee]}
          - {code: green, severity: 1, probabilityFrom: 1, probabilityTo: 3, impactFrom: 1, impactTo: 3}
        risks:
          - {code: taxes, names: {en: New taxes, zh: 新税}, scope: {market: latam}, owner: ann, identified: 2024-03-01}
          - {code: dollar, owner: ben, identified: 2024-03-01}
        keyRiskIndicators:
          - {code: dollar-watched, risk: dollar, indicator: usd-cny, yellow: 7.2, red: 7.5}
          - {code: outages-watched, risk: taxes, scope: {market: latam}, indicator: stability, alarm: below, yellow: 99.9, red: 99.5, owner: ann}

        """;

    private CustomService _service = new(new TestOptions());

    private Client? _admin;

    private Client Api => _admin ?? _service.Api;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task AWatchedNumber_RaisesAnAlert_AtItsValues_AndRecovers()
    {
        await Start();
        await Enter("usd-cny", "{}", "2024-02", "7.1");
        await Evaluate();
        Assert.Empty(await Alerts());

        await Enter("usd-cny", "{}", "2024-02", "7.2");
        await Evaluate();
        var alert = Assert.Single(await Alerts())!;
        Assert.Equal(
            ("dollar-watched", "dollar", "usd-cny", "yellow", "ben", "open", "7.2"),
            (
                (string)alert["keyRiskIndicator"]!,
                (string)alert["risk"]!,
                (string)alert["indicator"]!,
                (string)alert["light"]!,
                (string)alert["owner"]!,
                (string)alert["state"]!,
                alert["actual"]!.ToJsonString()
            )
        );
        Assert.Equal(
            "US dollar in yuan, the whole organisation: 7.2 by 2024-02-29; red ≥ 7.5, yellow ≥ 7.2: yellow.",
            (string)alert["sentence"]!["en"]!
        );

        await Enter("usd-cny", "{}", "2024-03-01", "7.6");
        await Evaluate();
        Assert.Equal("red", (string)Assert.Single(await Alerts())!["light"]!);
        _service.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Single((await Api.Post("/v1/plans/shop/alerts/escalations", "")).Is(200).Json["escalated"]!.AsArray());

        await Enter("usd-cny", "{}", "2024-03-02", "7.15");
        await Evaluate();
        var recovered = Assert.Single(await Alerts())!;
        Assert.Equal("recovered", (string)recovered["state"]!);
        // The light of a day is the last that was found on it.
        Assert.Equal(
            ["green dollar", "red dollar"],
            (await Api.Get("/v1/plans/shop/lights/changes"))
                .Is(200)
                .Items.Where(change => change["keyRiskIndicator"] is not null)
                .Select(change => $"{change["light"]} {change["risk"]}")
        );
    }

    [Fact]
    public async Task AnAlarmBelow_AndAStaleNumber_AreToldApart()
    {
        await Start();
        await Enter("stability", "{\"market\":\"latam\"}", "2024-02", "99.4");
        await Evaluate();
        Assert.Equal(
            ("outages-watched", "red", "ann"),
            Assert.Single(await Alerts()) is { } alert
                ? ((string)alert["keyRiskIndicator"]!, (string)alert["light"]!, (string)alert["owner"]!)
                : default
        );

        // Nothing new for two months: what is not known raises nothing, and lets nothing recover.
        _service.Clock.Advance(TimeSpan.FromDays(60));
        await Evaluate();
        Assert.Equal("open", (string)Assert.Single(await Alerts())!["state"]!);
    }

    [Fact]
    public async Task AMajorRisk_NotReportedAfterADay_GoesToTheCommittee_AndRecovers_WhenItIsReported()
    {
        await Start();
        await Assess("taxes", 5, 5, "2024-03-17");
        await Evaluate();
        var alert = Assert.Single(await Alerts())!;
        // The level was reached on the 17th, whose end in Shanghai is 16:00 UTC.
        Assert.Equal(
            ("taxes", "red", "ann", "2024-03-18T16:00:00+00:00"),
            ((string)alert["risk"]!, (string)alert["light"]!, (string)alert["owner"]!, (string)alert["dueAt"]!)
        );
        Assert.Contains("New taxes: its level is red since 2024-03-17", (string)alert["sentence"]!["en"]!, StringComparison.Ordinal);
        Assert.Contains("新税：自2024-03-17起", (string)alert["sentence"]!["zh"]!, StringComparison.Ordinal);

        _service.Clock.Advance(TimeSpan.FromHours(24));
        await Escalate();
        var escalated = Assert.Single(await Alerts())!;
        Assert.Equal(("escalated", "committee"), ((string)escalated["state"]!, (string)escalated["escalatedTo"]!));

        await Set("taxes", """{"reported":"2024-03-19"}""");
        await Evaluate();
        Assert.Equal("recovered", (string)Assert.Single(await Alerts())!["state"]!);

        // Assessed once more at the same level, it has been reported already; down and up again it has not.
        await Assess("taxes", 4, 5, "2024-03-20");
        await Evaluate();
        Assert.Single(await Alerts());
        await Assess("taxes", 1, 1, "2024-03-21");
        await Assess("taxes", 5, 4, "2024-03-22");
        await Evaluate();
        Assert.Equal(["open", "recovered"], (await Alerts()).Select(one => (string)one["state"]!));
    }

    [Fact]
    public async Task ARisk_ThatIsNotAssessedForAQuarter_IsYellow_UntilItIs()
    {
        await Start();
        _service.Clock.Advance(TimeSpan.FromDays(80));
        await Evaluate();
        Assert.Equal(
            ["dollar yellow ben", "taxes yellow ann"],
            (await Alerts()).Select(alert => $"{alert["risk"]} {alert["light"]} {alert["owner"]}").Order()
        );
        Assert.Contains(
            "was to be assessed again by 2024-06-01",
            (string)(await Alerts())[0]["sentence"]!["en"]!,
            StringComparison.Ordinal
        );
        await Assess("taxes", 2, 2, "2024-06-05");
        await Set("dollar", """{"closed":"2024-06-04"}""");
        await Evaluate();
        Assert.All(await Alerts(), alert => Assert.Equal("recovered", (string)alert["state"]!));
    }

    [Fact]
    public async Task ALimitedKey_HearsOfItsOwnRisks_AndOfNoOthers()
    {
        _service.Dispose();
        _service = new CustomService(new TestOptions { Keys = true });
        _admin = _service.With((await _service.NewKey(Role.Admin)).Key!);
        await Start();
        await Assess("taxes", 5, 5, "2024-03-17");
        await Assess("dollar", 5, 5, "2024-03-17");
        await Enter("stability", "{\"market\":\"latam\"}", "2024-02", "99.4");
        await Enter("usd-cny", "{}", "2024-02", "9");
        await Evaluate();
        var latam = _service.With(
            (
                await _service.NewKey(
                    Role.Viewer,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
                )
            ).Key!
        );

        Assert.Equal(4, (await Alerts()).Count);
        Assert.Equal(
            [" taxes", "outages-watched taxes"],
            (await latam.Get("/v1/plans/shop/alerts")).Is(200).Items.Select(alert => $"{alert["keyRiskIndicator"]} {alert["risk"]}").Order()
        );
        Assert.Equal(
            ["taxes", "taxes"],
            (await latam.Get("/v1/plans/shop/lights/changes")).Is(200).Items.Select(change => (string)change["risk"]!)
        );
        Assert.All(
            (await latam.Get("/v1/plans/shop/events?after=0&kind=alert")).Is(200).Items,
            told => Assert.Equal("taxes", (string)told["alert"]!["risk"]!)
        );
        Assert.Equal(2, (await latam.Get("/v1/plans/shop/events?after=0&kind=alert")).Is(200).Items.Count);
    }

    [Fact]
    public async Task OverGraphQl_AnAlertLeadsToItsRisk()
    {
        await Start();
        await Assess("taxes", 5, 5, "2024-03-17");
        await Evaluate();
        var answer = (
            await Api.Post(
                "/graphql",
                """{"query":"{ plan(code: \"shop\") { alerts(first: 5) { nodes { riskCode risk { code owner { code } } keyRiskIndicatorCode } } lightChanges(first: 1) { nodes { riskCode } } } }"}"""
            )
        )
            .Is(200)
            .Json["data"]!["plan"]!;
        var alert = answer["alerts"]!["nodes"]![0]!;
        Assert.Equal(
            ("taxes", "ann", true),
            ((string)alert["riskCode"]!, (string)alert["risk"]!["owner"]!["code"]!, alert["keyRiskIndicatorCode"] is null)
        );
    }

    [Fact]
    public async Task Yellow_ThatComesAfterRed_IsRefused()
    {
        await Start();
        (await Api.Post("/v1/plans/shop/key-risk-indicators", """{"code":"odd","indicator":"usd-cny","yellow":8,"red":7}""")).HasFaults(
            "out-of-range /yellow"
        );
        (
            await Api.Post(
                "/v1/plans/shop/key-risk-indicators",
                """{"code":"odd","indicator":"usd-cny","alarm":"below","yellow":6,"red":7}"""
            )
        ).HasFaults("out-of-range /yellow");
    }

    private async Task Start()
    {
        _service.Clock.SetUtcNow(new DateTimeOffset(2024, 3, 18, 8, 30, 0, TimeSpan.Zero));
        (await Api.Post("/v1/plan-documents", Plan, "application/yaml")).Is(201);
    }

    private async Task Enter(string indicator, string scope, string period, string value) =>
        (
            await Api.Post(
                "/v1/plans/shop/cells",
                $$"""{"cells":[{"indicator":"{{indicator}}","scope":{{scope}},"period":"{{period}}","measure":"actual","value":{{value}}}]}"""
            )
        ).Is(200);

    private async Task Assess(string risk, int probability, int impact, string date) =>
        (
            await Api.Post(
                "/v1/plans/shop/risk-assessments",
                $$"""{"code":"{{risk}}-{{date}}","risk":"{{risk}}","type":"current","date":"{{date}}","probability":{{probability}},"impact":{{impact}}}"""
            )
        ).Is(201);

    private async Task Set(string risk, string body)
    {
        var path = $"/v1/plans/shop/risks/{risk}";
        (await Api.Patch(path, body, (await Api.Get(path)).ETag)).Is(200);
    }

    private async Task Evaluate() => (await Api.Post("/v1/plans/shop/lights/evaluations", "")).Is(200);

    private async Task Escalate() => (await Api.Post("/v1/plans/shop/alerts/escalations", "")).Is(200);

    private async Task<IReadOnlyList<JsonNode>> Alerts() => [.. (await Api.Get("/v1/plans/shop/alerts")).Is(200).Items];
}
