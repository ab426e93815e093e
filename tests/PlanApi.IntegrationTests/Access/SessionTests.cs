using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A browser logs in with a key on the first page, sees what the key sees, and logs out.</summary>
public sealed class SessionTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Query = """{"query":"{plans{totalCount}}"}""";

    [Fact]
    public async Task LogIn_ShowsThePlans_UntilLogOut()
    {
        var key = await service.NewKey(Role.Admin);
        var plan = (await service.NewPlan(service.With(key.Key!))).Split('/')[^1];
        var browser = service.Api.With("Origin", "http://localhost").With("Accept", "text/html");
        var stranger = await browser.Get("/");
        Assert.Contains("name=\"key\" type=\"password\"", stranger.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(plan, stranger.Text, StringComparison.Ordinal);
        Assert.Contains(
            "form-action 'self'",
            stranger.Response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );

        var entered = (await browser.Post("/session", $"key={key.Key}", Form)).Is(303);

        Assert.Equal("/", entered.Location);
        Assert.Equal("no-store", entered.Response.Headers.CacheControl!.ToString());
        var cookie = Assert.Single(entered.Response.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^planapi=[^;]+; path=/; samesite=lax; httponly$", cookie);
        Assert.DoesNotContain(key.Key!.Split('_')[^1], cookie, StringComparison.Ordinal);
        var caller = service.Api.With("Cookie", cookie.Split(';')[0]);
        var page = (await caller.Get($"/?plan={plan}")).Is(200);
        Assert.Contains($"Logged in as {key.Name}", page.Text, StringComparison.Ordinal);
        Assert.Contains($"/plans/{plan}/objectives", page.Text, StringComparison.Ordinal);
        (await caller.Get($"/v1/plans/{plan}/targets")).Is(200);

        var left = (await caller.With("Origin", "http://localhost").Post("/session/end", "", Form)).Is(303);
        Assert.Matches("^planapi=; expires=Thu, 01 Jan 1970", left.Response.Headers.GetValues("Set-Cookie").Single());
    }

    [Fact]
    public async Task Cookie_OverTls_IsForThisHostAndTlsAlone()
    {
        var key = (await service.NewKey(Role.Viewer)).Key!;

        var entered = (await service.Api.With("Origin", "https://localhost").Post("https://localhost/session", $"key={key}", Form)).Is(303);

        var cookie = entered.Response.Headers.GetValues("Set-Cookie").Single();
        Assert.Matches("^__Host-planapi=[^;]+; path=/; secure; samesite=lax; httponly$", cookie);
        (await service.Api.With("Cookie", cookie.Split(';')[0]).Get("https://localhost/v1/plans")).Is(200);
        (await service.Api.With("Cookie", cookie.Split(';')[0]).Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (
            await service
                .Api.With("Cookie", cookie.Split(';')[0].Replace("__Host-", "", StringComparison.Ordinal))
                .Get("https://localhost/v1/plans")
        ).IsProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData("key=plan_1_wrong", Form)]
    [InlineData("key=", Form)]
    [InlineData("other=x", Form)]
    [InlineData("""{"key":"x"}""", "application/json")]
    [InlineData("", null)]
    public async Task LogIn_WithoutAKeyThatCounts_SaysSo(string body, string? type)
    {
        var refused = await service.Api.Send(HttpMethod.Post, "/session", body, type);

        Assert.Equal((403, "text/html"), (refused.Status, refused.Type));
        Assert.Contains("role=\"alert\"", refused.Text, StringComparison.Ordinal);
        Assert.False(refused.Response.Headers.Contains("Set-Cookie"));
        // No window of the browser's own that asks for a password.
        Assert.Empty(refused.Response.Headers.WwwAuthenticate);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Referer", "https://evil.example/")]
    public async Task ForeignPage_LogsNobodyInOrOut(string header, string value)
    {
        var key = (await service.NewKey(Role.Viewer)).Key!;

        foreach (var (path, body) in new[] { ("/session", $"key={key}"), ("/session/end", "") })
        {
            var refused = (await service.Api.With(header, value).Post(path, body, Form)).IsProblem(403, "forbidden");
            Assert.False(refused.Response.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("Origin", "http://localhost", true)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Referer", "http://localhost/swagger/index.html", true)]
    [InlineData("X-Requested-With", "fetch", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "none", false)]
    [InlineData("Referer", "https://evil.example/", false)]
    [InlineData("User-Agent", "browser", false)]
    public async Task Cookie_ChangesSomething_ForTheServicesOwnPagesAlone(string header, string value, bool taken)
    {
        var cookie = await LogIn(await service.NewKey(Role.Planner));
        var page = service.Api.With("Cookie", cookie).With(header, value);

        var made = await page.Post("/v1/plans", $$"""{"code":"s-{{Guid.NewGuid():N}}","calendar":{"year":2025},"currency":"CNY"}""");
        var asked = await page.Post("/graphql", Query);

        Assert.Equal(taken ? (201, 200) : (403, 403), (made.Status, asked.Status));
        if (!taken)
            Assert.Matches("Access:Origins|X-Requested-With", (string)made.Json["detail"]!);
    }

    [Fact]
    public async Task Cookie_WithAKey_IsNotLookedAt()
    {
        var cookie = await LogIn(await service.NewKey(Role.Viewer));
        var admin = service.With((await service.NewKey(Role.Admin)).Key!).With("Cookie", cookie);

        (await admin.Get("/v1/api-keys")).Is(200);
        (await service.With("plan_1_wrong").With("Cookie", cookie).Get("/v1/plans")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Cookie_EndsWithItsKey_AndAfterHalfADay()
    {
        using var own = new CustomService(new TestOptions { Keys = true });
        var admin = own.With((await own.NewKey(Role.Admin)).Key!);
        var (ending, lasting) = (await own.NewKey(Role.Viewer), await own.NewKey(Role.Viewer));
        var (one, two) = (await LogIn(ending, own), await LogIn(lasting, own));
        (await own.Api.With("Cookie", one).Get("/v1/plans")).Is(200);

        (await admin.Delete($"/v1/api-keys/{ending.Id}", "*")).Is(200);
        (await own.Api.With("Cookie", one).Get("/v1/plans")).IsProblem(401, "unauthenticated");
        Assert.Contains("type=\"password\"", (await own.Api.With("Cookie", one).Get("/")).Is(200).Text, StringComparison.Ordinal);

        own.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        (await own.Api.With("Cookie", two).Get("/v1/plans")).Is(200);
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        (await own.Api.With("Cookie", two).Get("/v1/plans")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Cookie_ThatNobodyGave_CountsForNothing()
    {
        var cookie = await LogIn(await service.NewKey(Role.Admin));
        var parts = cookie["planapi=".Length..].Split('.');
        var ticket = (string)(await service.With((await service.NewKey(Role.Admin)).Key!).Post("/v1/stream-tickets", "")).Json["ticket"]!;

        foreach (
            var forged in new[]
            {
                $"0.{parts[1]}.{parts[2]}.{parts[3]}",
                $"{parts[0]}.99999999999.{parts[2]}.{parts[3]}",
                $"{parts[0]}.{parts[1]}.{parts[2]}.",
                $"{parts[0]}.{parts[1]}.{parts[2]}.AAAA",
                "...",
                ticket,
                new string('x', 3_000),
                (await service.NewKey(Role.Admin)).Key!,
            }
        )
            (await service.Api.With("Cookie", $"planapi={forged}").Get("/v1/plans")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task OpenMode_ForgetsACookieThatCountsNoLonger()
    {
        using var open = new CustomService(new TestOptions());
        var key = await open.NewKey(Role.Viewer);
        var cookie = await LogIn(key, open);
        (await open.Api.With("Cookie", cookie).Get("/v1/api-keys")).IsProblem(403, "forbidden");

        (await open.Api.Delete($"/v1/api-keys/{key.Id}", "*")).Is(200);

        (await open.Api.With("Cookie", cookie).Get("/v1/api-keys")).Is(200);
    }

    private async Task<string> LogIn(ApiKey key, TestService? at = null) =>
        (await (at ?? service).Api.Post("/session", $"key={key.Key}", Form))
            .Is(303)
            .Response.Headers.GetValues("Set-Cookie")
            .Single()
            .Split(';')[0];
}
