using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A limited key sees and handles the alerts of its places; to it there are no others.</summary>
public sealed class AlertGrantTests : IDisposable
{
    private const string Answered = """{"cause":"x","measures":[{"wording":"A","owner":"ann","dueOn":"2024-04-30"}]}""";

    private readonly CustomService _service = new(new TestOptions { Keys = true });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Alerts_AreThoseOfTheKeysPlaces_PageByPage()
    {
        var tiers = await Begin();
        Assert.Equal(7, (await tiers.Admin.Get($"{Tiers.Path}/alerts")).Is(200).Items.Count);

        var all = await Tiers.All(tiers.Mid, $"{Tiers.Path}/alerts?first=1");

        Assert.Equal(["of-deep", "of-mid", "visitors line=online;tier=mid"], all.Select(Named).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("secret", string.Concat(all), StringComparison.Ordinal);
        var graph = await Tiers.Graph(
            tiers.Mid,
            """{ plan(code: "tiers") { alerts(first: 1) { nodes { target: targetCode owner: ownerCode } pageInfo { hasNextPage } } } }"""
        );
        Assert.Null(graph["errors"]);
        Assert.Single(graph["data"]!["plan"]!["alerts"]!["nodes"]!.AsArray());
    }

    [Fact]
    public async Task AnOwner_WhomAHiddenObjectiveTells_IsNotNamed()
    {
        var tiers = await Begin();
        var (of, below) = (await tiers.Alert("of-mid"), await tiers.Alert("of-deep"));

        Assert.Equal("ben", (string)(await tiers.Admin.Get($"{Tiers.Path}/alerts/{of}")).Json["owner"]!);
        Assert.Null((await tiers.Mid.Get($"{Tiers.Path}/alerts/{of}")).Is(200).Json["owner"]);
        Assert.Equal("ann", (string)(await tiers.Mid.Get($"{Tiers.Path}/alerts/{below}")).Is(200).Json["owner"]!);
    }

    [Fact]
    public async Task AnAlertOfAPlaceThatIsSeen_IsHandled()
    {
        var tiers = await Begin();
        var path = $"{Tiers.Path}/alerts/{await tiers.Alert("of-mid")}";

        (await tiers.Mid.Post($"{path}/handling", """{"action":"acknowledge","reason":"seen"}""")).IsProblem(428, "missing-version");
        (await At(tiers.Mid, path, "handling", """{"action":"acknowledge","reason":"seen"}""")).Is(200);
        (await At(tiers.Mid, path, "improvement-plan", Answered)).Is(200);
        var decided = (await At(tiers.Mid, path, "improvement-plan/decision", """{"accepted":true}""")).Is(200);
        Assert.DoesNotContain("ben", decided.Text, StringComparison.Ordinal);
        (await At(tiers.Mid, path, "improvement-plan/measures/1", """{"state":"done"}""")).Is(200);
        Assert.Equal(7700, (int)(await tiers.Mid.Get($"{path}/improvement-plan/effect")).Is(200).Json["moments"]![0]!["actual"]!);
        // The history has all of it.
        Assert.Equal("ben", (string)(await tiers.Admin.Get(path)).Json["owner"]!);
        Assert.Contains(
            "\"owner\":\"ben\"",
            (await tiers.Admin.Get($"{Tiers.Path}/change-sets/{(long)(await tiers.Admin.Get(path)).Json["version"]!}/changes")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("secret-total")]
    [InlineData("secret-of-head")]
    [InlineData("secret-share")]
    public async Task AnAlertOfAnotherPlace_IsNotThere_WhateverIsDone(string target)
    {
        var tiers = await Begin();
        var hidden = await tiers.Alert(target);
        foreach (
            var client in new[]
            {
                tiers.Mid,
                tiers.Mid.With("If-Match", "\"1\""),
                tiers.Mid.With("If-Match", (await tiers.Admin.Get($"{Tiers.Path}/alerts/{hidden}")).ETag!),
            }
        )
        {
            await Tiers.IsNotThere(number => client.Get($"{Tiers.Path}/alerts/{number}"), hidden);
            await Tiers.IsNotThere(number => client.Get($"{Tiers.Path}/alerts/{number}/improvement-plan/effect"), hidden);
            foreach (
                var (path, body) in new[]
                {
                    ("handling", """{"action":"close","reason":"no"}"""),
                    ("handling", """{"action":"mute","reason":""}"""),
                    ("improvement-plan", Answered),
                    ("improvement-plan/decision", """{"accepted":true}"""),
                    ("improvement-plan/measures/1", """{"state":"done"}"""),
                }
            )
                await Tiers.IsNotThere(number => client.Post($"{Tiers.Path}/alerts/{number}/{path}", body), hidden);
        }
        foreach (var number in new[] { hidden, 987654 })
        {
            var changed = await Tiers.Graph(
                tiers.Mid,
                $$"""
                mutation { handleAlert(plan: "tiers", number: {{number}}, expectedVersion: 1, input: { action: CLOSE, reason: "x" }) { alert { number } errors { code } } }
                """
            );
            Assert.Equal("""{"handleAlert":{"alert":null,"errors":[{"code":"not-found"}]}}""", changed["data"]!.ToJsonString());
            var read = await Tiers.Graph(
                tiers.Mid,
                $$"""{ plan(code: "tiers") { alert(number: {{number}}) { number } improvementEffect(number: {{number}}) { sentence } } }"""
            );
            Assert.Equal("""{"plan":{"alert":null,"improvementEffect":null}}""", read["data"]!.ToJsonString());
        }
        Assert.Equal("open", (string)(await tiers.Admin.Get($"{Tiers.Path}/alerts/{hidden}")).Json["state"]!);
    }

    [Fact]
    public async Task AnAlertOfATargetThatWasElsewhere_StaysHidden()
    {
        var tiers = await Begin();
        var hidden = await tiers.Alert("secret-total");
        (
            await tiers.Admin.Patch(
                $"{Tiers.Path}/targets/secret-total",
                """{"scope":{"tier":"mid"}}""",
                (await tiers.Admin.Get($"{Tiers.Path}/targets/secret-total")).ETag
            )
        ).Is(200);
        await tiers.Evaluate();

        (await tiers.Mid.Get($"{Tiers.Path}/targets/secret-total")).Is(200);
        await Tiers.IsNotThere(number => tiers.Mid.Get($"{Tiers.Path}/alerts/{number}"), hidden);
        Assert.Equal(3, (await tiers.Mid.Get($"{Tiers.Path}/alerts")).Is(200).Items.Count);
        Assert.DoesNotContain("23100", (await tiers.Mid.Get($"{Tiers.Path}/lights/changes")).Is(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("23100", (await tiers.Mid.Get($"{Tiers.Path}/events?after=0")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LightChanges_AreThoseOfTheKeysPlaces()
    {
        var tiers = await Begin();

        var all = await Tiers.All(tiers.Mid, $"{Tiers.Path}/lights/changes?first=1");

        Assert.Equal(["of-deep", "of-mid", "visitors line=online;tier=mid"], all.Select(Named).Order(StringComparer.Ordinal));
        foreach (var target in new[] { "secret-total", "no-such" })
            (await tiers.Mid.Get($"{Tiers.Path}/lights/changes?target={target}")).HasFaults("unknown-reference /target");
        Assert.Equal(
            "of-mid",
            (string)Assert.Single((await tiers.Mid.Get($"{Tiers.Path}/lights/changes?target=of-mid")).Is(200).Items)["target"]!
        );
        var graph = await Tiers.Graph(tiers.Mid, """{ plan(code: "tiers") { lightChanges { nodes { target: targetCode } } } }""");
        Assert.Equal(3, graph["data"]!["plan"]!["lightChanges"]!["nodes"]!.AsArray().Count);
    }

    [Fact]
    public async Task AKeyThatStandsNowhereInThePlan_SeesNoAlerts()
    {
        var tiers = await Begin();
        (
            await tiers.Admin.Post(
                "/v1/plan-documents",
                """
                format: planapi/1
                plan: {code: other, calendar: {year: 2024}, currency: EUR}
                dimensions: [{code: depth}]
                members: [{code: deep, dimension: depth}]

                """,
                "application/yaml"
            )
        ).Is(201);
        var nowhere = _service.With(
            (
                await _service.NewKey(
                    Role.Planner,
                    key =>
                        key with
                        {
                            Members = new Dictionary<string, IReadOnlyList<Domain.Values.Code>>
                            {
                                ["depth"] = [Domain.Values.Code.Known("deep")],
                            },
                        }
                )
            ).Key!
        );

        Assert.Empty((await nowhere.Get($"{Tiers.Path}/alerts")).Is(200).Items);
        Assert.Empty((await nowhere.Get($"{Tiers.Path}/lights/changes")).Is(200).Items);
        (await nowhere.Get($"{Tiers.Path}/alerts/{await tiers.Alert("of-mid")}")).IsProblem(404, "not-found");
    }

    private async Task<Tiers> Begin()
    {
        var tiers = await Tiers.Open(_service);
        await tiers.Raise();
        return tiers;
    }

    private static string Named(System.Text.Json.Nodes.JsonNode signal) =>
        (string?)signal["target"]
        ?? $"{signal["indicator"]} {string.Join(';', signal["scope"]!.AsObject().Select(pair => $"{pair.Key}={pair.Value}"))}";

    private static async Task<Answer> At(Client by, string path, string below, string body) =>
        await by.With("If-Match", (await by.Get(path)).Is(200).ETag!).Post($"{path}/{below}", body);
}
