using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Validation;

/// <summary>What is wrong with a plan in each of its scenarios, and what a scenario breaks.</summary>
public sealed class ScenarioFindingTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Cells = "rule=stored-total-differs,bound-left-by-cells,target-missed-by-cells,adopted-value-outside-target";

    [Fact]
    public async Task Findings_OfAScenario_AreThoseOfItsOwnCells()
    {
        var plan = await New("stores - 2024 10", "stores tier=mid 2024 4", "stores tier=head 2024 6");
        await plan.Scenario("bold");
        (await plan.WriteTo("bold", "stores tier=mid 2024 9")).Is(200);

        Assert.Empty(await Found(plan, ""));
        Assert.Equal(["warning stored-total-differs Target|stores||2024"], await Found(plan, "&scenario=bold"));
        Assert.Equal(await Found(plan, "&scenario=bold"), await Found(plan, "&scenario=bold&against=baseline"));
        Assert.Empty(await Found(plan, "&against=bold"));
        // Each scenario's report is kept by itself, and none beyond a change.
        (await plan.WriteTo("bold", "stores - 2024 15")).Is(200);
        Assert.Empty(await Found(plan, "&scenario=bold"));
        (await plan.Write("stores tier=mid 2024 5")).Is(200);
        Assert.Single(await Found(plan, ""));
        Assert.Empty(await Found(plan, "&scenario=bold"));
    }

    [Fact]
    public async Task WhatAScenarioBreaks_IsFoundAgainstItsParent()
    {
        var plan = await New(
            "visitors tier=mid 2024 100",
            "inquiries tier=mid 2024 6",
            "stores tier=mid 2024-Q1 3",
            "gmv - 2024 10",
            "gmv tier=mid 2024 11"
        );
        (
            await plan.Api.Post(
                $"{plan.Path}/targets",
                """{"code":"six","indicator":"conversion","period":"2024","comparator":"atLeast","basis":"absolute","value":6}"""
            )
        ).Is(201);
        await plan.Bound("by-june", "stores - 2024-Q2", """{"max":5,"toDate":true}""");
        await plan.Scenario("bold");
        (await plan.WriteTo("bold", "visitors tier=mid 2024 120")).Is(200);
        // A bound that is made since does not move what a scenario has already.
        (await plan.WriteTo("bold", "stores tier=head 2024-Q2 2")).Is(200);
        (await plan.Api.Patch($"{plan.Path}/bounds/by-june", """{"max":4}""", (await plan.Api.Get($"{plan.Path}/bounds/by-june")).ETag)).Is(
            200
        );

        Assert.Equal(
            ["warning bound-left-by-cells by-june", "warning target-missed-by-cells six"],
            await Found(plan, "&scenario=bold&against=baseline")
        );
        var finding = (await plan.Api.Get($"{plan.Path}/findings?scenario=bold&rule=target-missed-by-cells")).Is(200).Json["items"]![0]!;
        Assert.Equal(
            "conversion at the whole organisation in 2024: the cells come to 5 %, but the target is at least 6 % (six).",
            (string)finding["sentence"]!
        );
        Assert.Equal(["warning stored-total-differs Target|gmv||2024"], await Found(plan, ""));
        Assert.Equal(
            (string)finding["fingerprint"]!,
            (string)(await plan.Api.Get($"{plan.Path}/findings/{finding["fingerprint"]}?scenario=bold")).Is(200).Json["fingerprint"]!
        );
        (await plan.Api.Get($"{plan.Path}/findings/{finding["fingerprint"]}")).IsProblem(404, "not-found");
        var counts = (await plan.Api.Get($"{plan.Path}/findings?scenario=bold&against=baseline")).Json["counts"]!;
        Assert.Equal(2, (int)counts["warnings"]!);
    }

    [Fact]
    public async Task WhatIf_InAScenario_JudgesItsCells()
    {
        var plan = await New("stores tier=mid 2024 3");
        await plan.Bound("cap", "stores - 2024", """{"max":9}""");
        await plan.Scenario("bold");
        (await plan.WriteTo("bold", "stores tier=mid 2024 8")).Is(200);
        const string Change = """{"bounds":{"cap":{"max":5}}}""";

        Assert.Empty((await plan.Api.Post($"{plan.Path}/findings/what-if", Change)).Is(200).Json["added"]!.AsArray());
        var added = (await plan.Api.Post($"{plan.Path}/findings/what-if?scenario=bold", Change)).Is(200).Json["added"]!.AsArray();
        Assert.Equal("bound-left-by-cells", (string)Assert.Single(added)!["rule"]!);
    }

    [Fact]
    public async Task Findings_OverGraphQL_TakeTheScenarioToo()
    {
        var plan = await New("stores - 2024 10", "stores tier=mid 2024 4", "stores tier=head 2024 6");
        await plan.Scenario("bold");
        (await plan.WriteTo("bold", "stores tier=mid 2024 9")).Is(200);

        var answer = await Graph(
            plan,
            """
            bold: findings(filter: { rule: ["stored-total-differs"] }, scenario: "bold", against: "baseline") { totalCount nodes { fingerprint } }
            base: findings(filter: { rule: ["stored-total-differs"] }) { totalCount }
            findingCounts(scenario: "bold", against: "baseline") { warnings }
            """
        );

        Assert.Equal(
            (1, 0, 1),
            ((int)answer["bold"]!["totalCount"]!, (int)answer["base"]!["totalCount"]!, (int)answer["findingCounts"]!["warnings"]!)
        );
        var one = await Graph(
            plan,
            $$"""
            finding(fingerprint: "{{answer["bold"]!["nodes"]![0]!["fingerprint"]}}", scenario: "bold") { rule }
            whatIf(changes: { holds: [] }, scenario: "bold") { counts { warnings } }
            """
        );
        Assert.Equal("stored-total-differs", (string)one["finding"]!["rule"]!);
        Assert.True((int)one["whatIf"]!["counts"]!["warnings"]! >= 1);
    }

    [Fact]
    public async Task UnknownScenarios_AndBadCodes_AreRefused_AndALimitedKeyAsForBaseline()
    {
        var plan = await New();
        (await plan.Api.Get($"{plan.Path}/findings?scenario=none")).IsProblem(404, "not-found");
        (await plan.Api.Get($"{plan.Path}/findings?against=none")).IsProblem(404, "not-found");
        (await plan.Api.Get($"{plan.Path}/findings/0123456789abcdef?scenario=none")).IsProblem(404, "not-found");
        (await plan.Api.Post($"{plan.Path}/findings/what-if?scenario=none", "{}")).IsProblem(404, "not-found");
        Assert.Equal("bad-code /scenario", (await plan.Api.Get($"{plan.Path}/findings?scenario=No!")).IsProblem(400, "invalid").Faults);
        Assert.Equal("bad-code /against", (await plan.Api.Get($"{plan.Path}/findings?against=a,b")).IsProblem(400, "invalid").Faults);
        Assert.Equal(
            "bad-code /scenario",
            (await plan.Api.Post($"{plan.Path}/findings/what-if?scenario=No!", "{}")).IsProblem(400, "invalid").Faults
        );
        var limited = service.With(
            (
                await service.NewKey(
                    Role.Planner,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
                )
            ).Key!
        );
        await plan.Scenario("bold");
        Assert.Equal(
            (await limited.Get($"{plan.Path}/findings")).Is(200).Text,
            (await limited.Get($"{plan.Path}/findings?scenario=bold")).Is(200).Text
        );
        (await limited.Get($"{plan.Path}/findings?scenario=none")).IsProblem(404, "not-found");
        (await limited.Post($"{plan.Path}/findings/what-if?scenario=bold", "{}")).IsProblem(403, "forbidden");
    }

    private async Task<CubePlan> New(params string[] cells) =>
        await CubePlan.New(service, service.With((await service.NewKey(Role.Admin)).Key!), cells);

    private static async Task<string[]> Found(CubePlan plan, string query) =>
        [
            .. (await plan.Api.Get($"{plan.Path}/findings?{Cells}{query}")).Is(200).Json["items"]!
                .AsArray()
                .Select(finding => $"{finding!["severity"]} {finding["rule"]} {finding["places"]![0]!["key"]}"),
        ];

    private static async Task<JsonNode> Graph(CubePlan plan, string fields)
    {
        var query = $$"""{ plan(code: "{{plan.Path.Split('/')[^1]}}") { {{fields}} } }""";
        var answer = (await plan.Api.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200);
        return answer.Json["data"]?["plan"] ?? throw new InvalidOperationException(answer.Text);
    }
}
