using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>What a named proxy forwards of its client is believed; what anybody else writes into the same headers is not.</summary>
public sealed class ProxyTests(ProxyTests.Behind behind) : IClassFixture<ProxyTests.Behind>
{
    private const string Proxy = "10.0.0.7";
    private const string Inner = "192.168.7.9";
    private const int Most = 3;

    private readonly AddressedService _service = behind.Service;

    [Theory]
    [InlineData(Proxy, true)]
    [InlineData(Inner, true)]
    [InlineData("::ffff:10.0.0.7", true)]
    [InlineData("10.0.0.8", false)]
    [InlineData("203.0.113.7", false)]
    [InlineData("127.0.0.1", false)]
    public async Task Address_OfAClient_IsWhatANamedProxySays(string sender, bool believed)
    {
        // Nobody has sent any this minute.
        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        _service.Log.Take();
        for (var at = 0; at < Most; at++)
            await Wrong(sender, $"198.51.100.{at}");

        // Had the header of somebody else been believed, each would have been another client.
        var next = await _service.By(sender).With("X-Forwarded-For", "198.51.100.99").With("X-Api-Key", "plan_1_x").Get("/v1/plans");
        Assert.Equal(believed ? 401 : 429, next.Status);
        Assert.Equal(believed, _service.Log.All.Any(line => line.Contains("came from 198.51.100.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Address_ThatAClientForgesBeforeAProxy_IsNotBelieved()
    {
        _service.Clock.Advance(TimeSpan.FromMinutes(1));
        _service.Log.Take();
        // The client wrote the first; the proxies added who they saw.
        await Wrong(Proxy, $"198.51.100.1, 203.0.113.50, {Inner}");

        Assert.Contains(_service.Log.All, line => line.Contains("came from 203.0.113.50", StringComparison.Ordinal));
        Assert.DoesNotContain(_service.Log.All, line => line.Contains("198.51.100.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_BehindANamedProxy_LeadThroughIt()
    {
        var admin = (await _service.NewKey(Role.Admin)).Key!;
        var direct = _service.With(admin);
        var plan = await _service.NewPlan(direct);
        var through = Through(Proxy).With("X-Api-Key", admin);

        var page = (await through.Get($"{plan}/targets?first=1")).Is(200);

        Assert.StartsWith($"https://plan.example.com/okr{plan}/targets?first=1&after=", page.Next!, StringComparison.Ordinal);
        Assert.EndsWith($"after={page.NextCursor}", page.Next!, StringComparison.Ordinal);
        var rest = new Uri(page.Next!).PathAndQuery["/okr".Length..];
        Assert.NotEqual(page.Codes, (await through.Get(rest)).Is(200).Codes);
        var made = (await through.Post($"{plan}/sections", """{"code":"new","purpose":"other"}""")).Is(201);
        Assert.Equal($"/okr{plan}/sections/new", made.Location);
        // The same address, asked for past the proxy, has links of its own.
        Assert.StartsWith(
            $"http://localhost{plan}/targets?",
            (await direct.Get($"{plan}/targets?first=1")).Next!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Pages_BehindANamedProxy_FindWhatTheyNeed()
    {
        var browser = Through(Proxy).With("Accept", "text/html");

        Assert.Contains("href=\"/okr/graphql\"", (await browser.Get("/")).Is(200).Text, StringComparison.Ordinal);
        var explorer = (await browser.Get("/graphql")).Is(200).Text;
        Assert.Contains("src=\"/okr/graphql/explorer/explorer.js\"", explorer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"/graphql", explorer, StringComparison.Ordinal);
        Assert.Equal("/okr/", (string?)(await Through(Proxy).Get("/openapi/v1.json")).Is(200).Json["servers"]![0]!["url"]);
        Assert.Contains("../openapi/v1.json", (await browser.Get("/swagger/index.js")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_ByNobodysProxy_LeadToTheService()
    {
        var admin = (await _service.NewKey(Role.Admin)).Key!;
        var plan = await _service.NewPlan(_service.With(admin));

        var page = (await Through("203.0.113.7").With("X-Api-Key", admin).Get($"{plan}/targets?first=1")).Is(200);

        Assert.StartsWith($"http://localhost{plan}/targets?", page.Next!, StringComparison.Ordinal);
    }

    private Client Through(string sender) =>
        _service
            .By(sender)
            .With("X-Forwarded-For", "198.51.100.1")
            .With("X-Forwarded-Proto", "https")
            .With("X-Forwarded-Host", "plan.example.com")
            .With("X-Forwarded-Prefix", "/okr");

    private async Task Wrong(string sender, string forwarded) =>
        (await _service.By(sender).With("X-Forwarded-For", forwarded).With("X-Api-Key", "plan_1_x").Get("/v1/plans")).IsProblem(
            401,
            "unauthenticated"
        );

    /// <summary>A service that knows two proxies.</summary>
    public sealed class Behind : IDisposable
    {
        public AddressedService Service { get; } =
            new(
                new TestOptions
                {
                    Keys = true,
                    Settings = new Dictionary<string, string>
                    {
                        ["Access:Proxies:0"] = Proxy,
                        ["Access:Proxies:1"] = "192.168.7.0/24",
                        ["Access:FailedKeysPerMinute"] = $"{Most}",
                    },
                }
            );

        public void Dispose() => Service.Dispose();
    }
}
