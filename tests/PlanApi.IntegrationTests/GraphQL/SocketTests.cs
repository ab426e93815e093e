using System.Net.WebSockets;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Events;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.GraphQL;

/// <summary>The protocol graphql-transport-ws: whoever breaks it is cut off with its codes.</summary>
public sealed class SocketTests(SocketTests.Service service) : IClassFixture<SocketTests.Service>
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Follow =
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { planEvents(plan: \"shop\") { id } }"}}""";

    [Theory]
    [InlineData(4400, "{")]
    [InlineData(4400, "[]")]
    [InlineData(4400, "null")]
    [InlineData(4400, "")]
    [InlineData(4400, "{}")]
    [InlineData(4400, """{"type":1}""")]
    [InlineData(4400, """{"type":"start"}""")]
    [InlineData(4400, """{"type":"connection_ack"}""")]
    [InlineData(4400, """{"type":"ping","type":"ping"}""")]
    [InlineData(4400, """{"type":"\ud800"}""")]
    [InlineData(4401, Follow)]
    [InlineData(4429, Init, Init)]
    [InlineData(4409, Init, Follow, Follow)]
    [InlineData(4400, Init, """{"type":"subscribe","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, Init, """{"id":"","type":"subscribe","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4400, Init, """{"id":"1","type":"subscribe"}""")]
    [InlineData(4400, Init, """{"id":"1","type":"subscribe","payload":{}}""")]
    [InlineData(4400, Init, """{"id":"1","type":"subscribe","payload":{"query":1}}""")]
    [InlineData(4400, Init, """{"id":"1","type":"subscribe","payload":{"query":"{ __typename }","variables":[]}}""")]
    [InlineData(4400, Init, """{"type":"complete"}""")]
    public async Task WhoBreaksTheProtocol_IsCutOff(int code, params string[] messages)
    {
        using var socket = await Socket.Open(service.Address);
        foreach (var message in messages)
            await socket.Send(message);

        while (await socket.Receive() is { } received)
            Assert.Equal("connection_ack", (string)received["type"]!);
        Assert.Equal(code, (int?)socket.CloseCode);
        Assert.NotEmpty(socket.CloseReason!);
    }

    [Fact]
    public async Task WhoDoesNotIntroduceItself_IsCutOff_AfterTenSeconds()
    {
        using var socket = await Socket.Open(service.Address);
        using var begun = await Socket.Begun(service.Address);
        // The connection is there, and its time runs.
        await socket.Send("""{"type":"ping"}""");
        Assert.Equal("pong", (string)(await socket.Receive())!["type"]!);

        service.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await socket.Receive());
        Assert.Equal(4408, (int?)socket.CloseCode);
        await begun.Subscribe("1", "{ __typename }");
        await begun.Next("1");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task AnotherProtocol_IsNotSpoken(string? protocol)
    {
        using var socket = await Socket.Open(service.Address, protocol);
        Assert.Null(await socket.Receive());
        Assert.Equal(4406, (int?)socket.CloseCode);
    }

    [Fact]
    public async Task ALongMessage_AndABinaryOne_AreNotTaken()
    {
        using var longer = await Socket.Open(service.Address);
        await longer.Send($$"""{"type":"ping","payload":"{{new string('x', 1024 * 1024)}}"}""");
        Assert.Null(await longer.Receive());
        Assert.Equal(1009, (int?)longer.CloseCode);

        using var binary = await Socket.Open(service.Address);
        await binary.Send(Init, WebSocketMessageType.Binary);
        Assert.Null(await binary.Receive());
        Assert.Equal(4400, (int?)binary.CloseCode);
    }

    [Fact]
    public async Task OneConnection_RunsAHundredOperations_AndRefusesTheNext()
    {
        using var socket = await Socket.Begun(service.Address);
        await Shop.Open(service);
        for (var number = 0; number < 100; number++)
            await socket.Send(Follow.Replace("\"1\"", $"\"{number}\"", StringComparison.Ordinal));
        await socket.Subscribe("more", "{ __typename }");

        var refused = (await socket.Receive())!;

        Assert.Equal(
            ("error", "more", "too-large"),
            ((string)refused["type"]!, (string)refused["id"]!, (string)refused["payload"]![0]!["extensions"]!["code"]!)
        );
    }

    [Fact]
    public async Task WithKeys_OneComesInTheHeaderOrInTheIntroduction()
    {
        using var keyed = new CustomService(
            new TestOptions
            {
                Kestrel = true,
                Keys = true,
                StreamsPerKey = 1,
            }
        );
        var key = (await keyed.NewKey(Role.Viewer)).Key!;
        foreach (
            var init in (string[])
                [
                    Init,
                    """{"type":"connection_init","payload":{"X-Api-Key":"plan_1_x"}}""",
                    """{"type":"connection_init","payload":{"X-Api-Key":1}}""",
                ]
        )
        {
            using var stranger = await Socket.Open(keyed.Address);
            await stranger.Send(init);
            Assert.Null(await stranger.Receive());
            Assert.Equal(4403, (int?)stranger.CloseCode);
        }
        using (var named = await Socket.Open(keyed.Address, key: key))
        {
            await named.Send(Init);
            Assert.Equal("connection_ack", (string)(await named.Receive())!["type"]!);
            // One more than the key may have.
            using var second = await Socket.Open(keyed.Address);
            await second.Send($$$"""{"type":"connection_init","payload":{"x-api-key":"{{{key}}}"}}""");
            Assert.Null(await second.Receive());
            Assert.Equal(1013, (int?)second.CloseCode);
        }
    }

    [Fact]
    public async Task APageOfAnotherOrigin_IsKeptOut()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => Socket.Open(service.Address, origin: "https://elsewhere.example"));
        using var own = await Socket.Open(service.Address, origin: service.Address.GetLeftPart(UriPartial.Authority));
        await own.Send(Init);
        Assert.NotNull(await own.Receive());
    }

    /// <summary>An open service that listens.</summary>
    public sealed class Service() : TestService(new TestOptions { Kestrel = true });
}
