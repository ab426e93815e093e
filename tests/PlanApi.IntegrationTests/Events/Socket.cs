using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Events;

/// <summary>A client of GraphQL over WebSockets that sends whatever it is told to.</summary>
internal sealed class Socket : IDisposable
{
    public const string Protocol = "graphql-transport-ws";

    private readonly ClientWebSocket _socket = new();

    public WebSocketCloseStatus? CloseCode => _socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    public static async Task<Socket> Open(Uri service, string? protocol = Protocol, string? key = null, string? origin = null)
    {
        var socket = new Socket();
        if (protocol is not null)
            socket._socket.Options.AddSubProtocol(protocol);
        if (key is not null)
            socket._socket.Options.SetRequestHeader("X-Api-Key", key);
        if (origin is not null)
            socket._socket.Options.SetRequestHeader("Origin", origin);
        await socket
            ._socket.ConnectAsync(new UriBuilder(service) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None)
            .WaitAsync(Wait.Patience);
        return socket;
    }

    /// <summary>Connected and let in.</summary>
    public static async Task<Socket> Begun(Uri service, string? key = null)
    {
        var socket = await Open(service);
        await socket.Send(
            key is null ? """{"type":"connection_init"}""" : $$$"""{"type":"connection_init","payload":{"X-Api-Key":"{{{key}}}"}}"""
        );
        Assert.Equal("""{"type":"connection_ack"}""", (await socket.Receive())!.ToJsonString());
        return socket;
    }

    public Task Send(string text, WebSocketMessageType type = WebSocketMessageType.Text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), type, endOfMessage: true, CancellationToken.None);

    public Task Subscribe(string id, string query, JsonNode? variables = null) =>
        Send(
            new JsonObject
            {
                ["id"] = id,
                ["type"] = "subscribe",
                ["payload"] = new JsonObject { ["query"] = query, ["variables"] = variables },
            }.ToJsonString()
        );

    /// <summary>The next message; null where the service closes the connection.</summary>
    public async Task<JsonNode?> Receive()
    {
        using var over = new CancellationTokenSource(Wait.Patience);
        var (text, buffer) = (new MemoryStream(), new byte[4096]);
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer, over.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            text.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
                return JsonNode.Parse(text.ToArray());
        }
    }

    /// <summary>The data of the next message, which must be a result.</summary>
    public async Task<JsonNode> Next(string id)
    {
        var message = await Receive();
        Assert.True(message is not null, $"closed with {CloseCode} {CloseReason}");
        Assert.Equal(("next", id), ((string)message["type"]!, (string)message["id"]!));
        Assert.Null(message["payload"]!["errors"]);
        return message["payload"]!["data"]!;
    }

    public void Dispose() => _socket.Dispose();
}
