using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Progress;

/// <summary>Progress goes up, as docs/explanation/progress.md works it out by hand.</summary>
public sealed class ProgressTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task KeyResult_HasItsOwnAttainmentAndThatOfItsParts_WithTheDifferenceExplained()
    {
        var plan = await TreePlan.New(service);

        var result = TreePlan.KeyResult(await plan.Branch("grow"), "kr-all");

        // 1,620 of 1,820 by itself; its parts 1,500 of 910 + 728 = 1,638.
        Assert.Equal(0.8901m, (decimal)result["attainment"]!);
        var parts = result["parts"]!;
        Assert.Equal("sum", (string)parts["basis"]!);
        Assert.Equal(
            (0.9158m, 1638m, 1500m, 3294m, 1m),
            (
                (decimal)parts["attainment"]!,
                (decimal)parts["expected"]!,
                (decimal)parts["actual"]!,
                (decimal)parts["goal"]!,
                (decimal)parts["coverage"]!
            )
        );
        Assert.Equal(-0.0256m, (decimal)result["difference"]!);
        Assert.Equal(
            ["moreInWhole 1620 1500 0.0659", "goals 3660 3294 -0.0916"],
            result["gaps"]!.AsArray().Select(gap => $"{gap!["reason"]} {gap["whole"]} {gap["parts"]} {gap["effect"]}")
        );
        Assert.Equal(
            "The whole has reached 1,620 and its parts 1,500: 120 lies in none of them. This makes +0.0659 of the difference.",
            (string)result["gaps"]![0]!["sentence"]!
        );
        Assert.Equal("Attainment 0.8901 by its own number, 0.9158 by its 2 parts added up: -0.0256.", (string)result["sentence"]!);
        Assert.Equal("yellow", (string)result["light"]!["light"]!);
    }

    [Fact]
    public async Task Miss_IsSharedOutByPartLineAndTier()
    {
        var plan = await TreePlan.New(service);

        var parts = TreePlan.KeyResult(await plan.Branch("grow"), "kr-all")["parts"]!;

        Assert.Equal(
            ["kr-head sales head 60 910 900 10 0.0725", "kr-mid sales mid 40 728 600 128 0.9275"],
            parts["children"]!
                .AsArray()
                .Select(part =>
                    $"{part!["keyResult"]} {part["line"]} {part["tier"]} {part["weight"]} {part["expected"]} {part["actual"]} "
                    + $"{part["miss"]} {part["shareOfMiss"]}"
                )
        );
        Assert.Equal(["sales 138 1"], Misses(parts["byLine"]!));
        Assert.Equal(["head 10 0.0725", "mid 128 0.9275"], Misses(parts["byTier"]!));
    }

    [Fact]
    public async Task PartsThatDoNotAddUp_AreAveragedByTheirWeights()
    {
        var plan = await TreePlan.New(service);

        var result = TreePlan.KeyResult(await plan.Branch("please"), "kr-rate");

        // 12 of 10 and 10 of 20: 1.2 and 0.5, by 75 and 25.
        var parts = result["parts"]!;
        Assert.Equal("mean", (string)parts["basis"]!);
        Assert.Equal(1.025m, (decimal)parts["attainment"]!);
        Assert.Null(result["attainment"]);
        Assert.Equal(["wholeWithoutData", "partsWithoutData"], result["gaps"]!.AsArray().Select(gap => (string)gap!["reason"]!));
        Assert.Equal("No data: The web.", (string)result["gaps"]![1]!["sentence"]!);
        Assert.Equal(
            ["kr-rate-head -0.15 ", "kr-rate-mid 0.125 ", "kr-rate-web  "],
            parts["children"]!.AsArray().Select(part => $"{part!["keyResult"]} {part["miss"]} {part["shareOfMiss"]}")
        );
    }

    [Fact]
    public async Task Objective_StandsByItsKeyResultsAndByTheObjectivesBelow()
    {
        var plan = await TreePlan.New(service);

        var branch = await plan.Branch("grow");
        var (grow, below) = (TreePlan.Objective(branch, "grow"), TreePlan.Objective(branch, "grow-sales"));

        // 0.6 x 900/910 + 0.4 x 600/728 below; half of that and half of 1620/1820 above.
        Assert.Equal(0.9231m, (decimal)below["score"]!);
        Assert.Equal(
            (0.9066m, 0.8901m, 0.9231m, -0.033m),
            ((decimal)grow["score"]!, (decimal)grow["fromKeyResults"]!, (decimal)grow["fromObjectives"]!, (decimal)grow["difference"]!)
        );
        Assert.Equal(
            ["kr-all  0.5 -0.0549", " grow-sales 0.5 -0.0385"],
            grow["contributions"]!
                .AsArray()
                .Select(share => $"{share!["keyResult"]} {share["objective"]} {share["share"]} {share["difference"]}")
        );
        Assert.Equal(("ann", "bob", "sales"), ((string)grow["owner"]!, (string)below["owner"]!, (string)below["line"]!));
        var scorecard = (await plan.Api.Get($"{plan.Path}/scorecard?objective=grow&date=2024-06-30")).Is(200).Json;
        Assert.Equal((decimal)scorecard["score"]!["score"]!, (decimal)grow["score"]!);
    }

    [Fact]
    public async Task Scenario_HasThePartsThatHoldThere()
    {
        var plan = await TreePlan.New(service);

        var parts = TreePlan.KeyResult(await plan.Branch("grow", "&scenario=split"), "kr-all")["parts"]!;
        var gaps = TreePlan.KeyResult(await plan.Branch("grow", "&scenario=split"), "kr-all")["gaps"]!.AsArray();

        Assert.Equal(["kr-head", "kr-mid", "kr-web"], parts["children"]!.AsArray().Select(part => (string)part!["keyResult"]!));
        Assert.Equal((3660m, 1638m), ((decimal)parts["goal"]!, (decimal)parts["expected"]!));
        Assert.Equal(["moreInWhole", "pace", "partsWithoutData"], gaps.Select(gap => (string)gap!["reason"]!));
        // The edge of a part that holds in a scenario alone goes by that one.
        var edge = (await Query(plan, """keyResult(code: "kr-web") { light(date: "2024-06-30") { light reason } }"""))["keyResult"]!;
        Assert.Equal(("NO_DATA", "NO_ACTUAL"), ((string)edge["light"]!["light"]!, (string)edge["light"]!["reason"]!));
    }

    [Fact]
    public async Task Edges_SayWhatTheTreeSays()
    {
        var plan = await TreePlan.New(service);

        var graph = await Query(
            plan,
            """
            objective(code: "grow") {
              progress(date: "2024-06-30") { score }
              keyResults { nodes {
                code attainment(date: "2024-06-30") light(date: "2024-06-30") { light expected } outlook(date: "2024-06-30") { verdict forecast }
                alerts(date: "2024-06-30") { number } progress(date: "2024-06-30") { difference parts { attainment } sentence }
                children { nodes { code attainment(date: "2024-06-30") } }
              } }
            }
            okrTree(root: "grow", date: "2024-06-30", language: "zh") { nodes { root: rootCode objectives { objective: objectiveCode keyResults { keyResult: keyResultCode sentence gaps { reason sentence } outlook { verdict } } } } }
            """
        );

        var result = Assert.Single(graph["objective"]!["keyResults"]!["nodes"]!.AsArray())!;
        var tree = TreePlan.KeyResult(await plan.Branch("grow"), "kr-all");
        Assert.Equal(
            0.9066m,
            decimal.Parse((string)graph["objective"]!["progress"]!["score"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Equal((string)tree["attainment"]!.ToString(), result["attainment"]!.ToString());
        Assert.Equal("YELLOW 1820", $"{result["light"]!["light"]} {result["light"]!["expected"]}");
        Assert.Equal(tree["outlook"]!["forecast"]!.ToString(), result["outlook"]!["forecast"]!.ToString());
        Assert.Equal((string)tree["sentence"]!, (string)result["progress"]!["sentence"]!);
        // A part that holds in a scenario alone is in the plan's lists, and has nothing reached.
        Assert.Equal(
            ["kr-head 0.989", "kr-mid 0.8242", "kr-web "],
            result["children"]!["nodes"]!.AsArray().Select(part => $"{part!["code"]} {part["attainment"]}")
        );
        var words = TreePlan.KeyResult(graph["okrTree"]!["nodes"]![0]!, "kr-all");
        Assert.Equal("自身数值达成率0.8901，2个组成部分合计达成率0.9158：相差-0.0256。", (string)words["sentence"]!);
        Assert.Equal("各组成部分的目标合计为3,294，而总目标为3,660。由此产生差异-0.0916。", (string)words["gaps"]![1]!["sentence"]!);
    }

    [Fact]
    public async Task Alerts_StandBesideTheKeyResultsThatRaisedThem()
    {
        var plan = await TreePlan.New(service);
        (await plan.Api.Post($"{plan.Path}/lights/evaluations", "")).Is(200);

        var result = (
            await Query(
                plan,
                """objective(code: "grow") { keyResults { nodes { alerts { state owner: ownerCode target: targetCode } light { light } } } }"""
            )
        )["objective"]!["keyResults"]!["nodes"]![0]!;

        Assert.Equal(
            (await plan.Api.Get($"{plan.Path}/alerts")).Is(200).Json["items"]!
                .AsArray()
                .Count(alert => (string?)alert!["target"] == "gmv-all"),
            result["alerts"]!.AsArray().Count
        );
    }

    /// <summary>What is read ahead for many lights reaches as far back as what is asked of one.</summary>
    [Fact]
    public async Task Light_OfAnActualOfLongAgo_SaysWhen()
    {
        var plan = new TreePlan(service.Api, $"/v1/plans/{$"old-{Guid.NewGuid():N}"[..20]}");
        (
            await plan.Api.Send(
                HttpMethod.Post,
                "/v1/plan-documents",
                $$"""
                format: planapi/1
                plan: {code: {{plan.Code}}, calendar: {year: 2024, referenceFrom: 2021}, currency: CNY}
                dimensions: [{code: tier}]
                members: [{code: head, dimension: tier}]
                indicators: [{code: gmv, kind: flow, unit: number}]
                targets:
                  - {code: all, indicator: gmv, period: "2024", comparator: atLeast, value: 366}
                  - {code: at-head, indicator: gmv, scope: {tier: head}, period: "2024", comparator: atLeast, value: 366}
                objectives: [{code: grow}]
                keyResults: [{code: kr-all, objective: grow, target: all}, {code: kr-head, objective: grow, target: at-head, parent: kr-all}]
                """,
                "application/yaml"
            )
        ).Is(201);
        (await plan.Api.Post($"{plan.Path}/actuals", "indicator,date,scope.tier,value\ngmv,2021-05-31,head,5\n", "text/csv")).Is(200);

        Assert.All(
            (await plan.Branch("grow"))["objectives"]![0]!["keyResults"]!.AsArray(),
            result =>
                Assert.Equal(
                    ("stale", "actualTooOld", "2021-05-31"),
                    ((string)result!["light"]!["light"]!, (string)result["light"]!["reason"]!, (string)result["light"]!["latestActual"]!)
                )
        );
    }

    [Fact]
    public async Task Tree_ComesByItsRoots()
    {
        var plan = await TreePlan.New(service);

        var first = (await plan.Api.Get($"{plan.Path}/okr-tree?first=1&date=2024-06-30")).Is(200).Json;
        var second = (await plan.Api.Get(((string)first["next"]!)[((string)first["next"]!).IndexOf("/v1", StringComparison.Ordinal)..]))
            .Is(200)
            .Json;

        Assert.Equal("grow", (string)Assert.Single(first["items"]!.AsArray())!["root"]!);
        Assert.Equal("please", (string)Assert.Single(second["items"]!.AsArray())!["root"]!);
        Assert.Null(second["next"]);
        (await plan.Api.Get($"{plan.Path}/okr-tree?first=101")).HasFaults("out-of-range /first");
        (await plan.Api.Get($"{plan.Path}/okr-tree?root=no-such")).HasFaults("unknown-reference /root");
        (await plan.Api.Get($"{plan.Path}/okr-tree?scenario=no-such")).HasFaults("unknown-reference /scenario");
    }

    private static IEnumerable<string> Misses(JsonNode members) =>
        members.AsArray().Select(miss => $"{miss!["member"]} {miss["miss"]} {miss["shareOfMiss"]}");

    private static async Task<JsonNode> Query(TreePlan plan, string fields)
    {
        var answer = (
            await plan.Api.Post(
                "/graphql",
                new JsonObject { ["query"] = $"{{ plan(code: \"{plan.Code}\") {{ {fields} }} }}" }.ToJsonString()
            )
        )
            .Is(200)
            .Json;
        Assert.Null(answer["errors"]);
        return answer["data"]!["plan"]!;
    }
}
