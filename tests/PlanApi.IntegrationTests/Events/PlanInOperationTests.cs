using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Events;

/// <summary>
/// A plan in operation from beginning to end, as its users see it: managers in the matrix, scripts in their batches, owners on their
/// subscription.
/// </summary>
public sealed class PlanInOperationTests : IDisposable
{
    private const string Path = "/v1/plans/shop";

    private const string Plan = """
        format: planapi/1
        plan: {code: shop, calendar: {year: 2024}, currency: EUR, timeZone: Asia/Shanghai, matrix: {rows: line, columns: tier}}
        dimensions: [{code: line}, {code: tier}]
        members: [{code: sales, dimension: line}, {code: head, dimension: tier}, {code: mid, dimension: tier}]
        parties: [{code: ann, escalatesTo: ben}, {code: ben}]
        indicators: [{code: visitors, kind: flow, unit: number, expectedEvery: day}]
        targets: [{code: many-visitors, indicator: visitors, period: 2024, comparator: atLeast, value: 732000}]
        objectives: [{code: grow, wording: {en: Grow}}]
        keyResults: [{code: visitors-result, objective: grow, target: many-visitors, owner: ann}]

        """;

    private const string Subscription = """
        subscription($after: String) { planEvents(plan: "shop", after: $after, kind: [ALERT], target: "many-visitors") { alert { number light state escalatedToCode } } }
        """;

    private readonly CustomService _service = new(new TestOptions { Kestrel = true });

    private Client Api => _service.Api;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task ALightTurns_TheAlertArrives_NobodyAnswers_ItEscalates_IsAnswered_AndRecovers()
    {
        (await Api.Post("/v1/plan-documents", Plan, "application/yaml")).Is(201);
        (
            await Api.Post(
                $"{Path}/cells",
                """{"cells":[{"indicator":"visitors","scope":{"line":"sales","tier":"head"},"period":"2024","value":366000},{"indicator":"visitors","scope":{"line":"sales","tier":"mid"},"period":"2024","value":366000}]}"""
            )
        ).Is(200);
        await Push("head", 1000);
        await Push("mid", 1000);
        await Evaluate();
        Assert.Equal(["head green", "mid green"], await Matrix());

        var last = (string)(await Api.Get($"{Path}/events?after=0&first=1000")).Is(200).Json["last"]!;
        using var client = Wait.Client(_service.Address);
        using var events = await EventReader.Open(client, $"{Path}/events?kind=alert&target=many-visitors", last);
        using var socket = await Socket.Begun(_service.Address);
        await socket.Subscribe("alerts", Subscription, new JsonObject { ["after"] = last });
        // The same event over REST and over the subscription.
        async Task<string> Heard()
        {
            var (alert, same) = ((await events.NextJson())["alert"]!, (await socket.Next("alerts"))["planEvents"]!["alert"]!);
            Assert.Equal((long)alert["number"]!, (long)same["number"]!);
            Assert.Equal(((string)alert["state"]!).ToUpperInvariant(), ((string)same["state"]!).Replace("_", "", StringComparison.Ordinal));
            return $"{alert["light"]} {alert["state"]} {alert["escalatedTo"]}".TrimEnd();
        }

        await Push("mid", 400);
        await Evaluate();
        Assert.Equal("red open", await Heard());
        Assert.Equal(["head green", "mid red"], await Matrix());

        _service.Clock.Advance(TimeSpan.FromHours(23));
        await Api.Post($"{Path}/alerts/escalations", "");
        _service.Clock.Advance(TimeSpan.FromHours(1));
        await Api.Post($"{Path}/alerts/escalations", "");
        Assert.Equal("red escalated ben", await Heard());

        var escalated = (await Api.Get($"{Path}/alerts?state=escalated&first=10")).Is(200).Items;
        var alert = $"{Path}/alerts/{escalated.Single(item => (string?)item["target"] == "many-visitors")["number"]}";
        await Answer(
            alert,
            "improvement-plan",
            """{"cause":"The campaign ended","measures":[{"wording":"A new one","owner":"ben","dueOn":"2024-04-30","expectedEffect":600}]}"""
        );
        Assert.Equal("red planSubmitted ben", await Heard());
        await Answer(alert, "improvement-plan/decision", """{"accepted":true}""");
        Assert.Equal("red planAccepted ben", await Heard());

        // A day has gone by without a report of the other tier; old numbers are shown as such.
        await Push("mid", 1000);
        Assert.Equal(["head stale", "mid green"], await Matrix());
        await Push("head", 1000);
        await Evaluate();
        Assert.Equal("red recovered ben", await Heard());
        Assert.Equal(["head green", "mid green"], await Matrix());
    }

    private async Task Push(string tier, int number) =>
        (
            await Api.Post(
                $"{Path}/actuals",
                "indicator,date,scope.line,scope.tier,value\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, _service.Clock.GetUtcNow().DayOfYear - 1)
                            .Select(day => $"visitors,{new DateOnly(2024, 1, 1).AddDays(day):yyyy-MM-dd},sales,{tier},{number}\n")
                    ),
                "text/csv"
            )
        ).Is(200);

    private async Task Evaluate() => (await Api.Post($"{Path}/lights/evaluations", "")).Is(200);

    private async Task Answer(string alert, string path, string body) =>
        (await Api.With("If-Match", (await Api.Get(alert)).ETag!).Post($"{alert}/{path}", body)).Is(200);

    // Over REST and over GraphQL, each in one call.
    private async Task<IReadOnlyList<string>> Matrix()
    {
        var cells = (await Api.Get($"{Path}/matrix/lights")).Is(200).Json["cells"]!.AsArray();
        var same = (
            await Api.Post(
                "/graphql",
                """{"query":"{ plan(code: \"shop\") { matrixLights { cells { row: rowCode column: columnCode light } } } }"}"""
            )
        )
            .Is(200)
            .Json["data"]!["plan"]!["matrixLights"]!["cells"]!.AsArray();
        Assert.Equal(
            cells.Select(cell => $"{cell!["row"]} {cell["column"]} {((string)cell["light"]!).ToLowerInvariant()}"),
            same.Select(cell =>
                $"{cell!["row"]} {cell["column"]} {((string)cell["light"]!).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant()}"
            )
        );
        return
        [
            .. cells
                .Where(cell => (string?)cell!["row"] == "sales" && cell["column"] is not null)
                .Select(cell => $"{cell!["column"]} {cell["light"]}"),
        ];
    }
}
