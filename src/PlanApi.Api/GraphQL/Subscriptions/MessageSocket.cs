using System.Buffers;
using System.Net.WebSockets;

namespace PlanApi.Api.GraphQL.Subscriptions;

/// <summary>
/// A WebSocket as a sequence of texts. Senders wait for each other and for the client. The side that closes the socket gives the reason,
/// and then gives the client a moment to answer.
/// </summary>
internal sealed class MessageSocket(WebSocket socket, CancellationToken aborted) : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(aborted);
    private int _closing;

    /// <summary>The next text; null once the connection ends.</summary>
    public async Task<ReadOnlyMemory<byte>?> Receive(int mostBytes)
    {
        var text = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(text.GetMemory(4 * 1024), _end.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await Close((int)WebSocketCloseStatus.NormalClosure, "");
                    return null;
                }
                text.Advance(received.Count);
                if (received.MessageType == WebSocketMessageType.Binary)
                    await Close(CloseCodes.BadRequest, "Messages are texts");
                else if (text.WrittenCount > mostBytes)
                    await Close((int)WebSocketCloseStatus.MessageTooBig, $"A message has at most {mostBytes} bytes");
                if (_closing != 0)
                    text.ResetWrittenCount();
                else if (received.EndOfMessage)
                    return text.WrittenMemory;
            }
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Sends a text, unless the connection is being closed.</summary>
    public async Task Send(ReadOnlyMemory<byte> text)
    {
        await _sending.WaitAsync(_end.Token);
        try
        {
            if (_closing == 0)
                await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Closes it from this side, once; nothing is sent afterwards, and what still comes is not looked at.</summary>
    public async Task Close(int code, string reason)
    {
        if (Interlocked.Exchange(ref _closing, 1) != 0)
            return;
        try
        {
            _end.CancelAfter(Farewell);
            await _sending.WaitAsync(_end.Token);
            try
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, _end.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It is closed already, or the client does not read.
        }
    }

    public void Dispose()
    {
        _end.Dispose();
        _sending.Dispose();
    }
}

/// <summary>The reasons for which a server closes a connection, in graphql-transport-ws.</summary>
internal static class CloseCodes
{
    public const int BadRequest = 4400,
        Unauthorized = 4401,
        Forbidden = 4403,
        SubprotocolNotAcceptable = 4406,
        InitialisationTimeout = 4408,
        SubscriberExists = 4409,
        TooManyInitialisations = 4429,
        InternalError = 4500,
        GoingAway = 1001,
        TryAgainLater = 1013;
}
