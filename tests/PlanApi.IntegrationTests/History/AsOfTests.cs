using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PlanApi.Application.Access;
using PlanApi.Application.History.AsOf;
using PlanApi.IntegrationTests.ChangeControl;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.History;

/// <summary>A plan is read as it was.</summary>
public sealed class AsOfTests : IDisposable
{
    private const string Slice = """
        {"indicators":["visitors","orders"],"measures":["target","actual"],"rows":[{"dimension":"market"}],"columns":[{"grain":"quarter"}]}
        """;

    private static readonly string[] Markets = ["latam", "mexico", "jalisco", "eu", "germany"];
    private static readonly string[] Kept = ["document", "targets", "sections", "dimensions/market/members", "indicators", "scenarios"];

    private readonly CustomService _service = new(new TestOptions());

    [Fact]
    public Task EveryVersion_IsReadAsItWas_WhateverWasWrittenSince() => ReadEveryVersion(seed: 3, writes: 25, withStates: true);

    [Theory, Trait("Suite", "Slow")]
    [InlineData(1, 50, false)]
    [InlineData(2, 100, false)]
    [InlineData(4, 100, true)]
    public Task EveryVersion_OfMoreWrites_IsReadAsItWas(int seed, int writes, bool withStates) =>
        ReadEveryVersion(seed, writes, withStates);

    private async Task ReadEveryVersion(int seed, int writes, bool withStates)
    {
        var (chance, plan) = (new Random(seed), await _service.NewPlan());
        var kept = new Dictionary<long, string>();
        var done = new HashSet<string>();
        for (var number = 0; number < writes; number++)
        {
            kept[await Version(plan)] = await All(_service, plan, "");
            _service.Clock.Advance(TimeSpan.FromHours(7));
            if (await Write(plan, chance, number) is { } what)
                done.Add(what);
            if (withStates && number % 7 == 0)
                await KeepStates(bytesPerChange: 20_000);
        }

        _service.Log.Take();
        // One that was started later knows nothing but what is stored.
        using var later = new CustomService(new TestOptions { Database = _service.Database });
        later.Clock.SetUtcNow(_service.Clock.GetUtcNow());
        foreach (var (version, was) in kept.OrderBy(_ => chance.Next()))
        {
            var read = await All(withStates ? later : _service, plan, $"asOf={version}");
            Assert.True(was == read, $"Version {version} after {string.Join(", ", done)}: {Difference(was, read)} {Errors()}");
        }
        Assert.True(done.Count > 9, string.Join(", ", done));
    }

    [Fact]
    public async Task OverEveryDoor_AMomentIsAVersion_AnInstant_OrADay()
    {
        var plan = await _service.NewPlan();
        _service.Clock.Advance(TimeSpan.FromDays(2));
        await Patch("target", $"{plan}/targets/total", """{"value":1100}""");
        _service.Clock.Advance(TimeSpan.FromDays(2));

        foreach (var moment in (string[])["1", "2024-03-18", "2024-03-19", "2024-03-18T08:30:00Z", "2024-03-20T08:29:59Z"])
            Assert.Equal(1000, (int)(await _service.Api.Get($"{plan}/targets/total?asOf={moment}")).Is(200).Json["value"]!);
        foreach (var moment in (string[])["2", "2024-03-20", "2024-03-22", "2024-03-20T08:30:00Z"])
            Assert.Equal(1100, (int)(await _service.Api.Get($"{plan}/targets/total?asOf={moment}")).Is(200).Json["value"]!);
        (await _service.Api.Get($"{plan}/targets/total?asOf=2024-03-17")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/targets/total?asOf=3")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/targets/total?asOf=approval")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/targets/total?asOf=2024-03-23")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/targets/total?asOf=2030-01-01T00:00:00Z")).IsProblem(404, "no-such-moment");
        (await _service.Api.Get($"{plan}/targets/total?asOf=yesterday")).IsProblem(400, "invalid");

        Assert.Equal(("1000", "1"), await OverGraphQL(plan, "?asOf=1"));
        Assert.Equal(("1100", "2"), await OverGraphQL(plan, ""));
        Assert.Equal(("1100", "2"), await OverGraphQL(plan, "?asOf=2"));
    }

    [Fact]
    public async Task ATag_IsOfTheMomentToo()
    {
        var plan = await _service.NewPlan();
        var (now, then) = (
            (await _service.Api.Get($"{plan}/targets/total")).ETag!,
            (await _service.Api.Get($"{plan}/targets/total?asOf=1")).ETag!
        );
        await Patch("section", $"{plan}/sections/1", """{"names":{"en":"Why"}}""");

        Assert.NotEqual(now, then);
        Assert.Equal(then, (await _service.Api.Get($"{plan}/targets/total?asOf=1")).Is(200).ETag);
        (await _service.Api.With("If-None-Match", then).Get($"{plan}/targets/total?asOf=1")).Is(304);
        (await _service.Api.With("If-None-Match", now).Get($"{plan}/targets/total?asOf=1")).Is(200);
        var document = (await _service.Api.Get($"{plan}/document?asOf=1")).Is(200);
        Assert.NotEqual(document.ETag, (await _service.Api.Get($"{plan}/document")).ETag);
        (await _service.Api.With("If-None-Match", document.ETag!).Get($"{plan}/document?asOf=1")).Is(304);
    }

    [Fact]
    public async Task WhatDoesNotFollowFromPartsAndNumbers_IsRefused_NeverAnsweredFromThePresent()
    {
        var plan = await _service.NewPlan();
        var code = plan.Split('/')[^1];

        foreach (
            var path in (string[])["change-requests", "comments", "reviews", "events", "evidence", "change-sets", "history-verification"]
        )
            (await _service.Api.Get($"{plan}/{path}?asOf=1")).IsProblem(400, "as-of-unsupported");
        (await _service.Api.Get("/v1/plans?asOf=1")).IsProblem(400, "as-of-unsupported");
        (await _service.Api.Post($"{plan}/sections?asOf=1", """{"code":"5","purpose":"other"}""")).IsProblem(400, "as-of-unsupported");
        Assert.Equal(1, await Version(plan));
        var query = $$"""{ plan(code: "{{code}}") { code comments { nodes { number } } changeSets { nodes { sequence } } } }""";
        var read = (await _service.Api.Post("/graphql?asOf=1", new JsonObject { ["query"] = query }.ToJsonString())).Json;
        Assert.Equal(
            ["as-of-unsupported", "as-of-unsupported"],
            read["errors"]!.AsArray().Select(error => (string)error!["extensions"]!["code"]!)
        );
        Assert.Equal(
            (null, null, code),
            (read["data"]!["plan"]!["comments"], read["data"]!["plan"]!["changeSets"], (string)read["data"]!["plan"]!["code"]!)
        );
        var mutation = $$"""mutation { createSection(plan: "{{code}}", input: {code: "5", purpose: OTHER}) { errors { code } } }""";
        var refused = (await _service.Api.Post("/graphql?asOf=1", new JsonObject { ["query"] = mutation }.ToJsonString())).Json;
        Assert.Contains("as-of-unsupported", refused.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, await Version(plan));
    }

    [Fact]
    public async Task WhoSeesMembersAlone_ReadsNoPast()
    {
        using var keyed = new CustomService(new TestOptions { Keys = true });
        var plan = await keyed.NewPlan(keyed.With((await keyed.NewKey(Role.Admin)).Key!));
        var limited = await keyed.NewKey(
            Role.Viewer,
            key =>
                key with
                {
                    Members = new Dictionary<string, IReadOnlyList<Domain.Values.Code>> { ["tier"] = [Domain.Values.Code.Parse("mid")] },
                }
        );

        (await keyed.With(limited.Key!).Get($"{plan}/sections?asOf=1")).IsProblem(403, "forbidden");
        (await keyed.With((await keyed.NewKey(Role.Viewer)).Key!).Get($"{plan}/sections?asOf=1")).Is(200);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnApprovedPlan_IsReadAsItWas_BeforeAndWhileAndAfterAChangeWasTried(bool isApplied)
    {
        using var keyed = new CustomService(new TestOptions { Keys = true });
        var plan = await ChangePlan.New(keyed);
        var kept = new List<(long Version, string Text)>();
        await Keep();
        var request = await plan.Assessed(needsPilot: true);
        (await plan.Vote("ann", request, "for")).Is(200);
        (await plan.Vote("ben", request, "for")).Is(200);
        (await plan.Step("ann", request, "pilot", """{"scope":{"market":"latam"}}""")).Is(200);
        await Keep();
        (
            isApplied
                ? await plan.Step("ann", request, "application")
                : await plan.Step("ann", request, "withdrawal", """{"reason":"It did not work."}""")
        ).Is(200);
        await Keep();

        Assert.Equal(isApplied ? 3 : 2, kept.Select(one => one.Text).Distinct().Count());
        foreach (var (version, was) in kept)
            Assert.Equal(was, (await plan["ann"].Get($"{ChangePlan.Path}/document?asOf={version}")).Is(200).Text);
        var approved = (await plan["ann"].Get($"{ChangePlan.Path}/targets/gmv-mexico?asOf=approval")).Is(200).Json;
        Assert.Equal("60", approved["value"]!.ToJsonString());

        async Task Keep() =>
            kept.Add(
                (
                    (long)(await plan["ann"].Get($"{ChangePlan.Path}/change-sets?first=1")).Is(200).Items[0]["sequence"]!,
                    (await plan["ann"].Get($"{ChangePlan.Path}/document")).Is(200).Text
                )
            );
    }

    [Fact]
    public async Task ANode_IsFoundByItsId_ThoughItIsGoneOrCalledOtherwiseNow()
    {
        var plan = await _service.NewPlan();
        (await _service.Api.Post($"{plan}/sections", """{"code":"7","purpose":"other"}""")).Is(201);
        var id = (string)(await _service.Api.Get($"{plan}/sections/7")).Is(200).Json["id"]!;
        Assert.NotNull(await Patch("rename", $"{plan}/sections/7", """{"code":"8"}"""));
        Assert.NotNull(await Delete("gone", $"{plan}/sections/8"));

        Assert.Null(await Code("?asOf=1"));
        Assert.Equal("7", await Code("?asOf=2"));
        Assert.Equal("8", await Code("?asOf=3"));
        Assert.Null(await Code(""));

        async Task<string?> Code(string asOf)
        {
            var query = $$"""{ node(id: "{{id}}") { ... on Section { code } } }""";
            var answer = (await _service.Api.Post($"/graphql{asOf}", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json;
            Assert.Null(answer["errors"]);
            return (string?)answer["data"]!["node"]?["code"];
        }
    }

    [Fact]
    public async Task ManyMomentsAtOnce_TakeTurns_AndFewAreOnTheDiskAtATime()
    {
        var plan = await _service.NewPlan();
        for (var number = 0; number < 12; number++)
            await Patch("target", $"{plan}/targets/total", $$"""{"value":{{1001 + number}}}""");

        var read = await Task.WhenAll(Enumerable.Range(1, 12).Select(version => _service.Api.Get($"{plan}/targets/total?asOf={version}")));

        Assert.Equal(Enumerable.Range(1000, 12), read.Select(answer => (int)answer.Is(200).Json["value"]!));
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), $"planapi-past-{Environment.ProcessId}-*"))
            // Eight, and the empty one that they begin with.
            Assert.InRange(Directory.GetFiles(folder, "*.db").Length, 0, 9);
    }

    [Fact]
    public async Task States_AreKeptByTheServiceItself()
    {
        var settings = new Dictionary<string, string> { ["History:StateBytesPerChange"] = "100" };
        using var working = new CustomService(new TestOptions { Works = true, Settings = settings });
        await working.NewPlan();

        await Wait.Until(() =>
        {
            working.Clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(
                TestDatabase.Query(working.Database, "SELECT version FROM past_states") is [var version] && $"{version}" == "1"
            );
        });
    }

    [Fact]
    public async Task AStoredState_ThatIsOfAnotherReleaseOrAnotherHistory_IsNotUsed_AndGoesWithItsPlan()
    {
        var plan = await _service.NewPlan();
        for (var number = 0; number < 3; number++)
            await Patch("target", $"{plan}/targets/total", $$"""{"value":{{1001 + number}}}""");
        await KeepStates(bytesPerChange: 1_000_000);
        Assert.Equal(4, Count("1 = 1"));
        TestDatabase.Run(_service.Database, $"UPDATE past_states SET format = '1', content = {TestDatabase.Bytes("00")} WHERE version < 3");
        TestDatabase.Run(
            _service.Database,
            $"UPDATE past_states SET hash = {TestDatabase.Bytes("00")}, content = {TestDatabase.Bytes("00")} WHERE version > 2"
        );

        using (var later = new CustomService(new TestOptions { Database = _service.Database }))
        {
            foreach (var version in (int[])[4, 1, 3, 2])
                Assert.Equal(999 + version, (int)(await later.Api.Get($"{plan}/targets/total?asOf={version}")).Is(200).Json["value"]!);
        }
        await KeepStates(bytesPerChange: 1_000_000);
        Assert.Equal((4, 0), (Count("1 = 1"), Count("format = '1'")));
        (await _service.Api.Delete(plan, (await _service.Api.Get(plan)).ETag)).Is(204);
        Assert.Equal(0, Count("1 = 1"));

        int Count(string which) =>
            Convert.ToInt32(
                TestDatabase.Query(_service.Database, $"SELECT COUNT(*) FROM past_states WHERE {which}")[0],
                System.Globalization.CultureInfo.InvariantCulture
            );
    }

    public void Dispose() => _service.Dispose();

    private async Task<(string Value, string Version)> OverGraphQL(string plan, string asOf)
    {
        var query = $$"""{ plan(code: "{{plan.Split('/')[^1]}}") { target(code: "total") { value version indicator { code } } } }""";
        var found = (await _service.Api.Post($"/graphql{asOf}", new JsonObject { ["query"] = query }.ToJsonString())).Is(200).Json;
        var target = found["data"]!["plan"]!["target"]!;
        Assert.Equal("gmv", (string)target["indicator"]!["code"]!);
        return (target["value"]!.ToJsonString(), target["version"]!.ToJsonString());
    }

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{Around(one)}\n----\n{Around(other)}";

        string Around(string text) => text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)];
    }

    private string Errors() => string.Join('\n', _service.Log.Take().Where(line => line.StartsWith("Error", StringComparison.Ordinal)));

    private async Task KeepStates(int bytesPerChange)
    {
        await using var scope = _service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPastKeeper>().KeepMissing(bytesPerChange, CancellationToken.None);
    }

    private async Task<long> Version(string plan) =>
        (long)(await _service.Api.Get($"{plan}/change-sets?first=1")).Is(200).Items[0]["sequence"]!;

    private static async Task<string> All(CustomService service, string plan, string asOf)
    {
        var texts = new List<string>();
        foreach (var path in Kept)
        {
            var answer = await service.Api.Get($"{plan}/{path}{(path.Contains('?') ? "&" : "?")}{asOf}");
            texts.Add($"{path} {answer.Status} {answer.Text}");
        }
        foreach (var scenario in (string[])["baseline", "cautious", "bold"])
        {
            var slice = Slice.Replace("{\"ind", $"{{\"scenario\":\"{scenario}\",\"ind", StringComparison.Ordinal);
            var answer = await service.Api.Post($"{plan}/slices{(asOf == "" ? "" : "?" + asOf)}", slice);
            texts.Add($"{scenario} {(answer.Status == 200 ? "" + answer.Text : "none")}");
            var why = $$"""{"scenario":"{{scenario}}","indicator":"orders","scope":{"market":"mexico"},"period":"2024-Q1"}""";
            answer = await service.Api.Post($"{plan}/cell-explanations{(asOf == "" ? "" : "?" + asOf)}", why);
            texts.Add($"{scenario} {(answer.Status == 200 ? "" + answer.Text : "none")}");
        }
        var all = string.Join('\n', texts);
        return asOf == "" ? all : all.Replace("&" + asOf, "", StringComparison.Ordinal).Replace("?" + asOf, "", StringComparison.Ordinal);
    }

    /// <summary>One random write; its name where it was taken.</summary>
    private async Task<string?> Write(string plan, Random chance, int number)
    {
        var (market, quarter, value) = (Markets[chance.Next(Markets.Length)], $"2024-Q{chance.Next(1, 5)}", chance.Next(1, 900));
        var scenario = chance.Next(3) switch
        {
            0 => "baseline",
            1 => "cautious",
            _ => "bold",
        };
        var cell =
            $$"""{"indicator":"orders","scope":{"market":"{{market}}"},"measure":"target","period":"{{quarter}}","""
            + $$"""
                "value":{{(chance.Next(4) == 0 ? "null" : value)}}}
                """;
        return chance.Next(16) switch
        {
            0 or 1 or 2 => Said("cells", await _service.Api.Post($"{plan}/cells", $$"""{"scenario":"{{scenario}}","cells":[{{cell}}]}""")),
            3 => await Patch("target", $"{plan}/targets/{await Code(plan, "targets", chance)}", $$"""{"value":{{value}}}"""),
            4 => await Patch(
                "rename target",
                $"{plan}/targets/{await Code(plan, "targets", chance)}",
                $$"""{"code":"target-{{number}}"}"""
            ),
            5 => await Patch(
                "rename member",
                $"{plan}/dimensions/market/members/{await Code(plan, "dimensions/market/members", chance)}",
                $$"""{"code":"market-{{number}}"}"""
            ),
            6 => await Patch("rename indicator", $"{plan}/indicators/gmv", """{"code":"volume"}""")
                ?? await Patch("rename indicator", $"{plan}/indicators/volume", """{"code":"gmv"}"""),
            7 => Said("section", await _service.Api.Post($"{plan}/sections", $$"""{"code":"9.{{number}}","purpose":"other"}""")),
            8 => await Delete("section gone", $"{plan}/sections/{await Code(plan, "sections", chance)}"),
            9 => Said("scenario", await _service.Api.Post($"{plan}/scenarios", """{"code":"bold","parent":"baseline"}""")),
            10 => Said("merge", await _service.Api.Post($"{plan}/scenarios/{scenario}/merge", """{"prefer":"scenario"}""")),
            11 => await Delete("discard", $"{plan}/scenarios/bold/discard", viaPost: true),
            12 => Said(
                "members",
                await _service.Api.Post(
                    $"{plan}/dimensions/market/members/load",
                    $"code,names.en,parent\nnew-{number},New,latam2\nlatam2,{number},\n",
                    "text/csv"
                )
            ),
            13 => await Delete("target gone", $"{plan}/targets/{await Code(plan, "targets", chance)}"),
            14 => Said(
                "actuals",
                await _service.Api.Post(
                    $"{plan}/actuals",
                    $$"""{"rows":[{"indicator":"visitors","date":"2024-0{{chance.Next(1, 4)}}-11","value":{{value}}}]}"""
                )
            ),
            _ => Said("undo", await _service.Api.Post($"{plan}/change-sets/{await Version(plan)}/undo", "{}")),
        };
    }

    private static string? Said(string what, Answer answer) => answer.Status is 200 or 201 or 204 ? what : null;

    private async Task<string> Code(string plan, string collection, Random chance)
    {
        var codes = (await _service.Api.Get($"{plan}/{collection}?first=1000")).Is(200).Codes;
        return codes[chance.Next(codes.Count)];
    }

    private async Task<string?> Patch(string what, string path, string patch)
    {
        var found = await _service.Api.Get(path);
        return found.Status == 200 ? Said(what, await _service.Api.Patch(path, patch, found.ETag)) : null;
    }

    private async Task<string?> Delete(string what, string path, bool viaPost = false)
    {
        var found = await _service.Api.Get(viaPost ? path[..path.LastIndexOf('/')] : path);
        if (found.Status != 200)
            return null;
        return Said(
            what,
            viaPost ? await _service.Api.With("If-Match", found.ETag!).Post(path, "{}") : await _service.Api.Delete(path, found.ETag)
        );
    }
}
