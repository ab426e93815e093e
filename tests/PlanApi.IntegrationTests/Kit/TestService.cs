using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Keys;
using PlanApi.Application.UseCases;
using Swashbuckle.AspNetCore.Swagger;

namespace PlanApi.IntegrationTests.Kit;

/// <summary>The whole service on a database file of its own, with a clock that stands still until it is told to go on.</summary>
public abstract class TestService : WebApplicationFactory<Program>
{
    private static int _plans;

    private readonly TestOptions _options;
    private readonly string _directory = Directory.CreateTempSubdirectory("planapi-").FullName;
    private readonly Lazy<Task<Contract>> _contract;

    protected TestService(TestOptions options)
    {
        _options = options;
        _contract = new Lazy<Task<Contract>>(() => Contract.Of(options.Kestrel ? Wait.Client(Address) : CreateClient()));
        if (options.Kestrel)
            UseKestrel(0);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 3, 18, 8, 30, 0, TimeSpan.Zero));

    public LogLines Log { get; } = new();

    public string Database => _options.Database ?? Path.Combine(_directory, "plan.db");

    /// <summary>Somebody who sends no key.</summary>
    public Client Api =>
        _options.Kestrel
            ? new(Wait.Client(Address), _contract)
            : new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }), _contract);

    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.Timeout = Wait.Patience;
    }

    /// <summary>Where it listens, on Kestrel.</summary>
    public Uri Address
    {
        get
        {
            StartServer();
            return new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        }
    }

    /// <summary>Somebody who sends a key.</summary>
    public Client With(string key) => Api.With("X-Api-Key", key);

    /// <summary>An API key, made as the command line on the machine would.</summary>
    public async Task<ApiKey> NewKey(Role role, Func<ApiKey, ApiKey>? limit = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Identity = Caller.Local;
        var key = new ApiKey { Name = $"{role} {Interlocked.Increment(ref _plans)}", Role = role };
        var outcome = await scope
            .ServiceProvider.GetRequiredService<UseCaseSender>()
            .Send(new CreateApiKey(limit?.Invoke(key) ?? key), CancellationToken.None);
        return outcome.Value;
    }

    /// <summary>Stores <see cref="SmallPlan"/> under a code that no other test uses, and answers its path.</summary>
    public async Task<string> NewPlan(Client? by = null, Func<string, string>? edit = null)
    {
        var code = $"plan-{Interlocked.Increment(ref _plans)}";
        var document = SmallPlan.Yaml.Replace("CODE", code, StringComparison.Ordinal);
        var answer = await (by ?? Api).Post("/v1/plan-documents", edit?.Invoke(document) ?? document, "application/yaml");
        Assert.True(answer.Status == 201, answer.Text);
        return $"/v1/plans/{code}";
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (_options is { Database: null, ReferencePlan: false } && !TestDatabase.IsThere(Database))
            Template.CopyTo(Database);
        builder.UseEnvironment("Production");
        // Each service would watch its settings' files, and a machine has few watches.
        builder.UseSetting("hostBuilder:reloadConfigOnChange", "false");
        foreach (var (name, value) in TestDatabase.Settings(Database, _options.Connection))
            builder.UseSetting(name, value);
        builder.UseSetting("ReferencePlan:Load", _options.ReferencePlan ? "true" : "false");
        builder.UseSetting("ReferencePlan:Actuals", _options.Actuals ? "true" : "false");
        builder.UseSetting("Work:EverySeconds", _options.Works ? "60" : "0");
        // Its calls would be counted and logged among those of the test.
        builder.UseSetting("Work:Rehearse", "false");
        builder.UseSetting("History:StateBytesPerChange", "0");
        builder.UseSetting("Work:OperationsAtOnce", _options.RunsOperations ? "2" : "0");
        // What they look for after each commit would be counted among the statements of the test.
        builder.UseSetting("Webhooks:AtOnce", "0");
        builder.UseSetting("Access:Mode", _options.Keys ? "keys" : "open");
        // Tests send many keys that do not count, all from one address and at one time.
        builder.UseSetting("Access:FailedKeysPerMinute", "1000000");
        // Each service of the run would listen to all of them.
        builder.UseSetting("Telemetry:Metrics", "off");
        foreach (var (name, value) in _options.Settings)
            builder.UseSetting(name, value);
        if (_options.StreamsPerKey is { } streams)
            builder.UseSetting("Streams:PerKey", $"{streams}");
        if (_options.StreamsAtOnce is { } all)
            builder.UseSetting("Streams:AtOnce", $"{all}");
        builder.UseSetting("Logging:LogLevel:Default", $"{_options.LogLevel}");
        builder.ConfigureLogging(logging =>
            logging
                .ClearProviders()
                .SetMinimumLevel(_options.LogLevel)
                .AddProvider(Log)
                .AddFilter("Microsoft.EntityFrameworkCore", _options.LogLevel)
        );
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            if (!_options.OwnDocument)
                services.AddSingleton<IAsyncSwaggerProvider, SharedDocument>();
            _options.Services?.Invoke(services);
        });
    }

    /// <summary>Until what is loaded at the start is there.</summary>
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        host.Services.GetRequiredService<StartState>().Loaded.WaitAsync(Wait.Patience).GetAwaiter().GetResult();
        return host;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!Directory.Exists(_directory))
            return;
        // Its own connections alone: other services are at work.
        using (var connection = new SqliteConnection($"Data Source={Database};{_options.Connection}"))
            SqliteConnection.ClearPool(connection);
        if (_options.Database is null)
            TestDatabase.Drop(Database);
        Directory.Delete(_directory, recursive: true);
    }
}

/// <summary>How a test wants its service.</summary>
public sealed record TestOptions
{
    /// <summary>Callers need a key; otherwise the service is open.</summary>
    public bool Keys { get; init; }

    /// <summary>The service makes its own OpenAPI document; otherwise it serves that of all services of the test run.</summary>
    public bool OwnDocument { get; init; }

    /// <summary>Load the reference plan into the new database.</summary>
    public bool ReferencePlan { get; init; }

    /// <summary>And its made-up actuals, as the service does when it is started.</summary>
    public bool Actuals { get; init; }

    /// <summary>The service does its own work, whenever the clock is told to go on.</summary>
    public bool Works { get; init; }

    /// <summary>The service does operations; otherwise it only stores them.</summary>
    public bool RunsOperations { get; init; } = true;

    /// <summary>
    /// Listen on a port that the system chooses, as the service does when it is started; otherwise everything stays in memory.
    /// </summary>
    public bool Kestrel { get; init; }

    /// <summary>Streams that one key may have open; as the service is shipped when absent.</summary>
    public int? StreamsPerKey { get; init; }

    /// <summary>Streams that may be open at once, whoever opened them; as the service is shipped when absent.</summary>
    public int? StreamsAtOnce { get; init; }

    /// <summary>A database that is there already; otherwise a new one is made, and removed afterwards.</summary>
    public string? Database { get; init; }

    /// <summary>More for the connection string.</summary>
    public string Connection { get; init; } = "";

    public LogLevel LogLevel { get; init; } = LogLevel.Warning;

    /// <summary>Further settings.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What is put in the place of the service's own.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}

/// <summary>An open service, empty at first.</summary>
public sealed class OpenService() : TestService(new TestOptions());

/// <summary>A service as a test wants it.</summary>
public sealed class CustomService(TestOptions options) : TestService(options);

/// <summary>A service whose callers need a key.</summary>
public sealed class KeysService() : TestService(new TestOptions { Keys = true });

/// <summary>A service with the reference plan.</summary>
public sealed class ReferenceService() : TestService(new TestOptions { ReferencePlan = true });
