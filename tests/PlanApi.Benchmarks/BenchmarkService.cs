using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PlanApi.Api.Hosting;

namespace PlanApi.Benchmarks;

/// <summary>The service itself, in this process, on a database of its own, and a client of it.</summary>
internal sealed class BenchmarkService : IAsyncDisposable
{
    private const string Document = """
        { "format": "planapi/1", "plan": { "code": "%", "calendar": { "year": 2024 }, "currency": "CNY", "timeZone": "Asia/Shanghai" },
          "dimensions": [{ "code": "seller" }],
          "indicators": [{ "code": "gmv", "kind": "flow", "unit": "currency", "decimals": 0 }] }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planapi-benchmark-");
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(10) };
    private readonly string[] _more;
    private WebApplication _service = null!;
    private string _address = "";

    private BenchmarkService(string[] more) => _more = more;

    public string Database => Path.Combine(_folder.FullName, "plan.db");

    /// <summary>Where it listens.</summary>
    public Uri Origin => new(new Uri(_address), "/");

    public IServiceProvider Services => _service.Services;

    /// <param name="more">Further settings, as arguments.</param>
    public static async Task<BenchmarkService> Start(params string[] more)
    {
        var started = new BenchmarkService(more);
        await started.Open();
        return started;
    }

    /// <summary>The same service started again: it knows nothing but what is stored.</summary>
    public async Task Restart()
    {
        await _service.StopAsync();
        await _service.DisposeAsync();
        await Open();
    }

    /// <summary>A plan of one flow over sellers, spread evenly over groups.</summary>
    public async Task Create(string plan, int leaves, int groups)
    {
        var members = new StringBuilder("code,parent\n");
        for (var group = 0; group < groups; group++)
            members.Append($"g{group:D4},\n");
        for (var leaf = 0; leaf < leaves; leaf++)
            members.Append($"s{leaf:D6},g{leaf % groups:D4}\n");
        await Create(Document.Replace("%", plan, StringComparison.Ordinal), plan, "seller", members.ToString());
    }

    /// <summary>A plan with many members of a dimension.</summary>
    public async Task Create(string document, string plan, string dimension, string members)
    {
        await Send(HttpMethod.Post, "/v1/plan-documents", document, "application/json");
        await Send(HttpMethod.Post, $"{plan}/dimensions/{dimension}/members/load", members, "text/csv");
    }

    public Task<string> Get(string path) => _client.GetStringAsync(Address(path));

    public async Task<JsonNode?> Post(string path, string body) =>
        JsonNode.Parse(await Send(HttpMethod.Post, path, body, "application/json"));

    /// <summary>Sends a batch of actuals as CSV.</summary>
    public async Task Push(string plan, HttpContent rows)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address($"{plan}/actuals")) { Content = rows };
        rows.Headers.ContentType = new("text/csv");
        using var answer = await _client.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reads an answer to its end, and keeps nothing of it.</summary>
    public Task<long> Read(string path, string body) =>
        Read(
            new HttpRequestMessage(HttpMethod.Post, Address(path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") }
        );

    /// <summary>Downloads to the end, and keeps nothing of it.</summary>
    public Task<long> Length(string path) => Read(new HttpRequestMessage(HttpMethod.Get, Address(path)));

    private async Task<long> Read(HttpRequestMessage request)
    {
        using var sent = request;
        using var answer = await _client.SendAsync(sent, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var buffer = new byte[64 * 1024];
        await using var content = await answer.Content.ReadAsStreamAsync();
        var length = 0L;
        while (await content.ReadAsync(buffer) is var read and > 0)
            length += read;
        return length;
    }

    /// <summary>Reads an answer to its end; how much larger the heap is at most, while it comes, than when it began to.</summary>
    public async Task<double> Growth(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var content = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        double first = GC.GetTotalMemory(forceFullCollection: true),
            peak = first;
        for (var reads = 0; await content.ReadAsync(buffer) > 0; reads++)
        {
            if (reads % 64 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        }
        return peak / first;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private async Task Open()
    {
        _service = ServiceHost.Build([
            "--urls=http://127.0.0.1:0",
            $"--ConnectionStrings:Plan=Data Source={Database}",
            "--ReferencePlan:Load=false",
            "--Logging:LogLevel:Default=Warning",
            .. _more,
        ]);
        await Startup.Prepare(_service);
        await _service.StartAsync();
        _address =
            _service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1/plans/";
    }

    private Uri Address(string path) => new(new Uri(_address), path);

    /// <summary>A write of something that exists, whatever its version.</summary>
    public Task Guarded(string path, string body) => Send(HttpMethod.Post, path, body, "application/json", "*");

    private async Task<string> Send(HttpMethod method, string path, string body, string type, string? version = null)
    {
        using var request = new HttpRequestMessage(method, Address(path)) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (version is not null)
            request.Headers.TryAddWithoutValidation("If-Match", version);
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }
}
