using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Scripts;

/// <summary>Every answer names its request, by the caller's own id where it brings one.</summary>
public sealed class RequestIdTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Header = "X-Request-Id";

    [Theory]
    [InlineData("/v1/plans")]
    [InlineData("/v1/nothing")]
    [InlineData("/health/live")]
    [InlineData("/")]
    [InlineData("/openapi/v1.json")]
    public async Task Answers_NameTheirRequest(string path)
    {
        var (first, second) = (await Id(service.Api, path), await Id(service.Api, path));

        Assert.NotEqual(first, second);
        Assert.Equal("nightly:2024-03-18/7", await Id(service.Api.With(Header, "nightly:2024-03-18/7"), path));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a\tb")]
    [InlineData("<script>")]
    [InlineData("\u00e9")]
    [InlineData("{Path}")]
    [InlineData("")]
    public async Task Ids_ThatAreNotWellFormed_AreReplaced(string id) =>
        Assert.Matches("^[0-9a-f]{32}$", await Id(service.Api.With(Header, id)));

    [Fact]
    public async Task Ids_ThatAreLongOrSeveralOrHoldAKey_AreReplaced()
    {
        var key = (await service.NewKey(Role.Viewer)).Key!;

        foreach (var id in new[] { new string('a', 129), new string('a', 10 * 1024), key, $"job-{key}" })
            Assert.Matches("^[0-9a-f]{32}$", await Id(service.Api.With(Header, id)));
        Assert.Matches("^[0-9a-f]{32}$", await Id(service.Api.With(Header, "a").With(Header, "b")));
        Assert.Equal(new string('a', 128), await Id(service.Api.With(Header, new string('a', 128))));
    }

    [Fact]
    public async Task Log_NamesTheRequest_InItsScope()
    {
        var scopes = new Scopes();
        await using var own = new CustomService(
            new TestOptions { Keys = true, Services = services => services.AddLogging(log => log.AddProvider(scopes)) }
        );

        // A key that does not count is logged.
        (await own.With("plan_1_nonsense").With(Header, "nightly-7").Get("/v1/plans")).Is(401);

        Assert.Contains(scopes.OfKeys, scope => scope.Contains("RequestId:nightly-7", StringComparison.Ordinal));
    }

    private static async Task<string> Id(Client api, string path = "/v1/plans") =>
        (await api.Unchecked().Get(path)).Response.Headers.GetValues(Header).Single();

    /// <summary>The scopes of the lines that speak of wrong keys.</summary>
    private sealed class Scopes : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider? _scopes;

        public List<string> OfKeys { get; } = [];

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => _scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (formatter(state, exception).Contains("does not count", StringComparison.Ordinal))
                _scopes?.ForEachScope((scope, told) => told.Add($"{scope}"), OfKeys);
        }

        public void Dispose() { }
    }
}
