using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Grants;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Statements;

/// <summary>
/// The plan that the requests of the walks name their parts of, with so many members of each dimension, indicators of every kind,
/// targets on each, objectives, key results, weights, holds, bounds, schedules, cells in two scenarios and actuals by day and month more.
/// </summary>
internal sealed class SizedPlan(Client client, int size)
{
    private const string Seen = """{"line":"sales","tier":"mid-a"}""";

    public string Code => $"sized-{size}";

    private string Path => $"/v1/plans/{Code}";

    private int[] All => [.. Enumerable.Range(0, size)];

    /// <summary>What the places in the requests stand for.</summary>
    public IReadOnlyDictionary<string, string> Places { get; private set; } = new Dictionary<string, string>();

    public async Task Make()
    {
        (await client.Post("/v1/plan-documents", Document(), "application/yaml")).Is(201);
        (
            await client.Post($"{Path}/cells", new JsonObject { ["scenario"] = "cautious", ["cells"] = Cells("target", 7) }.ToJsonString())
        ).Is(200);
        (await client.Post($"{Path}/actuals", new JsonObject { ["rows"] = Actuals() }.ToJsonString())).Is(200);
        (await client.Post($"{Path}/lights/evaluations", "")).Is(200);
        (await client.Post($"{Path}/lights/evaluations?date=2024-02-29", "")).Is(200);
        await client.Post($"{Path}/reviews", """{"schedule":"sales-month","period":"2024-02"}""");
        foreach (var at in All)
        {
            Assert.True((await client.Post($"{Path}/reviews", $$"""{"schedule":"month{{at}}","period":"2024-02"}""")).Status is 200 or 201);
            (await client.Post($"{Path}/comments", $$"""{"subject":{"target":"xf{{at}}"},"text":"so"}""")).Is(201);
            (await client.Post($"{Path}/comments", """{"subject":{"target":"sales-mid-gmv"},"text":"so"}""")).Is(201);
            (
                await client.Post(
                    $"{Path}/evidence/links",
                    $$"""{"subject":{"target":"sales-mid-gmv"},"link":"https://example.com/{{at}}","title":"so"}"""
                )
            ).Is(201);
        }
        (await client.Post($"{Path}/evidence/files?subject=target:sales-mid-gmv&name=so.txt&title=so", "so", "text/plain")).Is(201);
        var (alert, alerts) = (await client.Get($"{Path}/alerts?first=1000"), new List<long>());
        foreach (
            var one in alert
                .Is(200)
                .Items.Where(one =>
                    (string?)one["target"] is "sales-mid-orders"
                    || ((string?)one["target"])?.StartsWith("xf", StringComparison.Ordinal) == true
                )
        )
        {
            alerts.Add((long)one["number"]!);
            var resource = $"{Path}/alerts/{alerts[^1]}";
            var answer = await client
                .With("If-Match", (await client.Get(resource)).ETag!)
                .Post(
                    $"{resource}/improvement-plan",
                    """{"cause":"so","measures":[{"wording":"such","owner":"boss","dueOn":"2024-04-30","expectedEffect":3}]}"""
                );
            Assert.True(answer.Status is 200 or 201, answer.Text);
        }
        var preview = (
            await client.Post(
                $"{Path}/spread-previews",
                """{"indicator":"visitors","scope":{"line":"sales"},"period":"2024-01","value":3000001,"method":"proportional","over":[{"dimension":"tier","leaves":true}]}"""
            )
        ).Is(200);
        (await client.Post($"{Path}/spreads", $$"""{"token":"{{(string)preview.Json["token"]!}}"}""")).Is(200);
        var evidence = (await client.Get($"{Path}/evidence?first=1000")).Is(200).Items;
        Places = new Dictionary<string, string>
        {
            ["@plan"] = Code,
            ["@indicator"] = "gmv",
            ["@target"] = "sales-mid-gmv",
            ["@objective"] = "sales-mid-first",
            ["@keyResult"] = "sales-kr",
            ["@weight"] = "sales-in-mid",
            ["@hold"] = "sales-hold",
            ["@bound"] = "sales-bound",
            ["@reviewSchedule"] = "sales-month",
            ["@initiative"] = "sales-push",
            ["@contribution"] = "sales-effect",
            ["@milestone"] = "sales-gate",
            ["@dependency"] = "sales-after",
            ["@budgetItem"] = "sales-money",
            ["@decisionPackage"] = "sales-package",
            ["@budgetEntry"] = "sales-entry",
            ["@risk"] = "sales-risk",
            ["@riskAssessment"] = "sales-score",
            ["@riskResponse"] = "sales-response",
            ["@riskImpact"] = "sales-impact",
            ["@riskCorrelation"] = "sales-pairing",
            ["@contingencyPlan"] = "sales-standby",
            ["@fundingSource"] = "zzh-own-funds",
            ["@team"] = "zzh-team",
            ["@post"] = "zzh-post",
            ["@staffMovement"] = "zzh-hired",
            ["@resource"] = "zzh-servers",
            ["@drill"] = "zzh-drill",
            ["@keyRiskIndicator"] = "sales-watched",
            ["@riskCase"] = "zzh-case",
            ["@sliceAssignment"] = "sales-slice",
            ["@importMapping"] = "zzh-mapping",
            ["@waiver"] = "zzh-waiver",
            ["@member"] = "mid-a",
            ["@group"] = "mid-pair",
            ["@scope"] = """{"line":"sales","tier":"mid"}""",
            ["@at"] = "line=sales;tier=mid",
            ["@subject"] = "target:sales-mid-gmv",
            ["@graphSubject"] = "{target: \"sales-mid-gmv\"}",
            ["@author"] = "local",
            ["@change"] = $"{(await client.Get($"{Path}/change-sets?first=1")).Is(200).Items[0]["sequence"]}",
            ["@key"] = "1",
            ["@top"] = "null",
            ["@alert"] = $"{alerts[0]}",
            ["@review"] = $"{(await client.Get($"{Path}/reviews?schedule=sales-month")).Is(200).Items[0]["number"]}",
            ["@comment"] = $"{(await client.Get($"{Path}/comments?subject=target:sales-mid-gmv")).Is(200).Items[0]["number"]}",
            ["@evidence"] = $"{evidence.First(one => one["link"] is null)["number"]}",
            ["@finding"] = $"{(await client.Get($"{Path}/findings")).Is(200).Items[0]["fingerprint"]}",
            ["@node"] = $"{(await client.Get($"{Path}/targets/xf0")).Is(200).Json["id"]}",
            ["@flows"] = string.Join("\",\"", All.Select(at => $"f{at}")),
            ["@kinds"] = string.Join("\",\"", All.SelectMany(Kinds)),
            ["@results"] = string.Join("\",\"", All.Select(at => $"k{at}")),
            ["@tiers"] = string.Join("\",\"", All.Select(at => $"t{at}")),
            ["@flowList"] = string.Join(',', All.Select(at => $"f{at}")),
            ["@changes"] = string.Join(',', All.Select(at => $$"""{"indicator":"f{{at}}","percent":10}""")),
            ["@targetChanges"] = string.Join(
                ',',
                All.Select(at =>
                    $$"""
                        "xf{{at}}":{"value":6}
                        """
                )
            ),
        };
    }

    private static string[] Kinds(int at) =>
        [$"f{at}", $"s{at}", $"r{at}", $"g{at}", $"y{at}", $"h{at}", $"q{at}", $"v{at}", $"u{at}", $"m{at}"];

    private string Document()
    {
        var text = WorldPlans.World.Replace("code: world", $"code: {Code}", StringComparison.Ordinal);
        void Add(string collection, Func<int, IEnumerable<string>> parts) =>
            text = text.Replace(
                $"\n{collection}:\n",
                $"\n{collection}:\n{string.Concat(All.SelectMany(parts).Select(part => $"  - {{{part}}}\n"))}",
                StringComparison.Ordinal
            );
        Add(
            "members",
            at =>
                [
                    $"code: t{at}, dimension: tier, parent: mid",
                    $"code: l{at}, dimension: line",
                    $"code: c{at}, dimension: market, parent: latam",
                ]
        );
        Add(
            "indicators",
            at =>
                [
                    $"code: f{at}, kind: flow, unit: number, decimals: 2, thresholds: {{green: 0.95, yellow: 0.8}}",
                    $"code: s{at}, kind: stock, unit: number, overTime: last",
                    $"code: r{at}, kind: ratio, unit: percent, decimals: 2, numerator: f{at}, denominator: visitors",
                    $"code: g{at}, kind: growth, unit: percent, decimals: 1, base: f{at}, against: previousQuarter",
                    $"code: y{at}, kind: growth, unit: percent, decimals: 1, base: f{at}, against: yearBefore",
                    $"code: h{at}, kind: share, unit: percent, decimals: 1, base: f{at}, shareOf: market",
                    $"code: q{at}, kind: score, unit: points, decimals: 1, weightedBy: f{at}",
                    $"code: v{at}, kind: formula, unit: number, decimals: 2, formula: \"[f{at}] / [visitors]\"",
                    $"code: u{at}, kind: nonAdditive, unit: number",
                    $"code: m{at}, kind: flow, unit: number",
                ]
        );
        text = text.Replace(
            "\nindicators:\n",
            "\nindicators:\n  - {code: sum, kind: formula, unit: number, decimals: 2, formula: \""
                + string.Join(" + ", All.Select(at => $"[f{at}]"))
                + "\"}\n",
            StringComparison.Ordinal
        );
        Add(
            "targets",
            at =>
                [
                    .. Kinds(at)
                        .Select(kind =>
                            $"code: x{kind}, indicator: {kind}, scope: {{line: sales, tier: mid-a}}, period: \"2024\", "
                            + "comparator: atLeast, value: 300"
                        ),
                    $"code: w{at}, indicator: f{at}, scope: {{tier: mid}}, comparator: atLeast, value: 3, "
                        + "pace: {method: seasonal, yearsBefore: 1}",
                    $"code: z{at}, indicator: f{at}, scope: {{line: sales, tier: t{at}}}, period: 2024-Q1, "
                        + "basis: growth, against: yearBefore, comparator: atLeast, value: 3",
                    $"code: p{at}, indicator: f{at}, scope: {{line: sales, tier: mid, market: c{at}}}, period: \"2024\", "
                        + "comparator: between, value: 3, upperValue: 9, pace: {method: steps, grain: month}",
                ]
        );
        Add(
            "objectives",
            at =>
                [
                    $"code: o{at}, scope: {{line: sales, tier: mid}}, parents: [sales-mid-first], owner: boss",
                    $"code: oo{at}, scope: {{line: l{at}}}, parents: [o{at}]",
                ]
        );
        Add(
            "keyResults",
            at =>
                [
                    $"code: k{at}, objective: sales-mid-first, target: xf{at}, owner: boss",
                    $"code: kk{at}, objective: o{at}, target: w{at}",
                    $"code: kz{at}, objective: o{at}, target: z{at}, parent: kk{at}",
                    $"code: kp{at}, objective: oo{at}, target: p{at}, parent: kk{at}",
                    .. Kinds(at).Skip(1).Select(kind => $"code: k{kind}, objective: oo{at}, target: x{kind}"),
                ]
        );
        Add(
            "weights",
            at =>
                [
                    $"code: w{at}, keyResult: k{at}, value: 10",
                    $"code: wo{at}, objective: o{at}, value: 10",
                    $"code: wt{at}, of: {{line: l{at}}}, within: {{tier: mid}}, value: 1",
                ]
        );
        Add("holds", at => [$"code: hold{at}, indicator: f{at}, scope: {{line: sales, tier: t{at}}}, period: 2024-03, measure: target"]);
        Add(
            "bounds",
            at => [$"code: bound{at}, indicator: f{at}, scope: {{line: sales, tier: t{at}}}, period: 2024-03, measure: target, max: 400"]
        );
        Add("phases", at => [$"code: p{at}, indicators: [f{at}]"]);
        Add("initiatives", at => [$"code: i{at}, scope: {{line: sales, tier: t{at}}}, phase: p{at}, owner: boss"]);
        Add("contributions", at => [$"code: c{at}, initiative: i{at}, target: w{at}, effect: 1"]);
        Add("milestones", at => [$"code: m{at}, scope: {{line: sales, tier: t{at}}}, phase: p{at}, initiative: i{at}, due: 2024-05"]);
        Add("dependencies", at => [$"code: d{at}, milestone: m{at}, afterPhase: p{at}"]);
        Add("budgetItems", at => [$"code: b{at}, scope: {{line: sales, tier: t{at}}}, parent: sales-money, objective: o{at}, owner: boss"]);
        Add("decisionPackages", at => [$"code: dp{at}, item: b{at}, amount: 1"]);
        Add("fundingSources", at => [$"code: fs{at}, amount: 1"]);
        Add("budgetEntries", at => [$"code: be{at}, item: b{at}, period: 2024-03, amount: 1"]);
        Add("teams", at => [$"code: team{at}, parent: zzh-team, headCount: 1"]);
        Add("posts", at => [$"code: post{at}, team: team{at}, headCount: 1"]);
        Add("staffMovements", at => [$"code: move{at}, post: post{at}, planned: 1"]);
        Add("resources", at => [$"code: means{at}, fundedBy: [b{at}]"]);
        Add("riskLevels", at => [$"code: level{at}, severity: 1, probabilityFrom: 1, probabilityTo: 1, impactFrom: 1, impactTo: 1"]);
        Add("committees", at => [$"code: board{at}, quorum: 60"]);
        Add("committeeSeats", at => [$"code: seat{at}, committee: board{at}, party: boss"]);
        Add("riskCategories", at => [$"code: category{at}, appetite: level{at}"]);
        Add("risks", at => [$"code: r{at}, scope: {{line: sales, tier: t{at}}}, category: category{at}, indicators: [f{at}], owner: boss"]);
        Add("riskAssessments", at => [$"code: ra{at}, risk: r{at}, probability: 1, impact: 1, assessedBy: boss"]);
        Add("riskResponses", at => [$"code: rr{at}, risk: r{at}, department: boss, cap: w{at}"]);
        Add("riskImpacts", at => [$"code: ri{at}, risk: r{at}, indicator: f{at}, distribution: uniform, low: 1, high: 2"]);
        Add("riskCorrelations", at => [$"code: rc{at}, first: sales-risk, second: r{at}, coefficient: 0"]);
        Add("contingencyPlans", at => [$"code: cp{at}, risk: r{at}, owner: boss"]);
        Add("drills", at => [$"code: drill{at}, contingencyPlan: cp{at}"]);
        Add(
            "keyRiskIndicators",
            at => [$"code: kri{at}, risk: r{at}, indicator: f{at}, scope: {{line: sales, tier: t{at}}}, red: 1, owner: boss"]
        );
        Add("riskCases", at => [$"code: case{at}, risk: r{at}, category: category{at}"]);
        Add("planningRounds", at => [$"code: round{at}, due: 2023-11-30"]);
        Add(
            "sliceAssignments",
            at =>
                [
                    $"code: slice{at}, round: bottom-up, party: boss, scope: {{line: sales, tier: t{at}}}, indicators: [f{at}], "
                        + "period: 2024, measure: forecast",
                ]
        );
        Add(
            "reviewSchedules",
            at => [$"code: month{at}, cadence: month, objective: o{at}, indicators: [f{at}], questions: [{{en: How is it}}], owner: boss"]
        );
        return text.TrimEnd()
            + "\n"
            + string.Concat(
                new[] { ("target", 5), ("forecast", 6), ("baseline", 2) }
                    .SelectMany(of => Cells(of.Item1, of.Item2))
                    .Select(cell => $"  - {cell!.ToJsonString()}\n")
            );
    }

    private JsonArray Cells(string measure, int value)
    {
        var cells = new JsonArray();
        void Add(string indicator, string scope, string period, string of, int by) =>
            cells.Add(
                new JsonObject
                {
                    ["indicator"] = indicator,
                    ["measure"] = of,
                    ["scope"] = JsonNode.Parse(scope),
                    ["period"] = period,
                    ["value"] = by,
                }
            );
        foreach (var at in All)
        {
            foreach (var month in (string[])["2024-01", "2024-02", "2024-04"])
            {
                Add($"f{at}", Seen, month, measure, value);
                Add($"f{at}", $$"""{"line":"sales","tier":"t{{at}}"}""", month, measure, value);
                Add($"s{at}", Seen, month, measure, value);
                Add($"q{at}", Seen, month, measure, 4);
                Add($"u{at}", Seen, month, measure, value);
                Add($"m{at}", Seen, month, measure, value);
            }
            if (measure != "target" || value != 5)
                continue;
            Add($"m{at}", Seen, "2024-01", "actual", value);
            Add($"m{at}", Seen, "2024-02", "actual", value);
            Add($"f{at}", Seen, "2023-Q1", "reference", value);
        }
        return cells;
    }

    private JsonArray Actuals()
    {
        var rows = new JsonArray();
        void Add(string indicator, string scope, DateOnly day, int value) =>
            rows.Add(
                new JsonObject
                {
                    ["indicator"] = indicator,
                    ["scope"] = JsonNode.Parse(scope),
                    ["date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["value"] = value,
                }
            );
        foreach (var day in Enumerable.Range(0, 14).Select(month => new DateOnly(2023, 1, 10).AddMonths(month)))
        {
            foreach (var at in All)
            {
                Add($"f{at}", Seen, day, 1);
                Add($"f{at}", $$"""{"line":"sales","tier":"t{{at}}","market":"c{{at}}"}""", day, 1);
                Add($"s{at}", Seen, day, 1);
                Add($"q{at}", Seen, day, 3);
                Add($"u{at}", Seen, day, 1);
            }
            Add("gmv", Seen, day, 1);
            Add("orders", Seen, day, 1);
            Add("visitors", Seen, day, 9);
        }
        return rows;
    }
}
