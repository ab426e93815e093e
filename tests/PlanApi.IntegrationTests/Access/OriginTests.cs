using System.Text;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>Pages of the origins that the settings name may call; those of any other get no header of CORS.</summary>
public sealed class OriginTests(OriginTests.Services services) : IClassFixture<OriginTests.Services>
{
    private const string Named = "https://plan.example.com";
    private const string Plan = """{"code":"CODE","calendar":{"year":2025},"currency":"CNY"}""";

    private static readonly Dictionary<string, string> _settings = new()
    {
        ["Access:Origins:0"] = Named,
        ["Access:Origins:1"] = "http://localhost:5173",
    };

    private readonly CustomService _keys = services.Keys;
    private readonly CustomService _open = services.Open;

    public static TheoryData<string> Foreign =>
        [
            "https://evil.example",
            "http://plan.example.com",
            "https://plan.example.com:8443",
            "https://plan.example.com.evil.example",
            "https://sub.plan.example.com",
            "https://PLAN.example.com",
            "http://localhost:5174",
            "null",
            "*",
        ];

    [Theory]
    [InlineData(Named)]
    [InlineData("http://localhost:5173")]
    public async Task Preflight_OfANamedOrigin_SaysWhatItMaySend(string origin)
    {
        foreach (var service in new[] { _keys, _open })
        {
            var answer = (await Preflight(service.Api, origin)).Is(204);

            Assert.Equal(origin, Header(answer, "Access-Control-Allow-Origin"));
            Assert.Equal("true", Header(answer, "Access-Control-Allow-Credentials"));
            Assert.Equal("600", Header(answer, "Access-Control-Max-Age"));
            Assert.Contains("PATCH", Header(answer, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
            foreach (var header in new[] { "x-api-key", "if-match", "if-none-match", "idempotency-key" })
                Assert.Contains(header, Header(answer, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
            Assert.Contains("Origin", answer.Response.Headers.Vary);
        }
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Preflight_OfAnotherOrigin_IsRefused(string origin)
    {
        foreach (var service in new[] { _keys, _open })
        {
            var answer = (await Preflight(service.Api, origin)).IsProblem(403, "forbidden");

            HasNone(answer);
            Assert.Contains("Access:Origins", (string)answer.Json["detail"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Answer_ToANamedOrigin_MayBeReadByItsPage()
    {
        var caller = _keys.With((await _keys.NewKey(Role.Admin)).Key!).With("Origin", Named);
        var made = (await caller.Post("/v1/plans", Plan.Replace("CODE", "named", StringComparison.Ordinal))).Is(201);
        var read = (await caller.Get("/v1/plans/named")).Is(200);

        foreach (
            var answer in new[]
            {
                made,
                read,
                await caller.With("If-None-Match", read.ETag!).Get("/v1/plans/named"),
                (await caller.Get("/v1/plans/none")).IsProblem(404, "not-found"),
                (await caller.Get("/v1/nothing")).IsProblem(404, "not-found"),
                (await _keys.Api.With("Origin", Named).Get("/v1/plans")).IsProblem(401, "unauthenticated"),
                await caller.Post("/graphql", """{"query":"{plans{totalCount}}"}"""),
                await caller.Get("/openapi/v1.json"),
            }
        )
        {
            Assert.Equal(Named, Header(answer, "Access-Control-Allow-Origin"));
            foreach (var exposed in new[] { "ETag", "Location", "Retry-After" })
                Assert.Contains(exposed, Header(answer, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
            Assert.Contains("Origin", answer.Response.Headers.Vary);
        }
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Answer_ToAnotherOrigin_MayNot(string origin)
    {
        var caller = _keys.With((await _keys.NewKey(Role.Admin)).Key!).With("Origin", origin);

        // Who holds a key may call from wherever they are; their browser shows nothing to a page that is not named.
        var answer = (await caller.Get("/v1/plans")).Is(200);
        HasNone(answer);
        Assert.Contains("Origin", answer.Response.Headers.Vary);
        HasNone((await _open.Api.With("Origin", origin).Get("/v1/plans")).IsProblem(403, "forbidden"));
        HasNone((await _open.Api.With("Origin", origin).Post("/v1/plans", Plan)).IsProblem(403, "forbidden"));
    }

    [Fact]
    public async Task Write_OfANamedOrigin_IsTakenInOpenMode_AndWithAPassword()
    {
        (await _open.Api.With("Origin", Named).Post("/v1/plans", Plan.Replace("CODE", "open", StringComparison.Ordinal))).Is(201);
        var password = Convert.ToBase64String(Encoding.UTF8.GetBytes($"x:{(await _keys.NewKey(Role.Planner)).Key}"));
        var caller = _keys.Api.With("Authorization", $"Basic {password}");
        (await caller.With("Origin", Named).Post("/v1/plans", Plan.Replace("CODE", "basic", StringComparison.Ordinal))).Is(201);
        (await caller.With("Origin", "https://evil.example").Post("/v1/plans", Plan)).IsProblem(403, "forbidden");
    }

    private static Task<Answer> Preflight(Client caller, string origin) =>
        caller
            .Unchecked()
            .With("Origin", origin)
            .With("Access-Control-Request-Method", "PATCH")
            .With("Access-Control-Request-Headers", "idempotency-key,if-match,if-none-match,x-api-key")
            .Send(HttpMethod.Options, "/v1/plans/x/targets/y");

    private static string Header(Answer answer, string name) =>
        answer.Response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private static void HasNone(Answer answer) =>
        Assert.DoesNotContain(
            answer.Response.Headers,
            header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>A service with keys and one without, both with the named origins.</summary>
    public sealed class Services : IDisposable
    {
        public CustomService Keys { get; } = new(new TestOptions { Keys = true, Settings = _settings });

        public CustomService Open { get; } = new(new TestOptions { Settings = _settings });

        public void Dispose()
        {
            Keys.Dispose();
            Open.Dispose();
        }
    }
}
