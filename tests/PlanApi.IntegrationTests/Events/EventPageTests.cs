using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Events;

/// <summary>What has happened to a plan, read page by page.</summary>
public sealed class EventPageTests : IDisposable
{
    private readonly CustomService _service = new(new TestOptions());

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Events_AreLightsThatTurned_AlertsAndChanges_InTheirOrder()
    {
        var shop = await Shop.Open(_service);
        await shop.Push("visitors", 1000);
        await shop.Evaluate();
        await shop.Push("visitors", 700);
        await shop.Evaluate();

        var events = (await shop.Events("after=0")).Is(200).Items;

        Assert.Equal(
            [
                "change ImportPlan",
                "change WriteActuals",
                "light many-visitors ->green",
                "change WriteActuals",
                "light many-visitors green>red",
                "alert many-visitors visitors red open",
            ],
            events.Select(Shop.Short)
        );
        Assert.Equal(["1.0", "2.0", "3.1", "4.0", "5.1", "5.2"], events.Select(item => (string)item["id"]!));
        Assert.All(events.Where(item => item["light"] is not null), item => Assert.Equal("visitors", (string)item["light"]!["indicator"]!));
        Assert.Equal("2024-03-18T08:30:00+00:00", (string)events[0]["at"]!);
        // The history names what an alert is about as well.
        var alert = (await shop.Api.Get($"{Shop.Path}/change-sets/5/changes"))
            .Is(200)
            .Items.Single(change => (string)change["kind"]! == "Alert")["after"]!;
        Assert.Equal(("many-visitors", "visitors"), ((string)alert["target"]!, (string)alert["indicator"]!));
    }

    [Fact]
    public async Task ALightThatIsFoundAgain_IsNoEvent_AndOneThatIsTakenBackIs()
    {
        var shop = await Shop.Open(_service);
        await shop.Push("visitors", 1000);
        await shop.Evaluate();
        _service.Clock.Advance(TimeSpan.FromDays(1));
        await shop.Push("visitors", 700);
        await shop.Evaluate();
        var before = await shop.Version();
        // Another attainment of the same colour, and then the colour of the day before.
        await shop.Push("visitors", 650);
        await shop.Evaluate();
        await shop.Push("visitors", 1000);
        await shop.Evaluate();

        var lights = (await shop.Events($"after={before}&kind=light")).Is(200).Items;

        Assert.Equal(["light many-visitors red>green"], lights.Select(Shop.Short));
    }

    [Fact]
    public async Task EachEvent_IsOnOnePageOnly_HoweverLongPagesAre()
    {
        var shop = await Shop.Open(_service);
        foreach (var (number, round) in ((int[])[1000, 700, 900, 1200]).Select((number, round) => (number, round)))
        {
            await shop.Push("visitors", number);
            await shop.Push("orders", number / 100);
            await shop.Evaluate();
            await shop.Change($"s-{round}");
        }
        var all = (await shop.Events("after=0&first=1000")).Is(200).Items.Select(item => item.ToJsonString()).ToList();

        Assert.True(all.Count > 20);
        foreach (var filter in (string[])["", "&kind=light", "&kind=alert,change", "&target=many-orders", "&light=red"])
        {
            var wanted = (await shop.Events($"after=0&first=1000{filter}")).Is(200).Items.Select(item => item.ToJsonString()).ToList();
            Assert.Equal(all.Where(wanted.Contains), wanted);
            foreach (var length in (int[])[1, 2, 7])
            {
                var (found, last) = (new List<string>(), "0");
                for (var more = true; more; )
                {
                    var page = (await shop.Events($"after={last}&first={length}{filter}")).Is(200);
                    found.AddRange(page.Items.Select(item => item.ToJsonString()));
                    Assert.True(page.Items.Count <= length);
                    more = page.Next is not null;
                    Assert.True(!more || page.Next!.Contains($"after={page.Json["last"]}", StringComparison.Ordinal));
                    last = (string)page.Json["last"]!;
                }
                Assert.Equal(wanted, found);
                Assert.Equal($"{await shop.Version()}", last);
            }
        }
    }

    [Fact]
    public async Task Filters_KeepWhatTheyName()
    {
        var shop = await Shop.Open(_service);
        await shop.Push("visitors", 700);
        await shop.Push("orders", 10);
        await shop.Evaluate();

        async Task<string> Of(string filter) =>
            string.Join(", ", (await shop.Events($"after=0&{filter}")).Is(200).Items.Select(Shop.Short));
        const string Visitors = "light many-visitors ->red, alert many-visitors visitors red open";
        Assert.Equal(Visitors, await Of("target=many-visitors"));
        Assert.Equal(Visitors, await Of("indicator=visitors"));
        Assert.Equal(Visitors, await Of("objective=grow"));
        Assert.Equal(Visitors, await Of("light=red,stale"));
        Assert.Equal("light many-orders ->green", await Of("indicator=orders"));
        Assert.Equal("change ImportPlan, change WriteActuals, change WriteActuals", await Of("kind=change"));
        Assert.Equal("", await Of("kind=change&target=many-visitors"));
        Assert.Equal("alert many-visitors visitors red open", await Of("kind=alert&objective=traffic"));
    }

    [Fact]
    public async Task WithoutAfter_ThereIsOnlyWhatComes_FromWhereItWasRead()
    {
        var shop = await Shop.Open(_service);

        var now = (await shop.Api.Get($"{Shop.Path}/events")).Is(200);
        await shop.Change("one");

        Assert.Equal((0, "1", null), (now.Items.Count, (string)now.Json["last"]!, now.Next));
        Assert.Equal("2.0", (string)(await shop.Events($"after={now.Json["last"]}")).Is(200).Items.Single()["id"]!);
        Assert.Equal("2.0", (string)(await shop.Events($"after={await shop.Version() - 1}")).Is(200).Items.Single()["id"]!);
        Assert.Empty((await shop.Events("after=2.0")).Is(200).Items);
    }

    [Theory]
    [InlineData("after=x&first=0", "bad-cursor /after", "out-of-range /first")]
    [InlineData("after=1.2.3", "bad-cursor /after")]
    [InlineData("after=-1", "bad-cursor /after")]
    [InlineData("after=1.x", "bad-cursor /after")]
    [InlineData("after=99999999999999999999", "bad-cursor /after")]
    [InlineData("after=2", "bad-cursor /after")]
    [InlineData("after=0&first=1001", "out-of-range /first")]
    [InlineData("kind=cells&light=blue", "not-allowed /kind", "not-allowed /light")]
    [InlineData("kind=", "empty-filter /kind")]
    [InlineData("target=a%20b&indicator=", "bad-code /target", "empty-filter /indicator")]
    [InlineData(
        "target=none&indicator=none&objective=none",
        "unknown-reference /indicator",
        "unknown-reference /objective",
        "unknown-reference /target"
    )]
    [InlineData("kinds=light", "unknown-parameter /kinds")]
    public async Task WhatIsWronglyAsked_IsNamed(string query, params string[] faults)
    {
        var shop = await Shop.Open(_service);
        (await shop.Events(query)).HasFaults(faults);
        (await shop.Api.With("Accept", "text/event-stream").Get($"{Shop.Path}/events?{query}")).HasFaults(faults);
    }

    [Fact]
    public async Task Events_AreForWhoMaySeeThePlan()
    {
        using var keyed = new CustomService(new TestOptions { Keys = true });
        var shop = await Shop.Open(keyed, keyed.With((await keyed.NewKey(Role.Admin)).Key!));
        var viewer = keyed.With((await keyed.NewKey(Role.Viewer)).Key!);
        var limited = keyed.With(
            (
                await keyed.NewKey(
                    Role.Viewer,
                    key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["tier"] = [Code.Known("mid")] } }
                )
            ).Key!
        );
        var other = keyed.With((await keyed.NewKey(Role.Viewer, key => key with { Plans = [Code.Known("other")] })).Key!);

        foreach (var accept in (string[])["application/json", "text/event-stream"])
        {
            (await keyed.Api.With("Accept", accept).Get($"{Shop.Path}/events")).IsProblem(401, "unauthenticated");
            (await other.With("Accept", accept).Get($"{Shop.Path}/events")).IsProblem(404, "not-found");
        }
        (await viewer.Get($"{Shop.Path}/events")).Is(200);
        (await limited.Get($"{Shop.Path}/events")).Is(200);
        (await viewer.With("Accept", "text/html").Get($"{Shop.Path}/events")).IsProblem(406, "not-acceptable");
        (await viewer.With("Accept", "application/json, text/event-stream;q=0.5").Get($"{Shop.Path}/events")).Is(200);
    }

    [Fact]
    public async Task OverGraphQL_ItIsAConnection_FromTheBeginning()
    {
        var shop = await Shop.Open(_service);
        await shop.Push("visitors", 700);
        await shop.Evaluate();

        var answer = await shop.Api.Post(
            "/graphql",
            """
            {"query": "{ plan(code: \"shop\") { events(first: 3) { nodes { id kind light { target: targetCode before light } change { useCase changes(first: 1) { nodes { kind } } } } pageInfo { hasNextPage endCursor } } rest: events(after: \"3.1\", kind: [ALERT]) { nodes { alert { target: targetCode indicator: indicatorCode state } } } } }"}
            """
        );

        var plan = answer.Is(200).Json["data"]!["plan"]!;
        Assert.Equal(
            ["1.0 CHANGE", "2.0 CHANGE", "3.1 LIGHT"],
            plan["events"]!["nodes"]!.AsArray().Select(item => $"{item!["id"]} {item["kind"]}")
        );
        Assert.Equal("Cell", (string)plan["events"]!["nodes"]![1]!["change"]!["changes"]!["nodes"]![0]!["kind"]!);
        Assert.Equal(
            (true, "3.1"),
            ((bool)plan["events"]!["pageInfo"]!["hasNextPage"]!, (string)plan["events"]!["pageInfo"]!["endCursor"]!)
        );
        Assert.Equal(
            ("many-visitors", "OPEN"),
            ((string)plan["rest"]!["nodes"]![0]!["alert"]!["target"]!, (string)plan["rest"]!["nodes"]![0]!["alert"]!["state"]!)
        );
    }
}
