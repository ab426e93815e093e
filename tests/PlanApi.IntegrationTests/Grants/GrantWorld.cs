using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Grants;

/// <summary>
/// The two plans in one service, lived in: actuals, red lights, alerts with answers, reviews, comments, evidence, spreads, all at seen and
/// hidden places.
/// </summary>
public class GrantWorld : IAsyncLifetime
{
    private const string Why = "Zzh reason";
    private const string Cure =
        """{"cause":"Zzh cause","measures":[{"wording":"Zzh measure","owner":"boss","dueOn":"2024-04-30","expectedEffect":1000541}]}""";
    private const string SeenCure =
        """{"cause":"seen","measures":[{"wording":"seen","owner":"boss","dueOn":"2024-04-30","expectedEffect":3}]}""";

    private TestService? _service;
    private int _keys;

    public TestService Service =>
        _service ??= new CustomService(
            new TestOptions
            {
                Keys = true,
                Kestrel = Listens,
                Settings = Issuer.Settings(("Members:tier", "tiers")),
            }
        );

    protected virtual bool Listens => false;

    /// <summary>An issuer at which people sign in.</summary>
    public LocalIssuer Issuer { get; private set; } = null!;

    /// <summary>An unlimited key, whose name is a marker: who wrote at hidden places is nobody's business.</summary>
    public Client Hidden { get; private set; } = null!;

    /// <summary>An unlimited key, which speaks where everybody hears it.</summary>
    public Client Boss { get; private set; } = null!;

    public Client Anybody => Service.Api;

    public async Task InitializeAsync()
    {
        Issuer = await LocalIssuer.Start();
        Boss = Service.With((await Key(Role.Admin, "boss", null)).Key!);
        Hidden = Service.With((await Key(Role.Admin, "zzh-admin", null)).Key!).With("X-Change-Reason", Why);
        foreach (var (plan, hidden) in new[] { (WorldPlans.World, "zzh-big-orders"), (WorldPlans.Bare, "zzh-total") })
            (await Hidden.Post("/v1/plan-documents", plan, "application/yaml")).Is(201);
        await Live("world", """{"line":"sales","tier":"zzh-big"}""", "zzh-big-orders", "zzh-growth", "zzh-kr", "zzh-month");
        await Live("bare", """{"line":"sales"}""", "zzh-total", "zzh-growth", "zzh-kr", "zzh-month");
        await Seen();
        var operation = (await Hidden.With("Prefer", "respond-async").Post("/v1/plans/world/lights/evaluations", "")).Is(202).Location!;
        await Wait.Until(async () => (string)(await Hidden.Get(operation)).Is(200).Json["state"]! == "succeeded");
        (await Hidden.Post("/v1/webhooks", """{"plan":"world","address":"https://hooks.example.com/zzh"}""")).Is(201);
        (
            await Hidden.Post(
                "/v1/import-schedules",
                """{"plan":"world","mapping":"zzh-mapping","address":"https://files.example.com/zzh.csv","cron":"0 6 * * *"}"""
            )
        ).Is(201);
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    /// <summary>The token of a person who sees some tiers. It lasts as long as the test.</summary>
    public string Token(Role role, string tier)
    {
        var value = role switch
        {
            Role.Viewer => "plan-readers",
            Role.Contributor => "plan-contributors",
            Role.Planner => "plan-planners",
            Role.Committee => "plan-committee",
            _ => "plan-admins",
        };
        var now = Service.Clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["roles"] = new JsonArray(value),
            ["tiers"] = tier,
            ["exp"] = now.AddYears(9).ToUnixTimeSeconds(),
        };
        return Issuer.Token(now, $"walker {Interlocked.Increment(ref _keys)}", claims);
    }

    public async Task<ApiKey> Key(Role role, string? name, Func<ApiKey, ApiKey>? limit) =>
        await Service.NewKey(role, key => (limit?.Invoke(key) ?? key) with { Name = name ?? $"walker {Interlocked.Increment(ref _keys)}" });

    public static Func<ApiKey, ApiKey> Limit(params (string Dimension, string Member)[] members) =>
        key => key with { Members = members.ToDictionary(one => one.Dimension, one => (IReadOnlyList<Code>)[Code.Parse(one.Member)]) };

    /// <summary>The number of the one part of a list that has a field's value.</summary>
    public async Task<long> Number(string plan, string list, string field, string value) =>
        (long)
            (await Boss.Get($"/v1/plans/{plan}/{list}?first=1000")).Is(200).Items.Single(item => item[field]?.ToString() == value)[
                "number"
            ]!;

    private async Task Live(string plan, string scope, string target, string objective, string result, string schedule)
    {
        var path = $"/v1/plans/{plan}";
        await Push(Hidden, plan, plan == "world" ? [(scope, 1), ("""{"line":"zzl-brand","tier":"mid-b"}""", 0)] : [(scope, 1)], 1000303);
        (await Hidden.Post($"{path}/lights/evaluations", "")).Is(200);
        var alert = await Number(plan, "alerts", "target", target);
        await Write(Hidden, $"{path}/alerts/{alert}/improvement-plan", $"{path}/alerts/{alert}", Cure);
        await Write(
            Hidden,
            $"{path}/alerts/{alert}/handling",
            $"{path}/alerts/{alert}",
            """{"action":"acknowledge","reason":"Zzh seen"}"""
        );
        await Write(
            Hidden,
            $"{path}/alerts/{alert}/improvement-plan/decision",
            $"{path}/alerts/{alert}",
            """{"accepted":true,"reason":"Zzh yes"}"""
        );
        await Write(
            Hidden,
            $"{path}/alerts/{alert}/improvement-plan/measures/1",
            $"{path}/alerts/{alert}",
            """{"state":"underWay","note":"Zzh note"}"""
        );
        var review = (long)(await Hidden.Post($"{path}/reviews", $$"""{"schedule":"{{schedule}}","period":"2024-02"}""")).Json["number"]!;
        (
            await Hidden.Patch(
                $"{path}/reviews/{review}",
                """{"answers":["Zzh answer"],"findings":["Zzh finding"],"decisions":["Zzh decision"],"conclusion":"Zzh conclusion"}""",
                (await Hidden.Get($"{path}/reviews/{review}")).ETag
            )
        ).Is(200);
        await Write(
            Hidden,
            $"{path}/reviews/{review}/actions",
            $"{path}/reviews/{review}",
            """{"wording":"Zzh action","owner":"boss","dueOn":"2024-04-30"}"""
        );
        foreach (
            var subject in new[]
            {
                $$"""{"target":"{{target}}"}""",
                $$"""{"objective":"{{objective}}"}""",
                $$"""{"keyResult":"{{result}}"}""",
                $$"""{"alert":{{alert}}}""",
                $$"""{"review":{{review}}}""",
                $$$"""{"cell":{"indicator":"gmv","scope":{{{scope}}},"period":"2024-01"}}""",
                """{"cell":{"indicator":"gmv","scope":{},"period":"2024"}}""",
            }
        )
        {
            (await Hidden.Post($"{path}/comments", $$"""{"subject":{{subject}},"text":"Zzh said. @boss"}""")).Is(201);
            (
                await Hidden.Post(
                    $"{path}/evidence/links",
                    $$"""{"subject":{{subject}},"link":"https://zzh.example/1","title":"Zzh link"}"""
                )
            ).Is(201);
        }
        (await Hidden.Post($"{path}/evidence/files?subject=target:{target}&name=zzh.txt&title=Zzh", "Zzh content", "text/plain")).Is(201);
    }

    private async Task Seen()
    {
        const string Path = "/v1/plans/world";
        await Push(Boss, "world", [("""{"line":"sales","tier":"mid-a"}""", 1), ("""{"line":"sales","tier":"mid-b"}""", 1)], 0.5m);
        (await Boss.Post($"{Path}/lights/evaluations", "")).Is(200);
        var alert = await Number("world", "alerts", "target", "sales-mid-orders");
        await Write(Boss, $"{Path}/alerts/{alert}/improvement-plan", $"{Path}/alerts/{alert}", SeenCure);
        Assert.True((await Boss.Post($"{Path}/reviews", """{"schedule":"sales-month","period":"2024-02"}""")).Status is 200 or 201);
        foreach (
            var subject in new[]
            {
                """{"target":"sales-mid-gmv"}""",
                """{"cell":{"indicator":"gmv","scope":{"line":"sales","tier":"mid-a"},"period":"2024-01"}}""",
            }
        )
        {
            (await Boss.Post($"{Path}/comments", $$"""{"subject":{{subject}},"text":"seen"}""")).Is(201);
            (await Boss.Post($"{Path}/evidence/links", $$"""{"subject":{{subject}},"link":"https://seen.example/1","title":"seen"}""")).Is(
                201
            );
        }
        (await Boss.Post($"{Path}/evidence/files?subject=target:sales-mid-gmv&name=seen.txt", "seen", "text/plain")).Is(201);
        (
            await Hidden.Post(
                $"{Path}/cells",
                """
                {"scenario":"cautious","cells":[{"indicator":"gmv","scope":{"line":"sales","tier":"mid-a"},"period":"2024-01","value":15},
                 {"indicator":"gmv","scope":{"line":"sales","tier":"zzh-big"},"period":"2024-01","value":1000289}]}
                """
            )
        ).Is(200);
        // Seen cells that come from a hidden total: what was written with them says so.
        var preview = (
            await Hidden.Post(
                $"{Path}/spread-previews",
                """{"indicator":"visitors","scope":{"line":"sales"},"period":"2024-01","value":3000001,"method":"proportional","over":[{"dimension":"tier","leaves":true}]}"""
            )
        ).Is(200);
        (await Hidden.Post($"{Path}/spreads", $$"""{"token":"{{(string)preview.Json["token"]!}}"}""")).Is(200);
    }

    private static async Task Push(Client client, string plan, (string Scope, int Share)[] places, decimal value)
    {
        var rows = new JsonArray();
        foreach (var (scope, share) in places)
        {
            foreach (
                var (indicator, day) in new[]
                {
                    ("gmv", "2024-01-10"),
                    ("gmv", "2024-03-17"),
                    ("orders", "2024-01-10"),
                    ("orders", "2024-03-17"),
                    ("visitors", "2024-02-10"),
                    ("sellers", "2024-02-10"),
                }.Where(one => plan == "world" || one.Item1 != "sellers")
            )
                rows.Add(
                    new JsonObject
                    {
                        ["indicator"] = indicator,
                        ["scope"] = JsonNode.Parse(scope),
                        ["date"] = day,
                        ["value"] =
                            indicator == "sellers" ? Math.Ceiling(share == 0 ? 40031 : value)
                            : share == 0 ? 40031
                            : value,
                        ["source"] = "shop",
                        ["sourceKey"] = $"{indicator} {day} {scope}",
                    }
                );
        }
        (await client.Post($"/v1/plans/{plan}/actuals", new JsonObject { ["rows"] = rows }.ToJsonString())).Is(200);
    }

    private static async Task Write(Client client, string path, string resource, string body)
    {
        var answer = await client.With("If-Match", (await client.Get(resource)).Is(200).ETag!).Post(path, body);
        Assert.True(answer.Status is 200 or 201, $"{path}: {answer.Text}");
    }
}

/// <summary>The same, listening on a port, for what flows.</summary>
public sealed class ListeningGrantWorld : GrantWorld
{
    protected override bool Listens => true;
}
