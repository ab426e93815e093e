using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cli;
using PlanApi.IntegrationTests.GraphQL;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.History;

/// <summary>A plan at two moments.</summary>
public sealed class ComparisonTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions());

    [Fact]
    public async Task TwoVersions_DifferByWhatCountsBetweenThem()
    {
        var plan = await _service.NewPlan();
        await Patch($"{plan}/targets/total", """{"value":1100}""");
        await Patch($"{plan}/targets/total", """{"code":"whole","value":1200}""");
        await Patch($"{plan}/targets/germany-gmv", """{"value":91}""");
        await Patch($"{plan}/targets/germany-gmv", """{"value":90}""");
        (await _service.Api.Post($"{plan}/sections", """{"code":"9","purpose":"other"}""")).Is(201);
        await Delete($"{plan}/sections/9");
        (await _service.Api.Post($"{plan}/sections", """{"code":"8","purpose":"other"}""")).Is(201);
        await Delete($"{plan}/targets/total-usd");
        await Write(plan, "2024-Q1", 100);
        await Write(plan, "2024-Q2", 5);
        await Write(plan, "2024-Q1", 110);
        (
            await _service.Api.Post(
                $"{plan}/cells",
                """{"cells":[{"indicator":"visitors","measure":"target","period":"2024-Q2","value":null}]}"""
            )
        ).Is(200);

        var found = (await _service.Api.Get($"{plan}/comparison?from=1")).Is(200).Json;

        Assert.Equal(
            ["Section 8 ", "Target total-usd ", "Target whole code,value", "Cell baseline|Target|visitors||2024-Q1 "],
            found["items"].Items().Select(Line)
        );
        Assert.Equal((1000, 1200), ((int)found["items"]![2]!["before"]!["value"]!, (int)found["items"]![2]!["after"]!["value"]!));
        Assert.Equal((null, 110), ((JsonNode?)found["items"]![3]!["before"], (int)found["items"]![3]!["after"]!["value"]!));
        Assert.Equal(
            (1, 13, 12),
            ((int)found["summary"]!["from"]!["version"]!, (int)found["summary"]!["to"]!["version"]!, (int)found["summary"]!["compared"]!)
        );
        Assert.Equal(
            ["Section 1 0 0", "Target 0 1 1", "Cell 1 0 0"],
            found["summary"]!["counts"].Items().Select(count => $"{count["kind"]} {count["added"]} {count["removed"]} {count["changed"]}")
        );
        Assert.Equal(["Target whole code,value"], await Lines($"{plan}/comparison?from=2&to=3&kind=Target"));
        Assert.Empty(await Lines($"{plan}/comparison?from=3&to=5"));
        Assert.Empty(await Lines($"{plan}/comparison?from=13"));
        Assert.Equal(
            ["Cell baseline|Target|visitors||2024-Q1 value", "Cell baseline|Target|visitors||2024-Q2 "],
            await Lines($"{plan}/comparison?from=11&kind=Cell")
        );
    }

    [Fact]
    public async Task Pages_AreOfOneComparison_WhateverIsWrittenMeanwhile()
    {
        var plan = await _service.NewPlan();
        foreach (var section in new[] { "5", "6", "7" })
            (await _service.Api.Post($"{plan}/sections", $$"""{"code":"{{section}}","purpose":"other"}""")).Is(201);

        var first = (await _service.Api.Get($"{plan}/comparison?from=1&first=2")).Is(200);
        await Delete($"{plan}/sections/5");
        var next = (await _service.Api.Get((string)first.Json["next"]!)).Is(200);

        Assert.Equal(["5", "6", "7"], first.Items.Concat(next.Items).Select(item => (string)item["key"]!));
        Assert.Null(next.Json["next"]);
        (await _service.Api.Get($"{plan}/comparison?from=1&after=x")).IsProblem(400, "invalid");
    }

    [Fact]
    public async Task Moments_AreVersions_Instants_Days_AndTheLastApproval()
    {
        // 2024-03-18 08:30 UTC is 16:30 in Shanghai, whose day ends at 16:00 UTC.
        var plan = await _service.NewPlan();
        (await _service.Api.Get($"{plan}/comparison?from=approval")).IsProblem(404, "no-such-moment");
        _service.Clock.Advance(TimeSpan.FromHours(8));
        (await _service.Api.Post($"{plan}/sections", """{"code":"5","purpose":"other"}""")).Is(201);
        _service.Clock.Advance(TimeSpan.FromHours(20));

        Assert.Equal(["5"], await Keys($"{plan}/comparison?from=2024-03-18"));
        Assert.Equal(["5"], await Keys($"{plan}/comparison?from=2024-03-18T08:30:00Z&to=2024-03-18T16:30:00Z"));
        Assert.Empty(await Keys($"{plan}/comparison?from=2024-03-18T08:30:00Z&to=2024-03-18T16:29:59Z"));
        Assert.Empty(await Keys($"{plan}/comparison?from=2024-03-19"));
        (await _service.Api.Get($"{plan}/comparison?from=2024-03-20")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/comparison?from=2024-03-17")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/comparison?from=2025-01-01T00:00:00Z")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/comparison?from=3")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/comparison?from=0")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/comparison?from=yesterday")).IsProblem(400, "invalid");
        (await _service.Api.Get($"{plan}/comparison")).IsProblem(400, "invalid");
        (await _service.Api.Get($"{plan}/comparison?from=2&to=1")).IsProblem(400, "invalid");
        (await _service.Api.Get($"{plan}/comparison?from=1&kind=Goal")).IsProblem(400, "invalid");

        var approved = await _service.NewPlan(edit: document =>
            document.Replace("currency: CNY", "currency: CNY\n  status: approved", StringComparison.Ordinal)
        );
        await Patch($"{approved}/parties/coo", """{"names":{"en":"COO"}}""");
        Assert.Equal(["coo"], await Keys($"{approved}/comparison?from=approval"));
    }

    [Fact]
    public async Task OverGraphQL_ItIsTheSame()
    {
        var plan = await _service.NewPlan();
        await Patch($"{plan}/targets/total", """{"value":1100}""");
        var query =
            $$"""{ plan(code: "{{plan.Split('/')[^1]}}") { comparison(from: "1", kinds: ["Target"]) """
            + """{ nodes { kind key fields before after } } """
            + """comparisonSummary(from: "1", to: "2") { to { version } counts { kind changed } } } }""";

        var found = (await _service.Api.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json["data"]![
            "plan"
        ]!;

        var change = Assert.Single(found["comparison"]!["nodes"].Items());
        Assert.Equal("Target total value", Line(change));
        Assert.Equal(
            (2, "Target"),
            ((int)found["comparisonSummary"]!["to"]!["version"]!, (string)found["comparisonSummary"]!["counts"]![0]!["kind"]!)
        );
    }

    [Fact]
    public async Task OnTheCommandLine_ItIsATable()
    {
        using var run = new CommandRun();
        Template.CopyTo(run.Database, plan: true);
        using (var other = new CustomService(new TestOptions { Database = run.Database }))
        {
            var path = "/v1/plans/intl-2024/targets/inquiry-conversion-kpi";
            (await other.Api.Patch(path, """{"value":6.5}""", (await other.Api.Get(path)).ETag)).Is(200);
        }

        var table = await run.Run("compare", "intl-2024", "1");
        var nothing = await run.Run("compare", "intl-2024", "2", "2");
        var none = await run.Run("compare", "intl-2024", "9");

        Assert.Equal(0, table.Code);
        Assert.Matches(
            @"^From version 1 \([^)]+\) to version 2 \([^)]+\): 0 new, 0 removed, 1 changed\n\n"
                + @" *KIND +KEY +FIELD +BEFORE +AFTER\n *Target +inquiry-conversion-kpi +value +6 +6\.5\n$",
            table.Out
        );
        Assert.EndsWith("nothing differs\n", nothing.Out, StringComparison.Ordinal);
        Assert.Equal(1, none.Code);
        Assert.StartsWith("no-such-moment: ", none.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _service.Dispose();

    private async Task<IEnumerable<string>> Lines(string path) => (await _service.Api.Get(path)).Is(200).Items.Select(Line);

    private async Task<IEnumerable<string>> Keys(string path) =>
        (await _service.Api.Get(path)).Is(200).Items.Select(item => (string)item["key"]!);

    private static string Line(JsonNode change) => $"{change["kind"]} {change["key"]} {string.Join(',', change["fields"].Items())}";

    private Task<Answer> Write(string plan, string period, int value) =>
        _service.Api.Post(
            $"{plan}/cells",
            $$"""{"cells":[{"indicator":"visitors","measure":"target","period":"{{period}}","value":{{value}}}]}"""
        );

    private async Task Patch(string path, string patch) =>
        (await _service.Api.Patch(path, patch, (await _service.Api.Get(path)).Is(200).ETag)).Is(200);

    private async Task Delete(string path) => (await _service.Api.Delete(path, (await _service.Api.Get(path)).Is(200).ETag)).Is(204);
}
