using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>
/// A limited key hears of what changes at its places, through every door; of anything else it hears neither what nor how much.
/// </summary>
public sealed class EventGrantTests : IDisposable
{
    private CustomService _service = new(new TestOptions { Keys = true });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task LightsAndAlerts_AreHeardOf_NumberedWithoutTheOthers()
    {
        var tiers = await Tiers.Open(_service);
        await tiers.Raise();
        var version = await Version(tiers);

        var events = await All(tiers.Mid, "kind=light,alert");

        Assert.Equal(6, events.Count);
        Assert.Equal(Enumerable.Range(1, 6).Select(number => $"{version}.{number}"), events.Select(item => (string)item["id"]!));
        Assert.DoesNotContain("secret", string.Concat(events), StringComparison.Ordinal);
        Assert.DoesNotContain("ben", string.Concat(events), StringComparison.Ordinal);
        Assert.Equal(14, (await All(tiers.Admin, "kind=light,alert")).Count);
    }

    [Fact]
    public async Task Pages_HaveNoGaps_HoweverSmallTheyAre()
    {
        var tiers = await Tiers.Open(_service);
        await tiers.Raise();
        await Patch(tiers, "targets/of-mid", """{"value":360000}""");
        await Patch(tiers, "targets/secret-total", """{"value":360000}""");
        await tiers.Evaluate();
        var whole = (await tiers.Mid.Get($"{Tiers.Path}/events?after=0&first=1000"))
            .Is(200)
            .Items.Select(item => item.ToJsonString())
            .ToList();

        Assert.Equal(whole, (await All(tiers.Mid, "first=1")).Select(item => item.ToJsonString()));
        for (var at = 0; at < whole.Count; at++)
        {
            var after = (string)JsonNode.Parse(whole[at])!["id"]!;
            Assert.Equal(
                whole[(at + 1)..],
                (await tiers.Mid.Get($"{Tiers.Path}/events?after={after}&first=1000")).Is(200).Items.Select(item => item.ToJsonString())
            );
        }
        var graph = new List<string>();
        for (var after = "0"; after is not null; )
        {
            var page = (
                await Tiers.Graph(
                    tiers.Mid,
                    $$"""{ plan(code: "tiers") { events(first: 2, after: "{{after}}") { nodes { id } pageInfo { endCursor hasNextPage } } } }"""
                )
            )["data"]!["plan"]!["events"]!;
            graph.AddRange(page["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null;
        }
        Assert.Equal(whole.Select(item => (string)JsonNode.Parse(item)!["id"]!), graph);
    }

    [Theory]
    // What, and whether the key hears of it.
    [InlineData("PATCH targets/of-mid {\"value\":1}", true)]
    [InlineData("PATCH targets/secret-total {\"value\":1}", false)]
    [InlineData("PATCH targets/of-mid {\"scope\":{\"tier\":null}}", false)]
    [InlineData("PATCH targets/secret-total {\"scope\":{\"tier\":\"mid\"}}", false)]
    [InlineData("PATCH objectives/mid-goal {\"wording\":{\"en\":\"x\"}}", true)]
    [InlineData("PATCH objectives/secret-goal {\"wording\":{\"en\":\"x\"}}", false)]
    [InlineData("PATCH key-results/mid-result {\"names\":{\"en\":\"x\"}}", true)]
    [InlineData("PATCH key-results/a-secret-result {\"names\":{\"en\":\"x\"}}", false)]
    [InlineData("PATCH key-results/mid-result {\"objective\":\"secret-goal\"}", false)]
    [InlineData("PATCH review-schedules/mid-okr {\"daysAfter\":3}", true)]
    [InlineData("PATCH review-schedules/secret-okr {\"daysAfter\":3}", false)]
    [InlineData("PATCH dimensions/tier/members/deep {\"names\":{\"en\":\"x\"}}", true)]
    [InlineData("PATCH dimensions/tier/members/secret-head {\"names\":{\"en\":\"x\"}}", false)]
    [InlineData("PATCH sections/1 {\"names\":{\"en\":\"x\"}}", true)]
    [InlineData(
        "POST holds {\"code\":\"h\",\"indicator\":\"visitors\",\"scope\":{\"tier\":\"mid\"},\"period\":\"2024\",\"measure\":\"forecast\"}",
        true
    )]
    [InlineData("POST holds {\"code\":\"h\",\"indicator\":\"visitors\",\"period\":\"2024\",\"measure\":\"forecast\"}", false)]
    [InlineData("POST weights {\"code\":\"w\",\"objective\":\"mid-goal\",\"value\":40}", true)]
    [InlineData("POST weights {\"code\":\"w\",\"objective\":\"secret-goal\",\"value\":40}", false)]
    [InlineData("POST comments {\"subject\":{\"target\":\"of-mid\"},\"text\":\"x\"}", true)]
    [InlineData("POST comments {\"subject\":{\"target\":\"secret-total\"},\"text\":\"x\"}", false)]
    [InlineData("POST reviews {\"schedule\":\"mid-monthly\",\"period\":\"2024-02\"}", true)]
    [InlineData("POST reviews {\"schedule\":\"secret-monthly\",\"period\":\"2024-02\"}", false)]
    [InlineData(
        "POST cells "
            + "{\"cells\":[{\"indicator\":\"visitors\",\"scope\":{\"tier\":\"mid\"},"
            + "\"period\":\"2024-05\",\"measure\":\"forecast\",\"value\":5}]}",
        true
    )]
    [InlineData(
        "POST cells "
            + "{\"cells\":[{\"indicator\":\"visitors\",\"scope\":{\"tier\":\"secret-head\"},"
            + "\"period\":\"2024-05\",\"measure\":\"forecast\",\"value\":5}]}",
        false
    )]
    public async Task AChange_IsHeardOf_WhereItsPlaceIsSeenBeforeAndAfter(string change, bool isHeard)
    {
        var tiers = await Tiers.Open(_service);
        var version = await Version(tiers);
        var parts = change.Split(' ', 3);
        var admin = tiers.Admin.With("X-Change-Reason", "The secret reason");
        (
            await (
                parts[0] == "POST"
                    ? admin.Post($"{Tiers.Path}/{parts[1]}", parts[2])
                    : admin.Patch($"{Tiers.Path}/{parts[1]}", parts[2], (await admin.Get($"{Tiers.Path}/{parts[1]}")).ETag)
            )
        ).Is(parts[0] == "PATCH" || parts[1] is "reviews" or "cells" ? 200 : 201);

        var heard = (await tiers.Mid.Get($"{Tiers.Path}/events?after={version}")).Is(200).Items;

        Assert.Equal(isHeard ? 1 : 0, heard.Count);
        if (isHeard)
        {
            var (whole, seen) = ((await tiers.Admin.Get($"{Tiers.Path}/events?after={version}")).Is(200).Items[0], heard[0]);
            Assert.Equal(whole.ToJsonString(), seen.ToJsonString());
        }
    }

    [Fact]
    public async Task AChangeSetThatHoldsSomethingHidden_SaysNothingOfIt()
    {
        var tiers = await Tiers.Open(_service);
        var version = await Version(tiers);
        (
            await tiers
                .Admin.With("X-Change-Reason", "The secret reason")
                .Post(
                    $"{Tiers.Path}/cells",
                    """
                    {"cells":[{"indicator":"visitors","scope":{"tier":"mid"},"period":"2024-05","measure":"forecast","value":5},{"indicator":"visitors","scope":{"tier":"secret-head"},"period":"2024-05","measure":"forecast","value":6},
                    {"indicator":"visitors","scope":{"tier":"secret-head"},"period":"2024-06","measure":"forecast","value":7}]}
                    """
                )
        ).Is(200);

        var change = Assert.Single((await tiers.Mid.Get($"{Tiers.Path}/events?after={version}")).Is(200).Items)["change"]!;

        Assert.Equal("""{"changeCount":1,"sequence":2,"useCase":"WriteCells"}""", change.Without("at"));
        var graph = await Tiers.Graph(
            tiers.Mid,
            $$"""{ plan(code: "tiers") { events(after: "{{version}}") { nodes { change { actor hash reason changeCount changes { nodes { key } } } } } } }"""
        );
        Assert.Equal("forbidden", (string)graph["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal(
            """{"actor":null,"hash":null,"reason":null,"changeCount":1,"changes":null}""",
            graph["data"]!["plan"]!["events"]!["nodes"]![0]!["change"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task APlaceThatIsCalledAnother_IsTheSamePlace_AndOneThatIsCalledLikeItIsNot()
    {
        var tiers = await Tiers.Open(_service);
        await tiers.Raise();
        var before = (await All(tiers.Mid, "kind=light,alert")).Select(item => (string)item["id"]!).ToList();
        await Patch(tiers, "dimensions/tier/members/mid", """{"code":"middle"}""");
        await Patch(tiers, "dimensions/tier/members/secret-head", """{"code":"mid"}""");
        await Patch(tiers, "dimensions/tier", """{"code":"level"}""");

        var events = await All(tiers.Mid, "kind=light,alert");

        Assert.Equal(before, events.Select(item => (string)item["id"]!));
        Assert.DoesNotContain("secret", string.Concat(events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFilterByWhatIsHidden_IsAFilterByWhatThereIsNot()
    {
        var tiers = await Tiers.Open(_service);
        foreach (var (filter, hidden, seen) in new[] { ("target", "secret-total", "of-mid"), ("objective", "secret-goal", "mid-goal") })
        {
            (await tiers.Mid.Get($"{Tiers.Path}/events?{filter}={hidden}")).HasFaults($"unknown-reference /{filter}");
            (await tiers.Mid.Get($"{Tiers.Path}/events?{filter}=no-such")).HasFaults($"unknown-reference /{filter}");
            (await tiers.Mid.Get($"{Tiers.Path}/events?{filter}={seen}")).Is(200);
        }
    }

    [Fact]
    public async Task Streams_TellWhatIsSeen_AndGoOnAfterTheLastThatWas()
    {
        _service.Dispose();
        _service = new CustomService(new TestOptions { Keys = true, Kestrel = true });
        var tiers = await Tiers.Open(_service);
        using var client = Wait.Client(_service.Address);
        using var stream = await Events.EventReader.Open(client, $"{Tiers.Path}/events", key: tiers.Key);
        using var graph = await Events.EventReader.Open(
            client,
            "/graphql",
            key: tiers.Key,
            post: JsonContent(
                """{"query":"subscription { planEvents(plan: \"tiers\", after: \"1.0\") { id kind alert { targetCode ownerCode } change { actor reason } } }"}"""
            )
        );
        using var socket = await Socket.Begun(_service.Address, tiers.Key);
        // A subscription begins at its own pace: it says after which event.
        await socket.Subscribe(
            "1",
            """subscription { planEvents(plan: "tiers", after: "1.0") { id kind alert { targetCode ownerCode } } }"""
        );

        await Patch(tiers, "targets/secret-total", """{"value":360000}""");
        await Patch(tiers, "targets/of-mid", """{"value":360000}""");
        await tiers.Raise();

        var wanted = (await All(tiers.Mid, "")).Select(item => (string)item["id"]!).Where(id => id != "1.0").ToList();
        var (heard, asked, sent) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var _ in wanted)
        {
            var item = (await stream.Next())!;
            Assert.DoesNotContain("secret", item.Data, StringComparison.Ordinal);
            heard.Add(item.Id!);
            asked.Add((string)(await graph.NextJson())["data"]!["planEvents"]!["id"]!);
            sent.Add((string)(await socket.Next("1"))["planEvents"]!["id"]!);
        }
        Assert.Equal(wanted, heard);
        Assert.Equal(wanted, asked);
        Assert.Equal(wanted, sent);
        using var again = await Events.EventReader.Open(client, $"{Tiers.Path}/events", lastId: wanted[2], key: tiers.Key);
        foreach (var id in wanted.Skip(3))
            Assert.Equal(id, (await again.Next())!.Id);
    }

    private static StringContent JsonContent(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private static async Task<long> Version(Tiers tiers) =>
        (long)(await tiers.Admin.Get($"{Tiers.Path}/change-sets?first=1")).Is(200).Items[0]["sequence"]!;

    private static async Task Patch(Tiers tiers, string part, string patch) =>
        (await tiers.Admin.Patch($"{Tiers.Path}/{part}", patch, (await tiers.Admin.Get($"{Tiers.Path}/{part}")).ETag)).Is(200);

    private static Task<IReadOnlyList<JsonNode>> All(Client by, string query) =>
        Tiers.All(by, $"{Tiers.Path}/events?after=0{(query.Length > 0 ? "&" + query : "")}");
}
