using System.Text.Encodings.Web;
using System.Text.Json;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Lists;

/// <summary>A service with a plan that has many parts of each kind: with ties, with fields left out, with codes of every script.</summary>
public sealed class ManyParts : IAsyncLifetime
{
    public const string Plan = "/v1/plans/many";

    private const int Count = 24;

    /// <summary>As many as a plan may have.</summary>
    public const int Dimensions = 16;

    // U+FF8A sorts after U+1D4B3 by UTF-16 units, and before it by code points.
    private static readonly string[] Scripts = ["a", "B", "\uFF8A", "\U0001D4B3", "é", "漢", "9", "a.b"];

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public OpenService Service { get; } = new();

    public async Task InitializeAsync() =>
        (await Service.Api.Post("/v1/plan-documents", JsonSerializer.Serialize(Document(), Compact))).Is(201);

    public Task DisposeAsync()
    {
        Service.Dispose();
        return Task.CompletedTask;
    }

    private static Dictionary<string, object?> Document() =>
        new()
        {
            ["format"] = "planapi/1",
            ["plan"] = new
            {
                code = "many",
                calendar = new { year = 2024, referenceFrom = 2020 },
                currency = "CNY",
            },
            ["dimensions"] = Each((i, code) => new { code, source = code }).Take(Dimensions),
            ["members"] = Each(
                    (i, code) => Fields(("code", $"m-{code}"), ("dimension", Code(0)), ("parent", i > 3 ? $"m-{Code(i % 3)}" : null))
                )
                .Concat(Each((i, code) => Fields(("code", code), ("dimension", Code(1))))),
            ["groups"] = Each(
                (i, code) =>
                    new
                    {
                        code = $"g-{code}",
                        dimension = Code(0),
                        definitions = new[] { new { members = new[] { $"m-{Code(i % 5)}", $"m-{Code(5 + (i % 4))}" } } },
                    }
            ),
            ["sections"] = Each(
                (i, code) => Fields(("code", code), ("purpose", i % 3 == 0 ? "risks" : "other"), ("parent", i > 2 ? Code(i % 2) : null))
            ),
            ["parties"] = Each(
                (i, code) =>
                    Fields(("code", code), ("kind", i % 2 == 0 ? "person" : "team"), ("subject", i % 3 == 0 ? $"key {i % 2}" : null))
            ),
            ["lists"] = Each((i, code) => Fields(("code", code), ("source", Perhaps(i)))),
            ["currencies"] = Enumerable.Range(0, Count).Select(i => new { code = $"{(char)('A' + i)}BC" }),
            ["scenarios"] = Each((i, code) => Fields(("code", code), ("parent", i < 3 ? "baseline" : Code(i % 3)))),
            ["exchangeRates"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("from", $"{(char)('A' + (i % 3))}BC"),
                        ("to", $"{(char)('F' + (i % 2))}BC"),
                        ("validFrom", "2024-01-01"),
                        ("value", 1.5),
                        ("use", i % 2 == 0 ? "plan" : "actual"),
                        ("scenario", Perhaps(i))
                    )
            ),
            ["indicators"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("kind", i % 2 == 0 ? "flow" : "stock"),
                        ("unit", i % 3 == 0 ? "number" : "percent"),
                        ("importance", i % 4 == 0 ? "core" : null),
                        ("base", i > 5 ? Code(i % 4) : null),
                        ("source", Perhaps(i))
                    )
            ),
            ["targets"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("indicator", Code(i % 5)),
                        ("scope", Scope(i)),
                        (
                            "period",
                            i % 3 == 0 ? null
                            : i % 2 == 0 ? "2024"
                            : "2024-Q1"
                        ),
                        ("comparator", i % 2 == 0 ? "atLeast" : "equal"),
                        ("basis", i % 4 == 0 ? "percent" : "absolute"),
                        ("value", i),
                        ("scenario", Perhaps(i)),
                        ("source", Perhaps(i))
                    )
            ),
            ["objectives"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("scope", Scope(i)),
                        ("period", i % 2 == 0 ? "2024" : null),
                        ("owner", Perhaps(i)),
                        ("scenario", Perhaps(i)),
                        ("source", Perhaps(i)),
                        ("parents", i < 4 ? [] : new[] { Code(i % 4), Code((i + 1) % 4) })
                    )
            ),
            ["keyResults"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("objective", Code(i % 3)),
                        ("target", Code(i % 7)),
                        ("parent", i < 4 ? null : Code(i % 4)),
                        ("owner", Perhaps(i))
                    )
            ),
            ["weightWindows"] = Each((i, code) => Fields(("code", code), ("source", Perhaps(i)))),
            ["weights"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("of", i % 3 == 0 ? Scope(1) : null),
                        ("objective", i % 3 == 1 ? Code(i % 4) : null),
                        ("keyResult", i % 3 == 2 ? Code(i % 4) : null),
                        ("within", Scope(i)),
                        ("value", i),
                        ("window", Perhaps(i))
                    )
            ),
            ["reviewSchedules"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("cadence", i % 2 == 0 ? "month" : "week"),
                        ("kind", i % 3 == 0 ? "assessment" : "review"),
                        ("objective", Perhaps(i)),
                        ("scope", Scope(i)),
                        ("indicators", new[] { Code(i % 4), Code(4 + (i % 3)) }),
                        ("owner", Perhaps(i)),
                        ("source", Perhaps(i))
                    )
            ),
            ["phases"] = Each(
                (i, code) => Fields(("code", code), ("indicators", new[] { Code(i % 4) }), ("owner", Perhaps(i)), ("source", Perhaps(i)))
            ),
            ["initiatives"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("parent", i < 4 ? null : Code(i % 4)),
                        ("phase", Perhaps(i)),
                        ("scope", Scope(i)),
                        ("owner", Perhaps(i)),
                        ("source", Perhaps(i))
                    )
            ),
            ["contributions"] = Each(
                (i, code) => Fields(("code", code), ("initiative", Code(i % 5)), ("target", Code(i % 7)), ("effect", i))
            ),
            ["milestones"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("phase", Perhaps(i)),
                        ("initiative", Perhaps(i)),
                        ("scope", Scope(i)),
                        ("due", i % 2 == 0 ? "2024-05" : null),
                        ("owner", Perhaps(i)),
                        ("source", Perhaps(i))
                    )
            ),
            // Those that come after have other numbers than those before, so that there is no circle.
            ["dependencies"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("milestone", i % 6 < 3 ? Code(5 + (i % 3)) : null),
                        ("initiative", i % 6 is 3 or 4 ? Code(5 + (i % 2)) : null),
                        ("phase", i % 6 == 5 ? Code(5 + (i % 4)) : null),
                        ("afterPhase", i % 6 is 0 or 3 or 5 ? Code(i % 4) : null),
                        ("afterInitiative", i % 6 is 1 or 4 ? Code(i % 5) : null),
                        ("afterMilestone", i % 6 == 2 ? Code(i % 5) : null),
                        ("type", i % 2 == 0 ? "finishToStart" : "startToStart"),
                        ("lag", i)
                    )
            ),
            ["budgetItems"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("objective", Perhaps(i)),
                        ("initiative", Perhaps(i + 1)),
                        ("parent", i > 4 ? Code(i % 4) : null),
                        ("scope", Scope(i)),
                        ("amount", i),
                        ("owner", Perhaps(i)),
                        ("approver", Perhaps(i + 1)),
                        ("source", Perhaps(i))
                    )
            ),
            ["decisionPackages"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("source", Perhaps(i)),
                        ("item", Code(i % 5)),
                        ("level", i % 2 == 0 ? "minimum" : "higher"),
                        ("amount", i)
                    )
            ),
            ["fundingSources"] = Each(
                (i, code) => Fields(("code", code), ("source", Perhaps(i)), ("type", i % 2 == 0 ? "own" : "loan"), ("amount", i))
            ),
            ["budgetEntries"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("item", Code(i % 5)),
                        ("type", i % 2 == 0 ? "spent" : "committed"),
                        ("period", "2024-03"),
                        ("amount", i)
                    )
            ),
            ["teams"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("source", Perhaps(i)),
                        ("parent", i > 4 ? Code(i % 4) : null),
                        ("headCount", i),
                        ("owner", Perhaps(i))
                    )
            ),
            ["posts"] = Each(
                (i, code) => Fields(("code", code), ("source", Perhaps(i)), ("team", Code(i % 5)), ("headCount", i), ("isKey", i % 2 == 0))
            ),
            ["staffMovements"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("source", Perhaps(i)),
                        ("team", i % 2 == 0 ? Code(i % 5) : null),
                        ("post", i % 2 == 1 ? Code(i % 5) : null),
                        ("type", i % 3 == 0 ? "hire" : "leave"),
                        ("planned", i)
                    )
            ),
            ["resources"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("source", Perhaps(i)),
                        ("type", i % 2 == 0 ? "equipment" : "software"),
                        ("quantity", i),
                        ("fundedBy", i % 2 == 0 ? new[] { Code(i % 5) } : null),
                        ("owner", Perhaps(i))
                    )
            ),
            ["riskLevels"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("source", Perhaps(i)),
                        ("severity", 1 + (i % 90)),
                        ("probabilityFrom", 1 + (i % 5)),
                        ("probabilityTo", 5),
                        ("impactFrom", 1),
                        ("impactTo", 1 + (i % 5))
                    )
            ),
            ["committees"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("quorum", i % 100),
                        ("requiredRoles", i % 2 == 0 ? (string[])["expert"] : null),
                        ("source", Perhaps(i))
                    )
            ),
            ["committeeSeats"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("committee", Code(i % 5)),
                        ("party", Code(i % 7)),
                        ("role", i % 2 == 0 ? "expert" : "adviser"),
                        ("source", Perhaps(i))
                    )
            ),
            ["riskCategories"] = Each((i, code) => Fields(("code", code), ("source", Perhaps(i)), ("appetite", Perhaps(i)))),
            ["risks"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("source", Perhaps(i)),
                        ("category", Perhaps(i)),
                        ("scope", Scope(i)),
                        ("level", Perhaps(i)),
                        ("indicators", i % 2 == 0 ? new[] { Code(i % 5) } : null),
                        ("owner", Perhaps(i))
                    )
            ),
            ["riskAssessments"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("assessedBy", Perhaps(i)),
                        ("source", Perhaps(i)),
                        ("risk", Code(i % 5)),
                        ("type", i % 2 == 0 ? "inherent" : "residual"),
                        ("probability", 1 + (i % 5)),
                        ("impact", 1 + (i % 4))
                    )
            ),
            ["riskResponses"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("source", Perhaps(i)),
                        ("risk", Code(i % 5)),
                        ("strategy", i % 2 == 0 ? "avoid" : "reduce"),
                        ("department", Perhaps(i)),
                        ("cap", Perhaps(i))
                    )
            ),
            ["riskImpacts"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("source", Perhaps(i)),
                        ("risk", Code(i % 5)),
                        ("indicator", Perhaps(i)),
                        ("distribution", i % 2 == 0 ? "uniform" : "lognormal"),
                        ("low", 1 + i),
                        ("high", 2 + i)
                    )
            ),
            ["riskCorrelations"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("source", Perhaps(i)),
                        ("first", Code(i % 5)),
                        ("second", Code(5 + (i % 4))),
                        ("coefficient", 0)
                    )
            ),
            ["contingencyPlans"] = Each(
                (i, code) => Fields(("code", code), ("source", Perhaps(i)), ("risk", Perhaps(i)), ("owner", Perhaps(i)), ("minutes", 1 + i))
            ),
            ["drills"] = Each((i, code) => Fields(("code", code), ("contingencyPlan", Code(i % 5)), ("passed", i % 2 == 0))),
            ["riskCases"] = Each(
                (i, code) => Fields(("code", code), ("source", Perhaps(i)), ("category", Perhaps(i)), ("risk", Perhaps(i)))
            ),
            ["keyRiskIndicators"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("risk", Perhaps(i)),
                        ("indicator", Code(i % 5)),
                        ("scope", Scope(i)),
                        ("alarm", i % 2 == 0 ? "above" : "below"),
                        ("red", i),
                        ("owner", Perhaps(i)),
                        ("source", Perhaps(i))
                    )
            ),
            ["planningRounds"] = Each((i, code) => Fields(("code", code), ("source", Perhaps(i)))),
            ["sliceAssignments"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("round", Code(i % 5)),
                        ("party", Perhaps(i)),
                        ("scope", Scope(i)),
                        ("indicators", new System.Text.Json.Nodes.JsonArray(Code(i % 5))),
                        ("measure", i % 2 == 0 ? "target" : "forecast"),
                        ("period", "2024"),
                        ("state", i % 3 == 0 ? "submitted" : "assigned"),
                        ("source", Perhaps(i))
                    )
            ),
            ["holds"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("indicator", Code(i % 5)),
                        ("period", "2024"),
                        ("measure", i % 2 == 0 ? "target" : "actual"),
                        ("owner", Perhaps(i))
                    )
            ),
            ["bounds"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("indicator", Code(i % 5)),
                        ("period", "2024"),
                        ("measure", i % 2 == 0 ? "target" : "actual"),
                        ("max", i),
                        ("owner", Perhaps(i))
                    )
            ),
            ["importMappings"] = Each(
                (i, code) =>
                    Fields(
                        ("code", code),
                        ("format", i % 2 == 0 ? "csv" : "ndjson"),
                        ("columns", new[] { new { column = "Value", holds = "value" } }),
                        ("constants", new { indicator = "gmv", period = "2024" })
                    )
            ),
            ["waivers"] = Each(
                (i, code) =>
                    Fields(("code", code), ("finding", $"finding{i % 4}"), ("reason", new { en = "so" }), ("acceptedBy", Perhaps(i)))
            ),
        };

    private static string Code(int i) => $"{Scripts[i % Scripts.Length]}{i / Scripts.Length}";

    private static string? Perhaps(int i) => i % 2 == 0 ? null : Code(i % 6);

    private static Dictionary<string, string> Scope(int i) =>
        (i % 4) switch
        {
            0 => [],
            1 => new() { [Code(0)] = $"m-{Code(i % 3)}" },
            2 => new() { [Code(1)] = Code(i % 3) },
            _ => new() { [Code(1)] = Code(2), [Code(0)] = $"g-{Code(3)}" },
        };

    private static IEnumerable<object> Each(Func<int, string, object> make) => Enumerable.Range(0, Count).Select(i => make(i, Code(i)));

    private static Dictionary<string, object> Fields(params (string Name, object? Value)[] fields) =>
        fields.Where(field => field.Value is not null).ToDictionary(field => field.Name, field => field.Value!);
}
