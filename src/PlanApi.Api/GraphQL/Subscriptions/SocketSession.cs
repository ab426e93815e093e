using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Access;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.GraphQL.Limits;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;

namespace PlanApi.Api.GraphQL.Subscriptions;

/// <summary>
/// A client's connection in graphql-transport-ws: the client introduces itself, then runs operations side by side. A client that breaks
/// the protocol is cut off with the protocol's code for that. A refused operation is an error of that operation alone.
/// </summary>
/// <param name="socket">The connection.</param>
/// <param name="operations">Runs operations.</param>
/// <param name="introduce">Recognises the caller.</param>
/// <param name="open">The connection among all that are open.</param>
/// <param name="credential">The credential of the request.</param>
/// <param name="limits">How much callers may ask for.</param>
/// <param name="accountOf">Whose share the operations are of.</param>
/// <param name="log">Defects.</param>
internal sealed partial class SocketSession(
    MessageSocket socket,
    OperationStream operations,
    Func<Credential, Task<(Identity? Identity, Failure? Refusal)>> introduce,
    OpenStreams.Stream open,
    Credential credential,
    RateLimits limits,
    Func<Identity, string> accountOf,
    ILogger log
)
{
    /// <summary>Operations of one connection at once.</summary>
    private const int MaxOperations = 100;

    private const int MaxIdLength = 256;

    private readonly ConcurrentDictionary<string, Running> _running = [];
    private bool _hasBegun;
    private string _account = "";

    /// <summary>Whether the client has introduced itself, and was let in.</summary>
    public bool IsAcknowledged { get; private set; }

    /// <summary>Until the connection ends.</summary>
    public async Task Serve(CancellationToken cancellation)
    {
        try
        {
            while (await socket.Receive(QueryLimits.BodyBytes) is { } text)
                await Handle(text, cancellation);
        }
        catch (Exception cut) when (IsCut(cut))
        {
            // The client is gone, or the service stops.
        }
        finally
        {
            var running = _running.Values.ToList();
            running.ForEach(one => one.Cancel());
            await Task.WhenAll(running.Select(one => one.Task));
        }
    }

    private Task Handle(ReadOnlyMemory<byte> text, CancellationToken cancellation)
    {
        if (RequestReader.Parse(text) is not { ValueKind: JsonValueKind.Object } message || Text(message, "type") is not { } type)
            return Malformed("a JSON object with a type");
        var payload = message.TryGetProperty("payload", out var sent) ? sent : (JsonElement?)null;
        return type switch
        {
            "connection_init" => Begin(payload),
            "ping" => socket.Send(SocketMessages.Pong(payload)),
            "pong" => Task.CompletedTask,
            "subscribe" => Subscribe(Text(message, "id"), payload, cancellation),
            "complete" => Stop(Text(message, "id")),
            _ => Malformed("of a type that clients send"),
        };
    }

    private async Task Begin(JsonElement? payload)
    {
        if (_hasBegun)
        {
            await socket.Close(CloseCodes.TooManyInitialisations, "Too many initialisation requests");
            return;
        }
        _hasBegun = true;
        if (!Introduction(payload).IsSuccess(out var introduced, out var failure))
        {
            await socket.Close(CloseCodes.Forbidden, Reason(failure.Message));
            return;
        }
        if (introduced.Key is not null)
            credential = introduced;
        var (caller, refusal) = await introduce(credential);
        if (caller is null)
        {
            await (
                refusal is null
                    ? socket.Close(CloseCodes.Forbidden, "Forbidden")
                    : socket.Close(CloseCodes.TryAgainLater, Reason(refusal.Message))
            );
            return;
        }
        if (!open.Belongs(caller.Id))
        {
            await socket.Close(CloseCodes.TryAgainLater, "Too many streams");
            return;
        }
        _account = accountOf(caller);
        IsAcknowledged = true;
        await socket.Send(SocketMessages.Ack());
    }

    private Task Subscribe(string? id, JsonElement? payload, CancellationToken cancellation)
    {
        if (!IsAcknowledged)
            return socket.Close(CloseCodes.Unauthorized, "Unauthorized");
        if (id is not { Length: > 0 and <= MaxIdLength } || payload is not { ValueKind: JsonValueKind.Object } body)
            return Malformed("a subscribe message with an id and a payload");
        if (!RequestReader.Read(body).IsSuccess(out var request, out var failure))
            return Malformed(failure.Message);
        if (_running.ContainsKey(id))
            return socket.Close(CloseCodes.SubscriberExists, $"Subscriber for {id} already exists");
        if (_running.Count >= MaxOperations)
            return socket.Send(
                SocketMessages.Error(
                    id,
                    [new QueryRefused("too-large", $"This connection runs {MaxOperations} operations already; complete one of them first.")]
                )
            );
        if (limits.Take(_account) is { } limited)
            return socket.Send(SocketMessages.Error(id, [new FailureError(limited)]));
        var running = new Running(cancellation);
        _running[id] = running;
        running.Task = Task.Run(() => Operate(id, request, running), CancellationToken.None);
        return Task.CompletedTask;
    }

    private Task Stop(string? id)
    {
        if (id is null)
            return Malformed("a complete message with an id");
        if (_running.TryRemove(id, out var running))
            running.Cancel();
        return Task.CompletedTask;
    }

    private async Task Operate(string id, QueryRequest request, Running running)
    {
        try
        {
            await foreach (var (result, isRefusal) in operations.Run(request, credential, _account, running.Cancelled))
            {
                if (isRefusal)
                {
                    // The id is free again when the client hears of it.
                    if (Ended(id, running))
                        await socket.Send(SocketMessages.Error(id, result!.Errors!));
                    if (result!.Errors!.Any(error => error is FailureError { Failure: Unauthenticated }))
                        await socket.Close(CloseCodes.Forbidden, "Forbidden");
                    return;
                }
                if (result is not null && !running.Cancelled.IsCancellationRequested)
                    await socket.Send(SocketMessages.Next(id, result));
            }
            if (Ended(id, running))
                await socket.Send(SocketMessages.Complete(id));
        }
        catch (Exception cut) when (IsCut(cut))
        {
            // The client has completed it, or is gone.
        }
        catch (Exception failure)
        {
            LogDefect(log, failure);
            await socket.Close(CloseCodes.InternalError, "Internal error");
        }
        finally
        {
            Ended(id, running);
            running.Dispose();
        }
    }

    /// <summary>
    /// Whether the operation ended by itself. After the client has completed an operation, nothing more is sent about it.
    /// </summary>
    private bool Ended(string id, Running running) => _running.TryRemove(KeyValuePair.Create(id, running));

    private static bool IsCut(Exception failure) => failure is OperationCanceledException or WebSocketException or ObjectDisposedException;

    private Task Malformed(string expected) => socket.Close(CloseCodes.BadRequest, Reason($"Invalid message: expected {expected}"));

    /// <summary>Closing reasons have at most 123 bytes.</summary>
    private static string Reason(string text) => text.Length <= 120 && text.All(char.IsAscii) ? text : "Invalid message";

    /// <summary>Clients introduce themselves by the fields that would be headers.</summary>
    private static Outcome<Credential> Introduction(JsonElement? payload)
    {
        var fields = payload is { ValueKind: JsonValueKind.Object } sent
            ? sent.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.String).ToList()
            : [];
        return Credentials.Of(Values(AccessMiddleware.KeyHeader), Values(HeaderNames.Authorization));

        StringValues Values(string name) =>
            new([
                .. fields
                    .Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    .Select(field => RequestReader.Text(field.Value)),
            ]);
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? RequestReader.Text(value) : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL operation over a WebSocket failed")]
    private static partial void LogDefect(ILogger logger, Exception failure);

    /// <summary>An operation that runs.</summary>
    private sealed class Running : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly CancellationTokenSource _stop;
        private bool _isDisposed;

        public Running(CancellationToken cancellation)
        {
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Cancelled = _stop.Token;
        }

        public CancellationToken Cancelled { get; }

        public Task Task { get; set; } = Task.CompletedTask;

        public void Cancel()
        {
            lock (_lock)
            {
                if (!_isDisposed)
                    _stop.Cancel();
            }
        }

        public void Dispose()
        {
            lock (_lock)
            {
                _isDisposed = true;
                _stop.Dispose();
            }
        }
    }
}
