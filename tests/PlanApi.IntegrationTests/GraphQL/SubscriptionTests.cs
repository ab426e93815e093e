using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>What happens to a plan, followed in GraphQL: over server-sent events and over WebSockets.</summary>
public sealed class SubscriptionTests : IDisposable
{
    private const string Query = """
        subscription Follow($after: String, $kind: [PlanEventKind!]) { planEvents(plan: "shop", after: $after, kind: $kind) {
          id kind light { target: targetCode indicator: indicatorCode before light } alert { target: targetCode indicator: indicatorCode light state sentence(language: "en") } change { useCase changes(first: 1) { nodes { key } } } } }
        """;

    private CustomService _service = new(new TestOptions { Kestrel = true });

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task ActualsThatTurnAnIndicatorRed_RaiseAnAlert_WhichArrivesOnASocket()
    {
        var shop = await Shop.Open(_service);
        await shop.Push("visitors", 1000);
        await shop.Evaluate();
        using var socket = await Socket.Begun(_service.Address);
        await socket.Subscribe("1", Query, JsonNode.Parse("""{"after":"3","kind":["LIGHT","ALERT"]}"""));

        await shop.Push("visitors", 700);
        await shop.Evaluate();

        Assert.Equal(
            """{"planEvents":{"id":"5.1","kind":"LIGHT","light":{"target":"many-visitors","indicator":"visitors","before":"GREEN","light":"RED"},"alert":null,"change":null}}""",
            (await socket.Next("1")).ToJsonString()
        );
        var alert = (await socket.Next("1"))["planEvents"]!;
        Assert.Equal(
            ("5.2", "many-visitors", "visitors", "RED", "OPEN"),
            (
                (string)alert["id"]!,
                (string)alert["alert"]!["target"]!,
                (string)alert["alert"]!["indicator"]!,
                (string)alert["alert"]!["light"]!,
                (string)alert["alert"]!["state"]!
            )
        );
        Assert.Contains("53,900", (string)alert["alert"]!["sentence"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSame_ArrivesAsServerSentEvents()
    {
        var shop = await Shop.Open(_service);
        using var client = Wait.Client(_service.Address);
        using var stream = await EventReader.Open(client, "/graphql", post: Body(Query, """{"after":"1","kind":["ALERT"]}"""));

        await shop.Push("visitors", 700);
        await shop.Evaluate();

        var next = (await stream.Next())!;
        Assert.Equal(("next", "many-visitors"), (next.Name, (string)next.Json["data"]!["planEvents"]!["alert"]!["target"]!));
    }

    [Fact]
    public async Task TheServicesOwnWork_RaisesThem_AndTheyArrive()
    {
        Restart(new TestOptions { Kestrel = true, Works = true });
        var shop = await Shop.Open(_service);
        using var socket = await Socket.Begun(_service.Address);
        await socket.Subscribe("1", Query, JsonNode.Parse("""{"after":"1","kind":["ALERT"]}"""));
        await shop.Push("visitors", 700);

        _service.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("RED", (string)(await socket.Next("1"))["planEvents"]!["alert"]!["light"]!);
    }

    [Fact]
    public async Task Resumed_ASubscriptionHasMissedNothing()
    {
        var shop = await Shop.Open(_service);
        var ids = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            await shop.Change($"a-{round}");
            await shop.Change($"b-{round}");
            using var socket = await Socket.Begun(_service.Address);
            await socket.Subscribe("x", Query, new JsonObject { ["after"] = ids.LastOrDefault() ?? "1" });
            // Cut off before it has all.
            ids.Add((string)(await socket.Next("x"))["planEvents"]!["id"]!);
        }

        Assert.Equal(["2.0", "3.0", "4.0", "5.0"], ids);
    }

    [Fact]
    public async Task AChange_LeadsToWhatChanged()
    {
        var shop = await Shop.Open(_service);
        using var socket = await Socket.Begun(_service.Address);
        await socket.Subscribe(
            "1",
            "subscription { planEvents(plan: \"shop\", after: \"1\") { change { useCase actor partyCode party { code } "
                + "changes(first: 5) { nodes { kind key } } } } }"
        );

        await shop.Change("one");

        Assert.Equal(
            """{"planEvents":{"change":{"useCase":"CreateSection","actor":"local","partyCode":null,"party":null,"changes":{"nodes":[{"kind":"Section","key":"one"}]}}}}""",
            (await socket.Next("1")).ToJsonString()
        );
    }

    [Fact]
    public async Task QueriesAndMutations_RunBesideSubscriptions_AndEnd()
    {
        var shop = await Shop.Open(_service);
        using var socket = await Socket.Begun(_service.Address);
        await socket.Subscribe("follow", Query);
        await socket.Subscribe("read", "{ plan(code: \"shop\") { code } }");
        Assert.Equal("shop", (string)(await socket.Next("read"))["plan"]!["code"]!);
        Assert.Equal("""{"id":"read","type":"complete"}""", (await socket.Receive())!.ToJsonString());

        await socket.Subscribe("write", "mutation { evaluateLights(plan: \"shop\") { lights { evaluated } errors { code } } }");
        Assert.Equal(2, (int)(await socket.Next("write"))["evaluateLights"]!["lights"]!["evaluated"]!);
        Assert.Equal("complete", (string)(await socket.Receive())!["type"]!);

        await socket.Send("""{"id":"follow","type":"complete"}""");
        await shop.Change("unheard");
        await socket.Send("""{"type":"ping","payload":{"at":1}}""");
        Assert.Equal("""{"type":"pong","payload":{"at":1}}""", (await socket.Receive())!.ToJsonString());
        // The id is free again.
        await socket.Subscribe("follow", Query, JsonNode.Parse("""{"after":"1"}"""));
        Assert.Equal("2.0", (string)(await socket.Next("follow"))["planEvents"]!["id"]!);
    }

    [Theory]
    [InlineData("subscription { planEvents(plan: \"none\") { id } }", "not-found")]
    [InlineData("subscription { planEvents(plan: \"no code\") { id } }", "invalid")]
    [InlineData("subscription { planEvents(plan: \"shop\", after: \"x\") { id } }", "invalid")]
    [InlineData("subscription { planEvents(plan: \"shop\", target: \"none\") { id } }", "invalid")]
    [InlineData("subscription { planEvents(plan: \"shop\") @skip(if: true) { id } }", "invalid-query")]
    [InlineData("subscription { planEvents(plan: \"shop\") { none } }", "invalid-query")]
    [InlineData("subscription { a: planEvents(plan: \"shop\") { id } b: planEvents(plan: \"shop\") { id } }", "invalid-query")]
    [InlineData(
        "subscription { planEvents(plan: \"shop\", after: \"0\") { change { changes(first: 1000) { nodes { key } edges { node { "
            + "key } } } } } }",
        null
    )]
    [InlineData("subscription { planEvents(plan: \"shop\") ", "syntax")]
    [InlineData(
        "{ plan(code: \"shop\") { targets(first: 1000) { nodes { indicator { targets(first: 1000) { nodes { code } } } } } } }",
        "too-costly"
    )]
    public async Task WhatCannotBeFollowed_IsAnErrorOfThatOperation_OnBothWays(string query, string? code)
    {
        await Shop.Open(_service);
        using var socket = await Socket.Begun(_service.Address);
        using var client = Wait.Client(_service.Address);

        await socket.Subscribe("1", query);
        using var stream = await EventReader.Open(client, "/graphql", post: Body(query));
        if (code is null)
        {
            await socket.Next("1");
            return;
        }

        var error = (await socket.Receive())!;
        Assert.Equal(
            ("error", "1", code),
            ((string)error["type"]!, (string)error["id"]!, (string)error["payload"]![0]!["extensions"]!["code"]!)
        );
        Assert.Equal(code, (string)(await stream.NextJson())["errors"]![0]!["extensions"]!["code"]!);
        Assert.Equal(("complete", ""), (await stream.Next()) is { } end ? (end.Name, end.Data) : default);
        Assert.Null(await stream.Next());
        await socket.Subscribe("1", "{ __typename }");
        await socket.Next("1");
    }

    [Fact]
    public async Task OverPlainHttp_ASubscriptionIsRefused_AndAQueryMayBeAStream()
    {
        var shop = await Shop.Open(_service);
        using var client = Wait.Client(_service.Address);

        var refused = await shop.Api.With("Accept", "application/json").Post("/graphql", await Body(Query).ReadAsStringAsync());
        Assert.Equal((406, "not-acceptable"), (refused.Status, (string)refused.Json["errors"]![0]!["extensions"]!["code"]!));
        using var stream = await EventReader.Open(client, "/graphql?query=" + Uri.EscapeDataString("{ plan(code: \"shop\") { code } }"));
        Assert.StartsWith("""{"data":{"plan":{"code":"shop"}},""", (await stream.Next())!.Data, StringComparison.Ordinal);
        Assert.Equal("complete", (await stream.Next())!.Name);
        var changing = await shop
            .Api.With("Accept", "text/event-stream")
            .Get("/graphql?query=" + Uri.EscapeDataString("mutation { evaluateLights(plan: \"shop\") { errors { code } } }"));
        Assert.Equal(405, changing.Status);
        Assert.Equal(400, (await shop.Api.With("Accept", "text/event-stream").Post("/graphql", "{")).Status);
        // Clients of today take either.
        using var both = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = Body("{ __typename }"),
            Headers = { { "Accept", "application/graphql-response+json, text/event-stream" } },
        };
        Assert.Equal("application/graphql-response+json", (await client.SendAsync(both)).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task AKeyThatIsRevoked_LosesItsSubscriptions_AndItsSocket()
    {
        Restart(new TestOptions { Kestrel = true, Keys = true });
        var admin = _service.With((await _service.NewKey(Role.Admin)).Key!);
        var shop = await Shop.Open(_service, admin);
        var key = await _service.NewKey(Role.Viewer);
        using var client = Wait.Client(_service.Address);
        using var socket = await Socket.Begun(_service.Address, key.Key);
        await socket.Subscribe("1", Query, JsonNode.Parse("""{"after":"1"}"""));
        using var stream = await EventReader.Open(client, "/graphql", key: key.Key, post: Body(Query, """{"after":"1"}"""));
        await shop.Change("seen");
        await socket.Next("1");
        await stream.NextJson();

        (await admin.Delete($"/v1/api-keys/{key.Id}", "\"1\"")).Is(200);
        await shop.Change("hidden");

        Assert.Equal("unauthenticated", (string)(await socket.Receive())!["payload"]![0]!["extensions"]!["code"]!);
        Assert.Null(await socket.Receive());
        Assert.Equal(4403, (int?)socket.CloseCode);
        Assert.Equal("unauthenticated", (string)(await stream.NextJson())["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task WhenTheServiceStops_SocketsAreTold()
    {
        await Shop.Open(_service);
        using var socket = await Socket.Begun(_service.Address);
        await socket.Subscribe("1", Query);

        _service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Null(await socket.Receive());
        Assert.Equal(1001, (int?)socket.CloseCode);
        Assert.Empty(_service.Log.All);
    }

    private static StringContent Body(string query, string? variables = null) =>
        new(
            new JsonObject { ["query"] = query, ["variables"] = variables is null ? null : JsonNode.Parse(variables) }.ToJsonString(),
            Encoding.UTF8,
            "application/json"
        );

    private void Restart(TestOptions options)
    {
        _service.Dispose();
        _service = new CustomService(options);
    }
}
