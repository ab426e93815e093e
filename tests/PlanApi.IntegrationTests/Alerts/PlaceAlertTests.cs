using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Alerts;

/// <summary>
/// Alerts of numbers of the cube, where a plan's matrix crosses: what becomes of them, and that they follow the names of their places.
/// </summary>
public sealed class PlaceAlertTests : IDisposable
{
    private const string Path = "/v1/plans/shop";

    private const string Plan = """
        format: planapi/1
        plan: {code: shop, calendar: {year: 2024}, currency: EUR, timeZone: Asia/Shanghai, matrix: {rows: line, columns: tier}}
        dimensions: [{code: line}, {code: tier}]
        members: [{code: online, dimension: line}, {code: head, dimension: tier}, {code: mid, dimension: tier}]
        parties: [{code: ann}]
        indicators: [{code: visitors, kind: flow, unit: number, expectedEvery: day}]
        cells:
          - {indicator: visitors, scope: {line: online, tier: head}, period: 2024, measure: target, value: 366000}

        """;

    private readonly CustomService _service = new(new TestOptions());

    private Client Api => _service.Api;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task AnImprovementPlan_IsFollowed_UntilTheNumberRecovers()
    {
        var path = $"{Path}/alerts/{await Raised()}";
        var code = path.Split('/')[^1];
        (
            await Post(
                $"{path}/improvement-plan",
                """{"cause":"x","measures":[{"wording":"A","owner":"ann","dueOn":"2024-04-30","expectedEffect":900}]}"""
            )
        ).Is(200);
        (await Post($"{path}/improvement-plan/decision", """{"accepted":true}""")).Is(200);
        var now = (await Api.Get($"{path}/improvement-plan/effect")).Is(200).Json;
        Assert.Equal(["submitted", "accepted", "now"], Kinds(now));

        _service.Clock.Advance(TimeSpan.FromDays(3));
        await Push(30_000, "2024-03-18", "2024-03-19", "2024-03-20");
        await Evaluate();
        _service.Clock.Advance(TimeSpan.FromDays(5));

        var effect = (await Api.Get($"{path}/improvement-plan/effect")).Is(200).Json;
        Assert.Equal(["submitted", "accepted", "recovered"], Kinds(effect));
        Assert.Equal(("2024-03-21", "green"), ((string)effect["moments"]![2]!["date"]!, (string)effect["moments"]![2]!["light"]!));
        // The day of the submission counts with all that came on it: 77 days of 100 and one of 30,000.
        Assert.Equal(
            ("37700", "97700", "60000", "2000", "58000"),
            (
                Text(effect["moments"]![0]!["actual"]),
                Text(effect["moments"]![2]!["actual"]),
                Text(effect["change"]),
                Text(effect["expectedChange"]),
                Text(effect["beyond"])
            )
        );
        var graph = (
            await Api.Post(
                "/graphql",
                new JsonObject
                {
                    ["query"] = $$"""{ plan(code: "shop") { improvementEffect(number: {{code}}) { change moments { kind date } } } }""",
                }.ToJsonString()
            )
        )
            .Is(200)
            .Json;
        Assert.Equal(
            ("60000", "RECOVERED", "2024-03-21"),
            (
                Text(graph["data"]!["plan"]!["improvementEffect"]!["change"]),
                (string)graph["data"]!["plan"]!["improvementEffect"]!["moments"]![2]!["kind"]!,
                (string)graph["data"]!["plan"]!["improvementEffect"]!["moments"]![2]!["date"]!
            )
        );
    }

    [Theory]
    [InlineData("dimensions/tier/members/head", "top", """{"line":"online","tier":"top"}""")]
    [InlineData("dimensions/tier", "size", """{"line":"online","size":"head"}""")]
    [InlineData("dimensions/line", "zone", """{"tier":"head","zone":"online"}""")]
    public async Task APlaceThatIsCalledAnother_KeepsItsAlertAndItsLight(string part, string name, string scope)
    {
        var path = $"{Path}/alerts/{await Raised()}";
        var etag = (await Api.Get(path)).ETag!;

        await Rename(part, name);
        await Evaluate();

        var alert = Assert.Single((await Api.Get($"{Path}/alerts")).Is(200).Items);
        Assert.Equal((scope, "open"), (alert["scope"]!.ToJsonString(), (string)alert["state"]!));
        (await Api.With("If-None-Match", etag).Get(path)).Is(200);
        var change = Assert.Single((await Api.Get($"{Path}/lights/changes")).Is(200).Items);
        Assert.Equal((scope, true, "red"), (change["scope"]!.ToJsonString(), change["before"] is null, (string)change["light"]!));
        (await Post($"{path}/improvement-plan", """{"cause":"x","measures":[{"wording":"A","owner":"ann","dueOn":"2024-04-30"}]}""")).Is(
            200
        );
        Assert.Equal(["submitted", "now"], Kinds((await Api.Get($"{path}/improvement-plan/effect")).Is(200).Json));
        _service.Clock.Advance(TimeSpan.FromDays(1));
        await Evaluate();
        // No actual came for the day: the light is another, and was red.
        Assert.Equal(["red", ""], (await Api.Get($"{Path}/lights/changes")).Is(200).Items.Select(later => $"{later["before"]}"));
    }

    [Fact]
    public async Task APlaceThatIsCalledAsOneThatIsGone_HasItsOwnAlert()
    {
        var gone = await Raised();
        (
            await Api.Post(
                $"{Path}/cells",
                """{"cells":[{"indicator":"visitors","scope":{"line":"online","tier":"head"},"period":"2024"},{"indicator":"visitors","scope":{"line":"online","tier":"mid"},"period":"2024","value":366000}]}"""
            )
        ).Is(200);
        foreach (var month in new[] { 1, 2, 3 })
            (
                await Api.Post(
                    $"{Path}/cells",
                    new JsonObject
                    {
                        ["cells"] = new JsonArray([
                            .. Enumerable
                                .Range(1, 31)
                                .Where(day => DateTime.DaysInMonth(2024, month) >= day && (month < 3 || day < 18))
                                .Select(day =>
                                    JsonNode.Parse(
                                        $$"""{"indicator":"visitors","scope":{"line":"online","tier":"head"},"period":"2024-{{month:00}}-{{day:00}}","measure":"actual"}"""
                                    )
                                ),
                        ]),
                    }.ToJsonString()
                )
            ).Is(200);
        (await Api.Delete($"{Path}/dimensions/tier/members/head", (await Api.Get($"{Path}/dimensions/tier/members/head")).ETag)).Is(204);
        (
            await Api.Post($"{Path}/actuals", "indicator,date,scope.line,scope.tier,value\nvisitors,2024-03-17,online,mid,7\n", "text/csv")
        ).Is(200);
        await Evaluate();
        Assert.Equal(2, (await Api.Get($"{Path}/alerts")).Is(200).Items.Count);

        await Rename("dimensions/tier/members/mid", "head");
        await Evaluate();

        Assert.Equal(["open", "closed"], (await Api.Get($"{Path}/alerts")).Is(200).Items.Select(alert => (string)alert["state"]!));
        Assert.Equal("closed", (string)(await Api.Get($"{Path}/alerts/{gone}")).Is(200).Json["state"]!);
    }

    private async Task<long> Raised()
    {
        (await Api.Post("/v1/plan-documents", Plan, "application/yaml")).Is(201);
        await Push(
            100,
            [
                .. Enumerable
                    .Range(0, 77)
                    .Select(day =>
                        new DateOnly(2024, 1, 1).AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                    ),
            ]
        );
        await Evaluate();
        return (long)Assert.Single((await Api.Get($"{Path}/alerts")).Is(200).Items)["number"]!;
    }

    private async Task Push(int visitors, params string[] days) =>
        (
            await Api.Post(
                $"{Path}/actuals",
                "indicator,date,scope.line,scope.tier,value\n"
                    + string.Concat(days.Select(day => $"visitors,{day},online,head,{visitors}\n")),
                "text/csv"
            )
        ).Is(200);

    private async Task Evaluate() => (await Api.Post($"{Path}/lights/evaluations", "")).Is(200);

    private async Task Rename(string part, string name) =>
        (await Api.Patch($"{Path}/{part}", $$"""{"code":"{{name}}"}""", (await Api.Get($"{Path}/{part}")).ETag)).Is(200);

    private async Task<Answer> Post(string path, string body) =>
        await Api.With("If-Match", (await Api.Get(string.Join('/', path.Split('/')[..6]))).Is(200).ETag!).Post(path, body);

    private static IEnumerable<string> Kinds(JsonNode effect) => effect["moments"]!.AsArray().Select(moment => (string)moment!["kind"]!);

    private static string Text(JsonNode? node) => node!.ToJsonString();
}
