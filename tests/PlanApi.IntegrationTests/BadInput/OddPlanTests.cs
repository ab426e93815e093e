using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.BadInput;

/// <summary>
/// Plans at the edge of what can be held: with numbers whose sums do not fit, with nothing in their dimensions, with as many dimensions as
/// may be. Everything that computes answers them, and says that a number is too large only where one is.
/// </summary>
public sealed class OddPlanTests(OpenService service) : IClassFixture<OpenService>
{
    private const string TooLarge = "is too large";
    private const string Market = """{"dimension":"market"}""",
        Tier = """{"dimension":"tier"}""",
        Quarters = """{"grain":"quarter"}""";

    private static readonly string[] Indicators =
    [
        "stores",
        "gmv",
        "visitors",
        "inquiries",
        "daily",
        "sellers",
        "staff",
        "peak",
        "conversion",
        "satisfaction",
        "gmv-share",
        "gmv-growth",
        "basket",
        "users",
    ];

    private static readonly string Parts =
        "targets:\n"
        + string.Concat(
            Indicators.Select(indicator =>
                $"  - {{code: t-{indicator}, indicator: {indicator}, period: \"2024\", comparator: atLeast, value: 5}}\n"
            )
        )
        + "keyResults:\n"
        + string.Concat(
            Indicators.Select(indicator => $"  - {{code: k-{indicator}, objective: grow, target: t-{indicator}, owner: coo}}\n")
        );

    [Fact, Trait("Suite", "Slow")]
    public async Task Numbers_WhoseSumsDoNotFit_AreToldSo()
    {
        var plan = await CubePlan.New(service.Api, Parts);
        string[] stored = ["stores", "gmv", "visitors", "inquiries", "sellers", "staff", "peak", "satisfaction", "users"];
        foreach (var measure in (string[])["target", "actual"])
            (
                await plan.Write([
                    .. from indicator in stored
                    from tier in (string[])["head", "mid"]
                    from month in (string[])["2024-01", "2024-02", "2023-02"]
                    select $"{indicator} tier={tier},market=mexico,line=sales {month} 899999999999999 {measure}",
                ])
            ).Is(200);

        var told = await Walk(plan.Path);

        Assert.Contains(told, call => call.Contains("/slices/csv", StringComparison.Ordinal));
        Assert.Contains(told, call => call.Contains("/cell-explanations", StringComparison.Ordinal));
        Assert.Contains(told, call => call.Contains("/decomposition-previews", StringComparison.Ordinal));
        (
            await plan.Slice(
                """{"indicators":["gmv"],"rows":[{"dimension":"tier","members":["mid"]}],"filter":{"market":"mexico","line":"sales"},"period":"2024-01"}"""
            )
        ).Is(200);
    }

    [Fact]
    public async Task Dimensions_WithoutMembers_AreAxesOfNothing()
    {
        var code = $"odd-{Guid.NewGuid():N}";
        var indicators =
            "indicators:\n"
            + string.Concat(
                Indicators
                    .Except(["gmv-share", "conversion", "satisfaction", "gmv-growth", "basket"])
                    .Select(indicator => $"  - {{code: {indicator}, kind: flow, unit: number}}\n")
            )
            + "  - {code: gmv-share, kind: share, unit: percent, base: gmv, shareOf: tier}\n";
        (
            await service.Api.Post(
                "/v1/plan-documents",
                $"format: planapi/1\nplan: {{code: {code}, calendar: {{year: 2024}}, currency: CNY, matrix: {{rows: line, "
                    + "columns: tier}}\n"
                    + $"dimensions: [{{code: line}}, {{code: market}}, {{code: tier}}]\n{indicators}",
                "application/yaml"
            )
        ).Is(201);
        var plan = new CubePlan(service.Api, $"/v1/plans/{code}");
        (await plan.Write("gmv - 2024-01 5")).Is(200);

        Assert.Empty(await Walk(plan.Path));
        var none = (await plan.Slice($$"""{"indicators":["gmv"],"rows":[{{Tier}}],"columns":[{{Quarters}}]}""")).Is(200);
        Assert.Equal((0, 4), (none.Json["rows"]!.AsArray().Count, none.Json["columns"]!.AsArray().Count));
        var rows = (await plan.Slice($$"""{"indicators":["gmv"],"rows":[{{Quarters}}],"columns":[{{Market}}]}""")).Is(200);
        Assert.Equal(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"], rows.Json["rows"]!.AsArray().Select(row => (string)row!["period"]!));
        Assert.All(rows.Json["rows"]!.AsArray(), row => Assert.Empty(row!["cells"]!.AsArray()));
        Assert.Equal(["-: 5"], CubePlan.Rows(await plan.Slice("""{"indicators":["gmv"],"rows":[{"dimension":"tier","total":true}]}""")));
    }

    [Fact, Trait("Suite", "Slow")]
    public async Task Dimensions_AsManyAsMayBe_AreCountedInEachGroup()
    {
        var more = string.Concat(Enumerable.Range(0, 13).Select(at => $", {{code: z{at:00}}}"));
        var members = string.Concat(
            Enumerable.Range(0, 13).Select(at => $"  - {{code: one, dimension: z{at:00}}}\n  - {{code: two, dimension: z{at:00}}}\n")
        );
        var groups = string.Concat(
            Enumerable.Range(0, 13).Select(at => $"  - {{code: some, dimension: z{at:00}, definitions: [{{members: [one]}}]}}\n")
        );
        var plan = await CubePlan.New(
            service.Api,
            Parts,
            yaml =>
                yaml.Replace("{code: tier}]", $"{{code: tier}}{more}]", StringComparison.Ordinal)
                    .Replace("members:\n", $"members:\n{members}", StringComparison.Ordinal)
                    .Replace("groups:\n", $"groups:\n{groups}", StringComparison.Ordinal)
        );
        string Scope(string member) =>
            "line=sales,market=mexico,tier=mid," + string.Join(',', Enumerable.Range(0, 13).Select(at => $"z{at:00}={member}"));
        (
            await plan.Write(
                $"gmv {Scope("one")} 2024-01 5",
                $"gmv {Scope("two")} 2024-01 7",
                $"gmv {Scope("some")} 2024-02 9",
                $"visitors {Scope("one")} 2024-01 2"
            )
        ).Is(200);

        Assert.Equal("12", await plan.At("gmv - 2024"));
        Assert.Equal("5", await plan.At("gmv z12=some 2024-01"));
        Assert.Empty(await Walk(plan.Path));
        Assert.Equal(
            ["too-large "],
            CubePlan.Faults((await service.Api.Post($"{plan.Path}/dimensions", """{"code":"seventeenth"}""")).IsProblem(400, "invalid"))
        );
        Assert.Equal(
            "too-large /dimensions/16",
            (await service.Api.Post($"{plan.Path}/findings/what-if", """{"dimensions":{"seventeenth":{}}}"""))
                .IsProblem(400, "invalid")
                .Faults
        );
        var refused = await service.Api.Post(
            "/graphql",
            new JsonObject
            {
                ["query"] =
                    $$"""mutation { createDimension(plan: "{{plan.Path.Split('/')[^1]}}", input: {code: "seventeenth"}) { errors { code faults { code message } } } }""",
            }.ToJsonString()
        );
        Assert.Contains("at most 16 dimensions", refused.Text, StringComparison.Ordinal);
        Assert.Equal("too-large /dimensions/16", (
                await service.Api.Post(
                    "/v1/plan-documents",
                    $"""
                    format: planapi/1
                    plan: {"{"}code: seventeen, calendar: {"{"}year: 2024{"}"}, currency: CNY{"}"}
                    dimensions: [{string.Join(", ", Enumerable.Range(0, 17).Select(at => $"{{code: d{at:00}}}"))}]
                    """,
                    "application/yaml"
                )
            ).IsProblem(400, "invalid").Faults);
    }

    /// <summary>Everything that computes; answers the calls that were told of a number that is too large.</summary>
    private async Task<IReadOnlyList<string>> Walk(string plan)
    {
        var told = new List<string>();
        foreach (var path in await Reads(plan))
            Judge(path, await service.Api.Get(path));
        foreach (var (path, body) in Writes(plan))
            Judge($"{path} {body}", await service.Api.Post(path, body));
        Assert.DoesNotContain(service.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
        return told;

        void Judge(string call, Answer answer)
        {
            Assert.True(answer.Status < 500, $"{call}: {answer.Status} {answer.Text}");
            if (answer.Text.Contains(TooLarge, StringComparison.Ordinal))
                told.Add(call);
        }
    }

    private async Task<IEnumerable<string>> Reads(string plan)
    {
        var paths = (await service.Api.Get("/openapi/v1.json")).Json["paths"]!
            .AsObject()
            .Where(path => path.Key.StartsWith("/v1/plans/{plan}", StringComparison.Ordinal) && path.Value!["get"] is not null)
            .Select(path => path.Key);
        return from path in paths
            from indicator in Regex.IsMatch(path, @"\{(target|keyResult)\}") ? Indicators : ["gmv"]
            let filled = Regex.Replace(
                path["/v1/plans/{plan}".Length..],
                @"\{(\w+)\}",
                name =>
                    name.Groups[1].Value switch
                    {
                        "target" => $"t-{indicator}",
                        "keyResult" => $"k-{indicator}",
                        "objective" => "grow",
                        "dimension" => "tier",
                        "scenario" => "baseline",
                        "number" or "sequence" => "1",
                        _ => "x",
                    }
            )
            select plan
                + filled
                + (
                    filled switch
                    {
                        "/scorecard" => "?objective=grow&date=2024-12-30",
                        "/scorecard/trend" => "?objective=grow&dates=2024-06-30,2024-12-30",
                        "/scorecard/comparison" => "?objective=grow&date=2024-12-30&againstDate=2024-06-30",
                        "/events" => "?after=0",
                        "/lights" or "/outlooks" or "/matrix/lights" => "?date=2024-12-30",
                        _ => filled.EndsWith("/light", StringComparison.Ordinal)
                        || filled.EndsWith("/pace", StringComparison.Ordinal)
                        || filled.EndsWith("/outlook", StringComparison.Ordinal)
                            ? "?date=2024-12-30"
                            : "",
                    }
                );
    }

    private static IEnumerable<(string Path, string Body)> Writes(string plan)
    {
        string[] axes = ["", $"{Tier},{Market}"];
        foreach (var indicator in (string[])["gmv", "daily", "sellers", "staff", "satisfaction", "gmv-share", "basket"])
        {
            foreach (var rows in axes)
            {
                foreach (var columns in (string[])[Quarters, """{"dimension":"line","total":true}"""])
                {
                    var slice =
                        $$"""{"indicators":["{{indicator}}"],"measures":["target","actual"],"rows":[{{rows}}],"columns":[{{columns}}]}""";
                    yield return ($"{plan}/slices", slice);
                    yield return ($"{plan}/slices/csv", slice);
                }
                foreach (var method in (string[])["proportional", "reconcile"])
                {
                    var spread =
                        $$"""{"indicator":"{{indicator}}","period":"2024","value":10,"method":"{{method}}","over":[{{(rows.Length > 0 ? rows : Quarters)}}]}""";
                    yield return ($"{plan}/spread-previews", spread);
                    yield return ($"{plan}/spread-previews/csv", spread);
                }
            }
            foreach (
                var path in (string[])["cell-explanations", "driver-trees", "driver-tornados", "driver-attributions", "driver-what-ifs"]
            )
                yield return ($"{plan}/{path}", $$"""{"indicator":"{{indicator}}","period":"2024"}""");
            yield return ($"{plan}/targets/t-{indicator}/adopt", "{}");
        }
        yield return ($"{plan}/forecasts", """{"scenario":"forecast","date":"2024-06-30"}""");
        yield return ($"{plan}/lights/evaluations", "{}");
        yield return ($"{plan}/actuals/sums", "{}");
        yield return (
            $"{plan}/decomposition-previews",
            $$$"""{"over":[{"dimension":"tier"},{{{Quarters}}}],"bases":[{"method":"relative","axis":"tier","kinds":["flow"],"like":{"yearsBefore":0}}]}"""
        );
    }
}
