using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using PlanApi.IntegrationTests.Kit;
using PlanApi.UnitTests;

namespace PlanApi.IntegrationTests.Processes;

/// <summary>Clients that go away, and uploads and streams that a shutdown cuts off, are none of the operator's business.</summary>
public sealed class CutOffTests
{
    public static TheoryData<string> Uploads => [.. Suites.Third(_uploads)];

    private static readonly string[] _uploads =
    [
        "PLAN/targets application/json",
        "PLAN/cells text/csv",
        "PLAN/actuals text/csv",
        "/v1/plan-documents application/yaml",
        "/graphql application/json",
        "PLAN/evidence/files?subject=target:total&name=a.txt text/plain",
        "PLAN/dimensions/tier/members/load text/csv",
    ];

    [Theory, MemberData(nameof(Uploads)), Trait("Suite", Suites.Both)]
    public async Task Upload_ThatIsCutOff_IsNoErrorInTheLog(string upload)
    {
        var service = new Stopping();
        var plan = await service.NewPlan();
        foreach (var encoding in (string[])["", "Content-Encoding: gzip\r\n"])
        {
            // One client goes away, the other stays and holds what it has; the service then stops.
            var (gone, stuck) = (await Begin(service, plan, upload, encoding), await Begin(service, plan, upload, encoding));
            gone.Client.LingerState = new LingerOption(true, 0);
            gone.Dispose();
            service.Held.Add(stuck);
        }

        await service.DisposeAsync();
        await Wait.Until(() => Finished(service) == 4);

        AssertQuiet(service);
        Assert.Contains(
            service.Log.All,
            line => line.StartsWith("Information", StringComparison.Ordinal) && line.Contains("was cut off", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Stream_ThatIsCutOff_IsNoErrorInTheLog()
    {
        var service = new Stopping();
        var plan = await service.NewPlan();
        foreach (
            var path in (string[])
                [
                    $"{plan}/events?after=0",
                    "/graphql?query=" + Uri.EscapeDataString($"subscription {{ planEvents(plan: \"{plan.Split('/')[^1]}\") {{ id }} }}"),
                ]
        )
        {
            foreach (var stays in (bool[])[false, true])
            {
                var client = await Connect(service);
                await Write(
                    client,
                    $"GET {Capital(path)} HTTP/1.1\r\nHost: {service.Address.Authority}\r\nAccept: text/event-stream\r\n\r\n"
                );
                Assert.StartsWith("HTTP/1.1 200", await Line(client), StringComparison.Ordinal);
                if (stays)
                    service.Held.Add(client);
                else
                    client.Dispose();
            }
        }

        await service.DisposeAsync();
        await Wait.Until(() => Finished(service) == 4);

        AssertQuiet(service);
    }

    /// <summary>How many of those that are cut off have ended; paths are the same in capitals, by which they are told apart here.</summary>
    private static int Finished(TestService service) =>
        service.Log.All.Count(line =>
            line.Contains("Request finished", StringComparison.Ordinal)
            && (line.Contains("/V1/", StringComparison.Ordinal) || line.Contains("/GRAPHQL", StringComparison.Ordinal))
        );

    private static string Capital(string path) =>
        path.Replace("/v1/", "/V1/", StringComparison.Ordinal).Replace("/graphql", "/GRAPHQL", StringComparison.Ordinal);

    private static void AssertQuiet(TestService service)
    {
        string[] loud = ["Error", "Critical", "Warning"];
        var lines = service.Log.All.Where(line => loud.Any(level => line.StartsWith(level, StringComparison.Ordinal))).ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    /// <summary>An upload of which the service has begun to read the body, that does not come.</summary>
    private static async Task<TcpClient> Begin(TestService service, string plan, string upload, string encoding)
    {
        var (path, type) = (upload.Split(' ')[0].Replace("PLAN", plan, StringComparison.Ordinal), upload.Split(' ')[1]);
        var client = await Connect(service);
        await Write(
            client,
            $"POST {Capital(path)} HTTP/1.1\r\nHost: {service.Address.Authority}\r\nContent-Type: {type}\r\nContent-Length: "
                + $"5000\r\nExpect: 100-continue\r\n{encoding}\r\n"
        );
        Assert.StartsWith("HTTP/1.1 100", await Line(client), StringComparison.Ordinal);
        return client;
    }

    private static async Task<TcpClient> Connect(TestService service)
    {
        var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        return client;
    }

    private static async Task Write(TcpClient client, string text) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    private static async Task<string> Line(TcpClient client)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await client.GetStream().ReadAsync(one) == 1 && one[0] != '\n')
            line.Append((char)one[0]);
        return line.ToString();
    }

    /// <summary>A service that gives what runs no time when it stops.</summary>
    private sealed class Stopping() : TestService(new TestOptions { Kestrel = true, LogLevel = LogLevel.Information })
    {
        public List<TcpClient> Held { get; } = [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("shutdownTimeoutSeconds", "1");
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Held.ForEach(client => client.Dispose());
        }
    }
}
