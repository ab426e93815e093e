using System.Text.Json.Nodes;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>A random small plan, and what a grant leaves of it: the property's own opinion of what a limited key sees.</summary>
internal sealed class DrawnPlan
{
    private static readonly (string Dimension, string[] Members)[] Trees =
    [
        ("line", ["sales", "brand", "care"]),
        ("tier", ["all", "mid", "head", "mid-a", "mid-b", "head-a", "mid-aa"]),
        ("market", ["latam", "mexico", "eu"]),
    ];

    private readonly Random _random;
    private readonly Dictionary<string, (string Dimension, string? Parent)> _members = [];

    public DrawnPlan(int seed)
    {
        _random = new Random(seed);
        Document = Draw();
    }

    public JsonObject Document { get; }

    /// <summary>One or two dimensions, with a member or two of each.</summary>
    public (string Dimension, string[] Members)[] Grant()
    {
        (string, string[]) Of(string dimension, params string[] codes) =>
            (dimension, [.. codes.OrderBy(_ => _random.Next()).Take(_random.Next(1, 3))]);
        return _random.Next(3) == 0 ? [Of("tier", "mid", "head", "mid-a"), Of("line", "sales", "brand")]
            : _random.Next(4) == 0 ? [Of("market", "latam", "eu")]
            : [Of("tier", "mid", "head", "mid-b")];
    }

    /// <summary>The plan without what the grant hides.</summary>
    public static JsonObject Cut(JsonObject document, (string Dimension, string[] Members)[] grant)
    {
        var cut = (JsonObject)document.DeepClone();
        var limited = grant.Select(one => one.Dimension).ToHashSet();
        var parents = cut["members"]!.AsArray().ToDictionary(member => (string)member!["code"]!, member => (string?)member!["parent"]);
        var seen = parents.Keys.Where(code => grant.Any(one => Above(code).Any(one.Members.Contains))).ToHashSet();
        seen.UnionWith(
            cut["groups"]!
                .AsArray()
                .Where(group => group!["definitions"]![0]!["members"]!.AsArray().All(member => seen.Contains((string)member!)))
                .Select(group => (string)group!["code"]!)
                .ToList()
        );
        bool Hides(string dimension, string code) => limited.Contains(dimension) && !seen.Contains(code);
        bool Nameable(JsonNode? scope) => scope is not JsonObject places || places.All(place => !Hides(place.Key, (string)place.Value!));
        bool Sees(JsonNode? scope) => Nameable(scope) && limited.All(dimension => scope?[dimension] is not null);
        void Keep(string collection, Func<JsonNode, bool> keep)
        {
            foreach (var part in cut[collection]!.AsArray().Where(part => !keep(part!)).ToList())
                cut[collection]!.AsArray().Remove(part);
        }
        HashSet<string> Codes(string collection) => [.. cut[collection]!.AsArray().Select(part => (string)part!["code"]!)];
        IEnumerable<string> Above(string code)
        {
            for (var at = code; at is not null; at = parents[at])
                yield return at;
        }

        Keep("members", member => !Hides((string)member["dimension"]!, (string)member["code"]!));
        foreach (
            var member in cut["members"]!
                .AsArray()
                .Where(member => member!["parent"] is { } parent && Hides((string)member["dimension"]!, (string)parent!))
        )
            member!.AsObject().Remove("parent");
        Keep("groups", group => !Hides((string)group["dimension"]!, (string)group["code"]!));
        foreach (var group in cut["groups"]!.AsArray())
        {
            foreach (
                var other in group!["definitions"]!
                    .AsArray()
                    .Where(one => one!["members"]!.AsArray().Any(member => Hides((string)group["dimension"]!, (string)member!)))
                    .ToList()
            )
                group["definitions"]!.AsArray().Remove(other);
        }
        foreach (
            var placed in (string[])
                [
                    "targets",
                    "objectives",
                    "holds",
                    "bounds",
                    "reviewSchedules",
                    "initiatives",
                    "budgetItems",
                    "risks",
                    "keyRiskIndicators",
                    "sliceAssignments",
                    "cells",
                ]
        )
            Keep(placed, part => Sees(part["scope"]));
        var objectives = Codes("objectives");
        foreach (var objective in cut["objectives"]!.AsArray())
            objective!["parents"] = new JsonArray([
                .. objective["parents"]!
                    .AsArray()
                    .Where(parent => objectives.Contains((string)parent!))
                    .Select(parent => parent!.DeepClone()),
            ]);
        Keep(
            "keyResults",
            result => objectives.Contains((string)result["objective"]!) && Codes("targets").Contains((string)result["target"]!)
        );
        var results = Codes("keyResults");
        Keep(
            "weights",
            weight =>
                Nameable(weight["within"])
                && Nameable(weight["of"])
                && (
                    weight["objective"] is { } objective ? objectives.Contains((string)objective!)
                    : weight["keyResult"] is { } result ? results.Contains((string)result!)
                    : Sees(weight["of"]) || Sees(weight["within"])
                )
        );
        var initiatives = Codes("initiatives");
        Keep("contributions", one => initiatives.Contains((string)one["initiative"]!) && Codes("targets").Contains((string)one["target"]!));
        Keep("milestones", milestone => Sees(milestone["scope"]) && initiatives.Contains((string)milestone["initiative"]!));
        Keep(
            "dependencies",
            one => initiatives.Contains((string)one["afterInitiative"]!) && Codes("milestones").Contains((string)one["milestone"]!)
        );
        Keep(
            "budgetItems",
            item =>
                objectives.Contains((string)item["objective"]!)
                && (item["initiative"] is not { } initiative || initiatives.Contains((string)initiative!))
        );
        var items = Codes("budgetItems");
        foreach (var item in cut["budgetItems"]!.AsArray().Where(item => item!["parent"] is { } parent && !items.Contains((string)parent!)))
            item!.AsObject().Remove("parent");
        foreach (var list in (string[])["decisionPackages", "budgetEntries"])
            Keep(list, one => items.Contains((string)one["item"]!));
        var risks = Codes("risks");
        foreach (var list in (string[])["riskAssessments", "riskImpacts", "contingencyPlans", "keyRiskIndicators"])
            Keep(list, one => risks.Contains((string)one["risk"]!));
        Keep("riskResponses", one => risks.Contains((string)one["risk"]!) && Codes("targets").Contains((string)one["cap"]!));
        Keep("riskCorrelations", one => risks.Contains((string)one["first"]!) && risks.Contains((string)one["second"]!));
        return cut;
    }

    private JsonObject Draw()
    {
        string?[] tierParents = [null, "all", "all", "mid", "mid", "head", "mid-a"];
        foreach (var (dimension, members) in Trees)
        {
            for (var at = 0; at < members.Length; at++)
                _members[members[at]] = (
                    dimension,
                    dimension switch
                    {
                        "tier" => tierParents[at],
                        "market" when members[at] == "mexico" => "latam",
                        _ => null,
                    }
                );
        }
        var objectives = Parts(
            8,
            at =>
                new()
                {
                    ["scope"] = Scope(),
                    ["parents"] = new JsonArray([
                        .. Enumerable.Range(0, at).Where(_ => _random.Next(3) == 0).Take(2).Select(one => (JsonNode)$"o{one}"),
                    ]),
                },
            "o"
        );
        return new JsonObject
        {
            ["format"] = "planapi/1",
            ["plan"] = new JsonObject
            {
                ["code"] = "CODE",
                ["calendar"] = new JsonObject { ["year"] = 2024 },
                ["currency"] = "CNY",
                ["timeZone"] = "Asia/Shanghai",
                ["matrix"] = new JsonObject { ["rows"] = "line", ["columns"] = "tier" },
            },
            ["parties"] = JsonNode.Parse("""[{"code":"ann"}]"""),
            ["dimensions"] = new JsonArray([.. Trees.Select(tree => new JsonObject { ["code"] = tree.Dimension })]),
            ["members"] = new JsonArray([
                .. _members.Select(member =>
                    Without(
                        new()
                        {
                            ["code"] = member.Key,
                            ["dimension"] = member.Value.Dimension,
                            ["parent"] = member.Value.Parent,
                        }
                    )
                ),
            ]),
            ["groups"] = JsonNode.Parse(
                """
                [{"code":"pair","dimension":"tier","definitions":[{"members":["mid-a","mid-b"]},{"members":["mid-a","head-a"]}]},
                 {"code":"mixed","dimension":"tier","definitions":[{"members":["mid-b","head-a"]}]},{"code":"south","dimension":"market","definitions":[{"members":["mexico"]}]}]
                """
            ),
            ["indicators"] = JsonNode.Parse(
                """
                [{"code":"gmv","kind":"flow","unit":"currency","decimals":2,"thresholds":{"green":0.95,"yellow":0.8}},{"code":"orders","kind":"flow","unit":"number","decimals":2},
                 {"code":"sellers","kind":"stock","unit":"number","overTime":"last"},{"code":"order-value","kind":"formula","unit":"currency","decimals":2,"formula":"[gmv] / [orders]"},
                 {"code":"growth","kind":"growth","unit":"percent","decimals":1,"base":"gmv","against":"previousQuarter"}]
                """
            ),
            ["targets"] = Parts(
                14,
                _ =>
                    new()
                    {
                        ["indicator"] = One("gmv", "orders", "sellers"),
                        ["scope"] = Scope(),
                        ["period"] = One("2024", "2024-Q1"),
                        ["comparator"] = "atLeast",
                        ["value"] = _random.Next(10, 900),
                    },
                "t"
            ),
            ["objectives"] = objectives,
            ["keyResults"] = Parts(
                10,
                _ =>
                    new()
                    {
                        ["objective"] = $"o{_random.Next(8)}",
                        ["target"] = $"t{_random.Next(14)}",
                        ["owner"] = "ann",
                    },
                "k"
            ),
            ["weights"] = Parts(
                12,
                at =>
                    at switch
                    {
                        < 3 => new() { ["keyResult"] = $"k{at}", ["value"] = _random.Next(1, 100) },
                        < 6 => new() { ["objective"] = $"o{at}", ["value"] = _random.Next(1, 100) },
                        _ => new()
                        {
                            ["of"] = new JsonObject { ["line"] = Trees[0].Members[at % 3] },
                            ["within"] = at < 9 ? new JsonObject() : new JsonObject { ["tier"] = One("mid", "head", "mid-a") },
                            ["value"] = _random.Next(1, 100),
                        },
                    },
                "w"
            ),
            ["reviewSchedules"] = Parts(4, _ => new() { ["cadence"] = "month", ["scope"] = Scope() }, "r"),
            ["phases"] = Parts(2, _ => new() { ["owner"] = "ann" }, "p"),
            ["initiatives"] = Parts(
                6,
                _ =>
                    new()
                    {
                        ["scope"] = Scope(),
                        ["phase"] = "p0",
                        ["owner"] = "ann",
                    },
                "i"
            ),
            ["contributions"] = Parts(
                6,
                _ =>
                    new()
                    {
                        ["initiative"] = $"i{_random.Next(6)}",
                        ["target"] = $"t{_random.Next(14)}",
                        ["effect"] = 1,
                    },
                "c"
            ),
            ["milestones"] = Parts(
                4,
                at =>
                    new()
                    {
                        ["scope"] = Scope(),
                        ["initiative"] = $"i{_random.Next(6)}",
                        ["due"] = $"2024-0{at + 5}",
                    },
                "m"
            ),
            ["dependencies"] = Parts(4, at => new() { ["milestone"] = $"m{at}", ["afterInitiative"] = $"i{_random.Next(6)}" }, "d"),
            ["budgetItems"] = Parts(
                6,
                at =>
                    Without(
                        new()
                        {
                            ["scope"] = Scope(),
                            ["parent"] = at > 0 ? $"b{_random.Next(at)}" : null,
                            ["amount"] = _random.Next(1, 900),
                            ["objective"] = $"o{_random.Next(8)}",
                            ["initiative"] = at < 3 ? null : $"i{_random.Next(6)}",
                            ["owner"] = "ann",
                        }
                    ),
                "b"
            ),
            ["decisionPackages"] = Parts(4, _ => new() { ["item"] = $"b{_random.Next(6)}", ["amount"] = 3 }, "dp"),
            ["budgetEntries"] = Parts(
                6,
                at =>
                    new()
                    {
                        ["item"] = $"b{_random.Next(6)}",
                        ["period"] = $"2024-0{at + 1}",
                        ["amount"] = _random.Next(1, 90),
                    },
                "be"
            ),
            ["committees"] = JsonNode.Parse("""[{"code":"board"}]"""),
            ["committeeSeats"] = JsonNode.Parse("""[{"code":"board-ann","committee":"board","party":"ann"}]"""),
            ["riskLevels"] = JsonNode.Parse(
                """[{"code":"red","severity":4,"probabilityFrom":3,"probabilityTo":5,"impactFrom":3,"impactTo":5}]"""
            ),
            ["riskCategories"] = JsonNode.Parse("""[{"code":"political","appetite":"red"}]"""),
            ["risks"] = Parts(
                6,
                _ =>
                    new()
                    {
                        ["scope"] = Scope(),
                        ["category"] = "political",
                        ["owner"] = "ann",
                    },
                "r"
            ),
            ["riskAssessments"] = Parts(
                6,
                _ =>
                    new()
                    {
                        ["risk"] = $"r{_random.Next(6)}",
                        ["probability"] = _random.Next(1, 6),
                        ["impact"] = _random.Next(1, 6),
                    },
                "ra"
            ),
            ["riskResponses"] = Parts(5, _ => new() { ["risk"] = $"r{_random.Next(6)}", ["cap"] = $"t{_random.Next(14)}" }, "rr"),
            ["riskImpacts"] = Parts(
                5,
                at =>
                    new()
                    {
                        ["risk"] = $"r{_random.Next(6)}",
                        ["distribution"] = "uniform",
                        ["low"] = at,
                        ["high"] = at + 2,
                    },
                "ri"
            ),
            ["riskCorrelations"] = Parts(
                4,
                at =>
                    new()
                    {
                        ["first"] = $"r{at}",
                        ["second"] = $"r{at + 1}",
                        ["coefficient"] = 0.2,
                    },
                "rc"
            ),
            ["contingencyPlans"] = Parts(4, _ => new() { ["risk"] = $"r{_random.Next(6)}", ["minutes"] = 30 }, "cp"),
            ["keyRiskIndicators"] = Parts(
                4,
                at =>
                    new()
                    {
                        ["risk"] = $"r{_random.Next(6)}",
                        ["indicator"] = "gmv",
                        ["scope"] = Scope(),
                        ["red"] = at,
                    },
                "kri"
            ),
            ["planningRounds"] = JsonNode.Parse("""[{"code":"bottom-up","due":"2023-11-30"}]"""),
            ["sliceAssignments"] = Parts(
                5,
                _ =>
                    new()
                    {
                        ["scope"] = Scope(),
                        ["round"] = "bottom-up",
                        ["party"] = "ann",
                        ["indicators"] = new JsonArray("gmv"),
                        ["measure"] = "forecast",
                        ["period"] = "2024",
                        ["grain"] = "quarter",
                    },
                "sl"
            ),
            ["holds"] = Parts(
                4,
                at =>
                    new()
                    {
                        ["indicator"] = "orders",
                        ["scope"] = Scope(),
                        ["period"] = $"2024-0{at + 5}",
                        ["measure"] = "target",
                    },
                "h"
            ),
            ["bounds"] = Parts(
                4,
                at =>
                    new()
                    {
                        ["indicator"] = "orders",
                        ["scope"] = Scope(),
                        ["period"] = $"2024-0{at + 5}",
                        ["measure"] = "forecast",
                        ["max"] = 99,
                    },
                "b"
            ),
            ["cells"] = Cells(),
        };
    }

    private JsonArray Cells()
    {
        var drawn = new Dictionary<string, JsonNode>();
        for (var at = 0; at < 90; at++)
        {
            // Numbers stand at leaves and, now and then, above them.
            var scope = new JsonObject { ["line"] = One("sales", "brand", "care"), ["tier"] = One("mid-aa", "mid-b", "head-a") };
            if (_random.Next(3) == 0)
                scope["market"] = One("mexico", "eu");
            if (_random.Next(6) == 0)
                scope = Scope();
            var cell = new JsonObject
            {
                ["indicator"] = One("gmv", "orders", "sellers"),
                ["scope"] = scope,
                ["period"] = $"2024-0{_random.Next(1, 5)}",
                ["measure"] = One("target", "actual"),
            };
            var key = cell.ToJsonString();
            cell["value"] = _random.Next(1, 500);
            drawn[key] = cell;
        }
        return new JsonArray([.. drawn.Values]);
    }

    private JsonObject Scope()
    {
        var scope = new JsonObject();
        foreach (var (dimension, members) in Trees.Where(_ => _random.Next(3) > 0))
            scope[dimension] = dimension == "tier" && _random.Next(6) == 0 ? One("pair", "mixed") : One(members);
        return scope;
    }

    private static JsonArray Parts(int count, Func<int, JsonObject> part, string prefix) =>
        new([
            .. Enumerable
                .Range(0, count)
                .Select(at =>
                {
                    var drawn = part(at);
                    drawn["code"] = $"{prefix}{at}";
                    return drawn;
                }),
        ]);

    private string One(params string[] choices) => choices[_random.Next(choices.Length)];

    private static JsonObject Without(JsonObject part)
    {
        foreach (var (name, _) in part.Where(field => field.Value is null).ToList())
            part.Remove(name);
        return part;
    }
}
