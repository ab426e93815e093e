using PlanApi.Api.Access;
using PlanApi.Api.Http;

namespace PlanApi.Api.GraphQL.Subscriptions;

/// <summary>Lets WebSockets in that speak graphql-transport-ws.</summary>
internal static class SocketDoor
{
    private const string Protocol = "graphql-transport-ws";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task Serve(HttpContext context)
    {
        var services = context.RequestServices;
        using var open = services.GetRequiredService<OpenStreams>().Open();
        if (open is null)
        {
            await Answers.Write(context, new TooManyStreams());
            return;
        }
        var speaks = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var accepted = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { SubProtocol = speaks ? Protocol : null }
        );
        using var socket = new MessageSocket(accepted, context.RequestAborted);
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var callers = services.GetRequiredService<CallerScopes>();
        var session = new SocketSession(
            socket,
            services.GetRequiredService<OperationStream>(),
            credential => callers.Introduce(context, credential),
            open,
            Credential.Of(context),
            services.GetRequiredService<RateLimits>(),
            caller => RateLimits.AccountOf(caller, context.Connection.RemoteIpAddress),
            services.GetRequiredService<ILogger<SocketSession>>()
        );
        await using var stopped = stopping.Register(() => _ = socket.Close(CloseCodes.GoingAway, "The service stops"));
        await using var late = services
            .GetRequiredService<TimeProvider>()
            .CreateTimer(
                _ =>
                    _ = session.IsAcknowledged
                        ? Task.CompletedTask
                        : socket.Close(CloseCodes.InitialisationTimeout, "Connection initialisation timeout"),
                null,
                Patience,
                Timeout.InfiniteTimeSpan
            );
        if (!speaks)
            await socket.Close(CloseCodes.SubprotocolNotAcceptable, "Subprotocol not acceptable");
        await session.Serve(stop.Token);
    }
}
