using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Grants;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Reviews;

namespace PlanApi.IntegrationTests.RollForward;

/// <summary>What goes into the next year beside the structure: last year's numbers, and what is still to be done.</summary>
public sealed class CarriedTests : IDisposable
{
    private const string Next = "/v1/plans/shop-2025";

    private readonly CustomService _service = new(new TestOptions());

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task OpenActions_OfReviewsAndImprovementPlans_AreCarried_AndSayWhereTheyCameFrom()
    {
        var plan = await ReviewPlan.New(_service);
        await plan.Push(700);
        (await Api.Post($"{ReviewPlan.Path}/lights/evaluations", "")).Is(200);
        var alert = (await Api.Get($"{ReviewPlan.Path}/alerts")).Is(200).Items.Single();
        var path = $"{ReviewPlan.Path}/alerts/{alert["number"]}/improvement-plan";
        await Post(
            path,
            alert,
            """{"cause":"Rain","measures":[{"wording":"Tents","owner":"ben","dueOn":"2024-04-30"},{"wording":"Boats","owner":"ann","dueOn":"2024-05-01"}]}"""
        );
        await Post($"{path}/decision", alert, """{"accepted":true}""");
        await Post($"{path}/measures/2", alert, """{"state":"done"}""");
        var review = await plan.Open("2024-02");
        foreach (var (what, owner, day) in new[] { ("Renew", "ann", "2024-12-20"), ("Paint", "ben", "2024-04-01") })
            (await plan.Change(review, "actions", $$"""{"wording":"{{what}}","owner":"{{owner}}","dueOn":"{{day}}"}""")).Is(200);
        (await plan.Change(review, "actions", """{"wording":"Past","owner":"ben","dueOn":"2024-03-20"}""")).Is(200);
        (await plan.Change(review, "actions/3/state", """{"state":"done"}""")).Is(200);

        var made = (await Api.Post($"{ReviewPlan.Path}/roll-forward", """{"code":"shop-2025"}""")).Is(200).Json;
        Assert.Equal(3, (int)made["openActions"]!);
        var carried = (await Api.Get($"{Next}/reviews/{made["reviews"]![0]}")).Is(200).Json;
        Assert.Equal(
            ("carried-actions", "2024", "open"),
            ((string)carried["schedule"]!, (string)carried["period"]!, (string)carried["state"]!)
        );
        var number = review["number"]!.ToJsonString();
        Assert.Equal(
            [
                $$"""1 Paint ben 2024-04-01 open {"plan":"shop","review":{{number}},"reviewSchedule":"monthly","period":"2024-02","number":2}""",
                $$"""2 Tents ben 2024-04-30 open {"plan":"shop","alert":{{alert["number"]}},"number":1}""",
                $$"""3 Renew ann 2024-12-20 open {"plan":"shop","review":{{number}},"reviewSchedule":"monthly","period":"2024-02","number":1}""",
            ],
            carried["actions"]!.AsArray().Select(Words)
        );
        // They are actions like any other, and late where they are late.
        _service.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Single((await Api.Get($"{Next}/reviews?overdue=true")).Is(200).Items);
        var address = $"{Next}/reviews/{carried["number"]}";
        var client = Api.With("If-Match", (await Api.Get(address)).ETag!);
        var settled = (await client.Post($"{address}/actions/1/state", """{"state":"done","note":"Blue"}""")).Is(200).Json;
        Assert.Equal("2", (await Api.Get($"{Next}/reviews")).Items.Single()["openActions"]!.ToJsonString());
        Assert.Equal("done", (string)settled["actions"]![0]!["state"]!);
        (await Api.Get($"{address}/report")).Is(200);
        Assert.Null(await ReviewPlan.Work(_service.Services));

        // Carried once more, an action keeps the place where it began; and on request none are.
        var later = (await Api.Post($"{Next}/roll-forward", "{}")).Is(200).Json;
        Assert.Equal(("shop-2026", 2), ((string)later["plan"]!, (int)later["openActions"]!));
        var again = (await Api.Get($"/v1/plans/shop-2026/reviews/{later["reviews"]![0]}")).Is(200).Json;
        Assert.Equal("shop", (string)again["actions"]![1]!["carriedFrom"]!["plan"]!);
        Assert.Equal(0, (int)(await Api.Post($"{Next}/roll-forward", """{"code":"x","openActions":false}""")).Is(200).Json["openActions"]!);
        Assert.Empty((await Api.Get("/v1/plans/x/reviews")).Is(200).Items);
    }

    [Fact]
    public async Task LastYearsActuals_AreReferencesOfTheSamePeriods_AndGrowthHasItsBase()
    {
        const string plan = """
            format: planapi/1
            plan: {code: fair-2024, names: {en: The fair of 2024, zh: 2024 年集市}, calendar: {year: 2024, referenceFrom: 2023, referenceTo: 2025}, currency: CNY}
            sections: [{code: "1", purpose: background}]
            currencies: [{code: USD}]
            dimensions: [{code: tier}]
            members: [{code: head, dimension: tier}, {code: mid, dimension: tier}]
            indicators:
              - {code: gmv, kind: flow, unit: currency, decimals: 2}
              - {code: gmv-growth, kind: growth, unit: percent, decimals: 1, base: gmv, against: yearBefore}
            cells:
              - {indicator: gmv, scope: {tier: head}, period: 2024-Q1, measure: actual, value: 100.25, source: "1", wording: {en: about a hundred}}
              - {indicator: gmv, scope: {tier: mid}, period: 2024-Q1, measure: actual, value: 30, currency: USD}
              - {indicator: gmv, scope: {tier: mid}, period: 2024-W52, measure: actual, value: -1.5, comparator: moreThan}
              - {indicator: gmv, scope: {tier: head}, period: 2023-Q1, measure: reference, value: 80}
              - {indicator: gmv, scope: {tier: mid}, period: 2023-Q1, measure: actual, value: 20}
              - {indicator: gmv, scope: {tier: mid}, period: 2023-Q1, measure: reference, value: 19}
              - {indicator: gmv, scope: {tier: head}, period: 2025-01, measure: actual, value: 7}
              - {indicator: gmv, scope: {tier: head}, period: 2024, measure: target, value: 500}
            exchangeRates: [{code: usd, from: USD, to: CNY, validFrom: 2024-01-01, value: 7}]

            """;
        (await Api.Post("/v1/plan-documents", plan, "application/yaml")).Is(201);

        var made = (await Api.Post("/v1/plans/fair-2024/roll-forward", "{}")).Is(200).Json;
        Assert.Equal(("fair-2025", 5), ((string)made["plan"]!, (int)made["references"]!));
        Assert.Equal("""{"en":"The fair of 2025","zh":"2025 年集市"}""", Unescaped(made["names"]!));
        Assert.Equal(
            [
                """{"indicator":"gmv","scope":{"tier":"head"},"period":"2023-Q1","measure":"reference","value":80}""",
                """{"indicator":"gmv","scope":{"tier":"head"},"period":"2024-Q1","measure":"reference","value":100.25,"wording":{"en":"about a hundred"},"source":"1"}""",
                """{"indicator":"gmv","scope":{"tier":"mid"},"period":"2023-Q1","measure":"reference","value":20}""",
                """{"indicator":"gmv","scope":{"tier":"mid"},"period":"2024-Q1","measure":"reference","value":30,"currency":"USD"}""",
                """{"indicator":"gmv","scope":{"tier":"mid"},"period":"2024-W52","measure":"reference","value":-1.5,"comparator":"moreThan"}""",
            ],
            (await Document("fair-2025"))["cells"]!.AsArray().Select(cell => cell!.ToJsonString())
        );
        // 100.25 + 7 x 30 = 310.25 is the base of the growth: 620.5 is a hundred percent more.
        var path = "/v1/plans/fair-2025";
        (await Api.Post($"{path}/actuals", "indicator,date,scope.tier,value\ngmv,2025-01-01,head,620.5\n", "text/csv")).Is(200);
        var growth = (
            await Api.Post($"{path}/slices", """{"indicators":["gmv-growth"],"measures":["actual"],"columns":[{"periods":["2025-Q1"]}]}""")
        ).Is(200);
        Assert.Equal("100", growth.Json["rows"]![0]!["cells"]![0]!["value"]!.ToJsonString());
    }

    [Theory]
    [InlineData(1)]
    public Task ADrawnPlan_IsRolledForwardWithoutFault_AndKeepsItsStructure(int seed) => RollDrawn(seed);

    [Theory, Trait("Suite", "Slow")]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public Task ADrawnPlan_IsRolledForwardWithoutFault_AndKeepsItsStructure_OfMoreSeeds(int seed) => RollDrawn(seed);

    private async Task RollDrawn(int seed)
    {
        var drawn = new DrawnPlan(seed).Document;
        var code = $"drawn-{seed}-2024";
        drawn["plan"]!["code"] = code;
        (await Api.Post("/v1/plan-documents", drawn.ToJsonString())).Is(201);
        var old = await Document(code);
        foreach (var targets in (string[])["false", "true"])
        {
            var next = $"{code}-{targets}";
            var made = (await Api.Post($"/v1/plans/{code}/roll-forward", $$"""{"code":"{{next}}","targets":{{targets}}}""")).Is(200).Json;
            var document = await Document(next);

            foreach (var kept in (string[])["dimensions", "members", "groups", "indicators", "parties", "risks", "objectives", "teams"])
                Assert.Equal(Keys(old, kept), Keys(document, kept));
            if (targets == "true")
            {
                foreach (var kept in (string[])["targets", "keyResults", "weights"])
                    Assert.Equal(Keys(old, kept), Keys(document, kept));
            }
            // Each part is carried or left behind, and none is lost.
            foreach (var (collection, parts) in old.AsObject().Where(pair => pair.Value is JsonArray && pair.Key != "cells"))
            {
                var left = made["leftBehind"]!
                    .AsArray()
                    .Where(one => (string)one!["collection"]! == collection)
                    .Sum(one => (int)one!["count"]!);
                Assert.Equal(parts!.AsArray().Count, left + (document[collection]?.AsArray().Count ?? 0));
            }
            // Two years are one year twice, for what is carried.
            var later = (await Api.Post($"/v1/plans/{next}/roll-forward", $$"""{"code":"{{next}}-b","targets":{{targets}}}"""))
                .Is(200)
                .Json;
            Assert.All(
                later["leftBehind"]!.AsArray(),
                left => Assert.True(targets == "false" || (string)left!["because"]! == "kind", left!.ToJsonString())
            );
            Assert.Equal(2026, (int)later["calendar"]!["year"]!);
        }
    }

    private Client Api => _service.Api;

    private async Task Post(string path, JsonNode alert, string body)
    {
        var etag = (await Api.Get($"{ReviewPlan.Path}/alerts/{alert["number"]}")).ETag!;
        (await Api.With("If-Match", etag).Post(path, body)).Is(200);
    }

    private async Task<JsonNode> Document(string code) =>
        (await Api.With("Accept", "application/json").Get($"/v1/plans/{code}/document")).Is(200).Json;

    private static IEnumerable<string> Keys(JsonNode document, string collection) =>
        (document[collection]?.AsArray() ?? []).Select(part => $"{part!["dimension"]}/{part["code"]}");

    private static string Unescaped(JsonNode node) =>
        node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static string Words(JsonNode? action) =>
        string.Join(' ', new[] { "number", "wording", "owner", "dueOn", "state" }.Select(name => $"{action![name]}"))
        + $" {action!["carriedFrom"]!.ToJsonString()}";
}
