using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PlanApi.IntegrationTests.Telemetry;

/// <summary>Takes what services export by OTLP, over HTTP. Texts are readable in its form as they are.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Body)> _received = new();

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<Collector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector._app.Urls.Add("http://127.0.0.1:0");
        collector._app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector._received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>All that came for a signal: traces, metrics or logs.</summary>
    public string Received(string signal) => string.Concat(_received.Where(one => one.Path == $"/v1/{signal}").Select(one => one.Body));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
