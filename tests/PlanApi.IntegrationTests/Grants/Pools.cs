using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>What the places in the requests stand for, by plan and by how narrow the key is.</summary>
internal static class Pools
{
    private const string SeenScope = """{"line":"sales","tier":"mid"}""";

    /// <param name="world">The two plans.</param>
    /// <param name="plan">Which of them.</param>
    /// <param name="reach">By what the key is limited.</param>
    public static async Task<IReadOnlyDictionary<string, Pool>> Of(GrantWorld world, string plan, Reach reach)
    {
        var placed = await Placed(world, plan, reach == Reach.FewMembers);
        return reach is Reach.Indicators or Reach.Both
            ? OfIndicators(placed, await new Found(world, plan).OfOthers(), everywhere: reach == Reach.Indicators)
            : placed;
    }

    /// <summary>For a key that is limited to one indicator: what names another is hidden too, or alone.</summary>
    private static Dictionary<string, Pool> OfIndicators(
        Dictionary<string, Pool> placed,
        IReadOnlyDictionary<string, Pool> others,
        bool everywhere
    )
    {
        var pools = placed.ToDictionary();
        foreach (var place in (string[])["@objective", "@scope", "@at", "@member", "@group", "@top", "@author"])
        {
            if (everywhere)
                pools[place] = placed[place] with { Pairs = [], Above = [] };
        }
        const string Other = "sales-mid-orders";
        Differ("@subject", ($"target:{Other}", $"target:{Missing(Other)}"));
        Differ("@subjectBody", ($$"""{"target":"{{Other}}"}""", $$"""{"target":"{{Missing(Other)}}"}"""));
        Differ("@graphSubject", ($"{{target: \"{Other}\"}}", $"{{target: \"{Missing(Other)}\"}}"));
        foreach (var (place, other) in others)
        {
            Differ(place, [.. other.Pairs]);
            pools[place] = pools[place] with { Seen = other.Seen.Length > 0 ? other.Seen : placed[place].Seen };
        }
        Hide("@weight", "zzh-cross-weight");
        Hide("@indicator", "orders", "order-rate", "gmv-identity", "satisfaction");
        Hide("@target", "sales-mid-orders", "pair-orders", "rate-mid", "zzh-big-orders");
        Hide("@keyResult", "orders-kr", "zzh-cross-kr", "zzh-above-kr");
        Hide("@sliceAssignment", "orders-slice");
        Hide("@hold", "zzh-total-hold");
        Hide("@bound", "zzh-actual-bound");
        return pools;

        void Hide(string place, params string[] codes) => Differ(place, [.. codes.Select(code => (code, Missing(code)))]);

        void Differ(string place, params (string Hidden, string Missing)[] pairs) =>
            pools[place] = pools[place] with { Pairs = [.. pairs, .. everywhere ? [] : pools[place].Pairs], Above = [] };
    }

    private static async Task<Dictionary<string, Pool>> Placed(GrantWorld world, string plan, bool narrow)
    {
        var found = new Found(world, plan);
        var bare = plan == "bare";
        string[] Narrow(params string[] more) => narrow && !bare ? more : [];
        Pool Codes(string seen, string[] hidden, params string[] more) =>
            new(bare ? hidden[0] : seen, [.. hidden.Concat(Narrow(more)).Select(code => (code, Missing(code)))], []);
        async Task<Pool> Numbers(string list)
        {
            var (seen, hidden) = await found.Split(list);
            return new(
                $"{(seen.Count > 0 ? seen[0] : hidden[0])}",
                [.. hidden.Select(number => ($"{number}", $"{90_000_000 + number}"))],
                []
            );
        }
        var targets = bare
            ? Codes("", ["zzh-total", "zzh-sales"])
            : Codes("sales-mid-gmv", ["zzh-total", "zzh-head-gmv", "zzh-pair-gmv", "zzh-big-orders"], "zzl-mid-gmv", "zzl-brand-orders");
        var objectives = bare
            ? Codes("", ["zzh-growth", "zzh-sales-first"])
            : Codes("sales-mid-first", ["zzh-growth", "zzh-head-third"], "zzl-mid-second");
        var results = bare
            ? Codes("", ["zzh-kr", "zzh-sales-kr"])
            : Codes("sales-kr", ["zzh-kr", "zzh-cross-kr", "zzh-above-kr"], "zzl-kr");
        var (alerts, reviews, comments, evidence) = (
            await Numbers("alerts"),
            await Numbers("reviews"),
            await Numbers("comments"),
            await Numbers("evidence")
        );
        var scopes = bare
            ? Scopes("""{"line":"sales"}""", [], "{}", """{"line":"sales","market":"latam"}""")
            : Scopes(
                SeenScope,
                [
                    ("""{"line":"sales","tier":"zzh-head"}""", """{"line":"sales","tier":"zzh-haed"}"""),
                    ("""{"tier":"zzh-big"}""", """{"tier":"zzh-bgi"}"""),
                    ("""{"line":"sales","tier":"zzh-pair"}""", """{"line":"sales","tier":"zzh-pari"}"""),
                ],
                ["{}", """{"line":"sales"}""", """{"market":"latam"}""", .. Narrow("""{"tier":"mid"}""")]
            );
        var at = bare
            ? Scopes("line=sales", [], "top", "line=sales,market=latam")
            : Scopes(
                "line=sales;tier=mid",
                [("line=sales;tier=zzh-head", "line=sales;tier=zzh-haed"), ("tier=zzh-big", "tier=zzh-bgi")],
                ["top", "line=sales", .. Narrow("tier=mid", "tier=mid;line=zzl-brand")]
            );
        Pool Subjects(Func<string, string, bool, string> text) =>
            new(
                text("target", targets.Seen, true),
                [
                    .. targets.Pairs.Select(pair => (text("target", pair.Hidden, true), text("target", pair.Missing, true))),
                    .. objectives.Pairs.Select(pair => (text("objective", pair.Hidden, true), text("objective", pair.Missing, true))),
                    .. results.Pairs.Select(pair => (text("keyResult", pair.Hidden, true), text("keyResult", pair.Missing, true))),
                    .. alerts.Pairs.Select(pair => (text("alert", pair.Hidden, false), text("alert", pair.Missing, false))),
                    .. reviews.Pairs.Select(pair => (text("review", pair.Hidden, false), text("review", pair.Missing, false))),
                ],
                [text("cell", bare ? "line=sales" : "top", true), text("cell", "top", true)]
            );
        return new Dictionary<string, Pool>
        {
            ["@target"] = targets,
            ["@objective"] = objectives,
            ["@keyResult"] = results,
            ["@alert"] = alerts,
            ["@review"] = reviews,
            ["@comment"] = comments,
            ["@evidence"] = evidence,
            ["@weight"] = bare
                ? Codes("", ["zzh-weight"])
                : Codes(
                    "sales-in-mid",
                    ["zzh-sales-weight", "zzh-head-weight", "zzh-cross-weight", "zzh-growth-weight", "zzh-in-head"],
                    "zzl-mid-weight"
                ),
            ["@hold"] = bare ? Codes("", ["zzh-hold"]) : Codes("sales-hold", ["zzh-total-hold", "zzh-big-hold"]),
            ["@bound"] = bare ? Codes("", ["zzh-bound"]) : Codes("sales-bound", ["zzh-total-bound", "zzh-actual-bound"]),
            ["@reviewSchedule"] = bare ? Codes("", ["zzh-month"]) : Codes("sales-month", ["zzh-month", "zzh-head-month"]),
            ["@initiative"] = bare ? Codes("", ["zzh-line", "zzh-push"]) : Codes("sales-push", ["zzh-line", "zzh-head-push"], "zzl-push"),
            ["@contribution"] = bare
                ? Codes("", ["zzh-effect"])
                : Codes("sales-effect", ["zzh-effect", "zzh-cross-effect", "zzh-above-effect"]),
            ["@milestone"] = bare ? Codes("", ["zzh-gate"]) : Codes("sales-gate", ["zzh-gate", "zzh-push-done"]),
            ["@dependency"] = bare ? Codes("", ["zzh-after"]) : Codes("sales-after", ["zzh-after", "zzh-before"]),
            ["@budgetItem"] = bare
                ? Codes("", ["zzh-all-money"])
                : Codes("sales-money", ["zzh-all-money", "zzh-head-money", "zzh-cross-money"], "zzl-money"),
            ["@decisionPackage"] = bare ? Codes("", ["zzh-package"]) : Codes("sales-package", ["zzh-package", "zzh-cross-package"]),
            ["@budgetEntry"] = bare ? Codes("", ["zzh-entry"]) : Codes("sales-entry", ["zzh-entry", "zzh-cross-entry"]),
            ["@risk"] = bare ? Codes("", ["zzh-risk"]) : Codes("sales-risk", ["zzh-risk", "zzh-head-risk"], "zzl-risk"),
            ["@riskAssessment"] = bare ? Codes("", ["zzh-score"]) : Codes("sales-score", ["zzh-score"]),
            ["@riskResponse"] = bare ? Codes("", ["zzh-response"]) : Codes("sales-response", ["zzh-response", "zzh-capped"]),
            ["@riskImpact"] = bare ? Codes("", ["zzh-impact"]) : Codes("sales-impact", ["zzh-impact"]),
            ["@riskCorrelation"] = bare ? Codes("", ["zzh-pairing"]) : Codes("sales-pairing", ["zzh-pairing"]),
            ["@contingencyPlan"] = bare ? Codes("", ["zzh-standby"]) : Codes("sales-standby", ["zzh-standby", "zzh-free-standby"]),
            ["@fundingSource"] = Codes("zzh-own-funds", ["zzh-own-funds"]),
            ["@team"] = Codes("zzh-team", ["zzh-team"]),
            ["@post"] = Codes("zzh-post", ["zzh-post"]),
            ["@staffMovement"] = Codes("zzh-hired", ["zzh-hired"]),
            ["@resource"] = Codes("zzh-servers", ["zzh-servers"]),
            ["@drill"] = Codes("zzh-drill", ["zzh-drill"]),
            ["@keyRiskIndicator"] = bare ? Codes("", ["zzh-watched"]) : Codes("sales-watched", ["zzh-watched", "zzh-cross-watched"]),
            ["@riskCase"] = Codes("zzh-case", ["zzh-case"]),
            ["@sliceAssignment"] = bare ? Codes("", ["zzh-slice"]) : Codes("sales-slice", ["zzh-slice", "zzh-head-slice"], "zzl-slice"),
            ["@importMapping"] = Codes("zzh-mapping", ["zzh-mapping"]),
            ["@waiver"] = Codes("zzh-waiver", ["zzh-waiver"]),
            ["@member"] = bare ? new("mid-a", [], []) : Codes("mid-a", ["zzh-head", "zzh-big", "zzh-pair"]),
            ["@group"] = bare ? new("mid-pair", [], []) : Codes("mid-pair", ["zzh-pair"]),
            ["@scope"] = scopes,
            ["@at"] = at,
            ["@subject"] = Subjects((kind, value, _) => kind == "cell" ? $"cell:baseline/target/gmv/{value}/2024" : $"{kind}:{value}"),
            ["@subjectBody"] = Subjects(
                (kind, value, text) =>
                    kind == "cell"
                        ? $$$"""{"cell":{"indicator":"gmv","scope":{{{(value == "top" ? "{}" : """{"line":"sales"}""")}}},"period":"2024"}}"""
                    : text ? $$"""{"{{kind}}":"{{value}}"}"""
                    : $$"""{"{{kind}}":{{value}}}"""
            ),
            ["@graphSubject"] = Subjects(
                (kind, value, text) =>
                    kind == "cell"
                        ? "{cell: {indicator: \"gmv\", scope: ["
                            + (value == "top" ? "" : "{dimension: \"line\", member: \"sales\"}")
                            + "], period: \"2024\"}}"
                        : "{" + kind + ": " + (text ? $"\"{value}\"" : value) + "}"
            ),
            ["@node"] = await found.Nodes(),
            ["@author"] = new("boss", [("zzh-admin", "zzh-admni")], []),
            ["@change"] = new("1", [], ["2", "3", "9000001"]),
            ["@top"] = new("\"mid\"", [], ["null"]),
            ["@key"] = new("1", [], ["9000001"]),
            ["@plan"] = new(plan, [], []),
            ["@indicator"] = new("gmv", [], []),
            ["@finding"] = await found.Findings(),
            ["@token"] = await found.Tokens(),
        };
    }

    /// <summary>Its last two letters the other way round.</summary>
    private static string Missing(string code) => $"{code[..^2]}{code[^1]}{code[^2]}";

    private static Pool Scopes(string seen, (string, string)[] pairs, params string[] above) => new(seen, pairs, above);

    private sealed class Found(GrantWorld world, string plan)
    {
        public async Task<(List<long> Seen, List<long> Hidden)> Split(string list)
        {
            var items = (await world.Boss.Get($"/v1/plans/{plan}/{list}?first=1000")).Is(200).Items;
            var hidden = items.ToLookup(
                item => item.ToJsonString().Contains("zzh", StringComparison.OrdinalIgnoreCase),
                item => (long)item["number"]!
            );
            // One hidden thing of each of a few kinds is enough.
            return ([.. hidden[false]], [.. hidden[true].Order().Take(4)]);
        }

        /// <summary>By place, something about GMV, and a few things about other indicators.</summary>
        public async Task<IReadOnlyDictionary<string, Pool>> OfOthers()
        {
            async Task<List<JsonNode>> All(string list) => [.. (await world.Boss.Get($"/v1/plans/{plan}/{list}?first=1000")).Is(200).Items];
            static bool IsOther(JsonNode? code) =>
                (string?)code is { } text
                && (text.Contains("orders", StringComparison.Ordinal) || text is "zzh-cross-kr" or "zzh-above-kr");
            static string Number(JsonNode item) => item["number"]!.ToString();
            static Pool Split(List<JsonNode> items, Func<JsonNode, bool> hides) =>
                new(
                    items
                        .Where(item => !hides(item) && !item.ToJsonString().Contains("zzh", StringComparison.OrdinalIgnoreCase))
                        .Select(Number)
                        .FirstOrDefault("")!,
                    [.. items.Where(hides).Take(4).Select(item => (Number(item), $"{90_000_000 + (long)item["number"]!}"))],
                    []
                );
            var (alerts, findings) = (await All("alerts"), await All("findings"));
            var hidden = alerts.Where(alert => (string?)alert["indicator"] != "gmv").Select(Number).ToHashSet();
            bool Hides(JsonNode item) =>
                item["subject"] is { } subject
                && (
                    IsOther(subject["target"])
                    || IsOther(subject["keyResult"])
                    || subject["review"] is not null
                    || (subject["alert"] is { } alert && hidden.Contains(alert.ToString()))
                );
            return new Dictionary<string, Pool>
            {
                ["@alert"] = Split(alerts, alert => hidden.Contains(Number(alert))),
                ["@review"] = Split(await All("reviews"), _ => true),
                ["@comment"] = Split(await All("comments"), Hides),
                ["@evidence"] = Split(await All("evidence"), Hides),
                ["@finding"] = new(
                    "",
                    [
                        .. findings
                            .Where(finding => finding.ToJsonString().Contains("orders", StringComparison.Ordinal))
                            .Take(3)
                            .Select(finding => ((string)finding["fingerprint"]!, "fedcba9876543210")),
                    ],
                    []
                ),
            };
        }

        public async Task<Pool> Findings()
        {
            var items = (await world.Boss.Get($"/v1/plans/{plan}/findings?first=1000")).Is(200).Items;
            var hidden = items
                .Where(item => item.ToJsonString().Contains("zzh", StringComparison.Ordinal))
                .Select(item => (string)item["fingerprint"]!)
                .Take(3)
                .ToList();
            return new(
                items.Select(item => (string)item["fingerprint"]!).FirstOrDefault(item => !hidden.Contains(item)) ?? hidden[0],
                [.. hidden.Select(print => (print, "fedcba9876543210"))],
                []
            );
        }

        /// <summary>Ids of hidden parts, which GraphQL finds by themselves.</summary>
        public async Task<Pool> Nodes()
        {
            var ids = new List<string>();
            foreach (
                var list in (string[])
                    [
                        "targets",
                        "objectives",
                        "key-results",
                        "weights",
                        "holds",
                        "bounds",
                        "review-schedules",
                        "initiatives",
                        "contributions",
                        "milestones",
                        "dependencies",
                        "budget-items",
                        "decision-packages",
                        "budget-entries",
                        "risks",
                        "risk-assessments",
                        "risk-responses",
                        "risk-impacts",
                        "risk-correlations",
                        "contingency-plans",
                        "funding-sources",
                        "teams",
                        "posts",
                        "staff-movements",
                        "resources",
                        "drills",
                        "key-risk-indicators",
                        "risk-cases",
                        "slice-assignments",
                        "import-mappings",
                        "waivers",
                        .. (string[])(plan == "bare" ? [] : ["dimensions/tier/members", "dimensions/tier/groups"]),
                    ]
            )
                ids.AddRange(
                    (await world.Boss.Get($"/v1/plans/{plan}/{list}?first=1000"))
                        .Is(200)
                        .Items.Where(item => ((string)item["code"]!).StartsWith("zzh", StringComparison.Ordinal))
                        .Select(item => (string)item["id"]!)
                        .Take(2)
                );
            return new(ids[0], [], ids);
        }

        public async Task<Pool> Tokens()
        {
            var spread =
                plan == "bare"
                    ? """{"indicator":"gmv","scope":{"line":"sales"},"period":"2024-02","value":2000007,"method":"proportional","over":[{"dimension":"market","leaves":true}]}"""
                    : """{"indicator":"visitors","scope":{"line":"sales"},"period":"2024-01","value":3000003,"method":"proportional","over":[{"dimension":"tier","leaves":true}]}""";
            var hidden = (string)(await world.Boss.Post($"/v1/plans/{plan}/spread-previews", spread)).Is(200).Json["token"]!;
            return new(hidden, [], [hidden, hidden[..^4] + "AAAA"]);
        }
    }
}
