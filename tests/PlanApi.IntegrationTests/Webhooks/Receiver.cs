using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Webhooks;

/// <summary>Takes what webhooks send, and answers as a test wants.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Message> _received = new();

    private Receiver(WebApplication app) => _app = app;

    /// <summary>A service that sends to receivers of this machine.</summary>
    public static TestOptions Options { get; } =
        new()
        {
            Settings = new Dictionary<string, string> { ["Webhooks:AtOnce"] = "4", ["Webhooks:Networks:0"] = "127.0.0.0/8" },
        };

    /// <summary>The answer to a message; 200 unless a test says otherwise.</summary>
    public Func<Message, HttpResponse, Task> Answers { get; set; } = (_, _) => Task.CompletedTask;

    public string Address =>
        _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";

    public IReadOnlyList<Message> Received => [.. _received];

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver._app.Urls.Add("http://127.0.0.1:0");
        receiver._app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var message = new Message(
                context.Request.Path + context.Request.QueryString,
                context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
                Encoding.UTF8.GetString(body.ToArray())
            );
            receiver._received.Enqueue(message);
            await receiver.Answers(message, context.Response);
        });
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>A message as it arrived.</summary>
internal sealed record Message(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string Id => Headers["webhook-id"];

    public string Type => (string)Json["type"]!;

    /// <summary>How many of its signatures a secret confirms, as the specification of Standard Webhooks says.</summary>
    public int SignedBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var text = Encoding.UTF8.GetBytes($"{Id}.{Headers["webhook-timestamp"]}.{Body}");
        var wanted = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, text));
        return Headers["webhook-signature"].Split(' ').Count(signature => signature == wanted);
    }
}
