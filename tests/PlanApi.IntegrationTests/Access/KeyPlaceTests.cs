using System.Text;
using Microsoft.Extensions.Logging;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A key counts wherever a client can put it in a request, and nowhere that is written down.</summary>
public sealed class KeyPlaceTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Query = """{"query":"{plans{totalCount}}"}""";

    private static readonly string[] _ways =
    [
        "X-Api-Key: {key}",
        "Authorization: Bearer {key}",
        "Authorization: bearer  {key}",
        "Basic",
        "Basic :",
        "Basic 王",
    ];

    public static TheoryData<string> Ways => [.. _ways];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Key_InAnyPlace_IsThatKeys(string way)
    {
        var caller = By(way, (await service.NewKey(Role.Viewer)).Key!);

        (await caller.Get("/v1/plans")).Is(200);
        (await caller.Get("/v1/api-keys")).IsProblem(403, "forbidden");
        (await caller.Post("/graphql", Query)).Is(200);
        Assert.DoesNotContain("errors", (await caller.Post("/graphql", Query)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Key_ThatDoesNotCount_IsRefusedInAnyPlace(string way)
    {
        (await By(way, "plan_1_wrong").Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await By(way, "plan_1_wrong").Post("/graphql", Query)).Is(401);
    }

    [Fact]
    public async Task Keys_InTwoPlaces_MustBeTheSame()
    {
        var (one, other) = ((await service.NewKey(Role.Admin)).Key!, (await service.NewKey(Role.Viewer)).Key!);

        (await service.With(one).With("Authorization", $"Bearer {one}").Get("/v1/plans")).Is(200);
        (await service.With(one).With("Authorization", $"Bearer {other}").Get("/v1/plans")).IsProblem(400, "contradicting-keys");
        (await By("Basic", other).With("X-Api-Key", one).Get("/v1/plans")).IsProblem(400, "contradicting-keys");
        (await service.With(one).With("X-Api-Key", other).Get("/v1/plans")).IsProblem(400, "contradicting-keys");
        (await service.With("").With("Authorization", $"Bearer {one}").Get("/v1/api-keys")).Is(200);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic")]
    [InlineData("Basic %%%")]
    [InlineData("Basic bm8gY29sb24")]
    [InlineData("Basic bm8gY29sb24=")]
    [InlineData("Basic dXNlcjo=")]
    [InlineData("Digest username=\"x\"")]
    [InlineData("plan_1_AAAA")]
    public async Task Authorization_ThatCannotBeRead_IsRefusedAndSaysWhatIsTaken(string value)
    {
        foreach (var caller in new[] { service.Api, service.With((await service.NewKey(Role.Admin)).Key!) })
        {
            var refused = (await caller.With("Authorization", value).Get("/v1/plans")).IsProblem(401, "unreadable-credentials");
            Assert.Contains("Authorization", (string)refused.Json["detail"]!, StringComparison.Ordinal);
            Assert.Equal(
                "Bearer realm=\"PlanApi\", Basic realm=\"PlanApi\", charset=\"UTF-8\"",
                refused.Response.Headers.WwwAuthenticate.ToString()
            );
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("navigate", true)]
    [InlineData("cors", false)]
    [InlineData("same-origin", false)]
    public async Task Stranger_IsAskedForAPassword_UnlessAPageAsks(string? mode, bool asked)
    {
        var caller = mode is null ? service.Api : service.Api.With("Sec-Fetch-Mode", mode);

        foreach (var refused in new[] { await caller.Get("/v1/plans"), await caller.Post("/graphql", Query) })
        {
            var ways = refused.Is(401).Response.Headers.WwwAuthenticate.Select(way => way.Scheme);
            Assert.Equal(asked ? ["Bearer", "Basic"] : ["Bearer"], ways);
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Referer", "https://evil.example/page")]
    public async Task Password_ThatABrowserSendsByItself_CountsForNoForeignPage(string header, string value)
    {
        var key = (await service.NewKey(Role.Planner)).Key!;
        const string Plan = """{"code":"CODE","calendar":{"year":2025},"currency":"CNY"}""";

        (await By("Basic", key).With(header, value).Post("/v1/plans", Plan)).IsProblem(403, "forbidden");
        (await By("Basic", key).With(header, value).Post("/graphql", Query)).IsProblem(403, "forbidden");
        // What a page itself puts into a header, it knows already.
        Assert.Equal(400, (await service.With(key).With(header, value).Post("/v1/plans", "{}")).Status);
        var own = By("Basic", key).With("Origin", "http://localhost").With("Sec-Fetch-Site", "same-origin");
        (await own.Post("/v1/plans", Plan.Replace("CODE", $"own-{Guid.NewGuid():N}", StringComparison.Ordinal))).Is(201);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("api_key")]
    [InlineData("x-api-key")]
    [InlineData("access_token")]
    public async Task Key_InTheAddress_CountsForNothing(string parameter) =>
        (await service.Api.Get($"/v1/plans?{parameter}={(await service.NewKey(Role.Viewer)).Key}")).IsProblem(401, "unauthenticated");

    [Fact]
    public async Task Key_InNoPlace_IsLogged()
    {
        await using var talkative = new CustomService(new TestOptions { Keys = true, LogLevel = LogLevel.Trace });
        var key = (await talkative.NewKey(Role.Viewer)).Key!;

        foreach (var sent in new[] { key, key + "x" })
        {
            foreach (var way in _ways)
                await By(way, sent, talkative).Get("/v1/plans");
            await talkative.Api.Get($"/v1/plans?first=1&access_token={sent}");
        }

        Assert.NotEmpty(talkative.Log.All);
        foreach (var secret in new[] { key.Split('_')[^1], Base64($"bi:{key}"), Base64($":{key}") })
            Assert.DoesNotContain(talkative.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
    }

    private Client By(string way, string key, TestService? by = null)
    {
        var text = way switch
        {
            "Basic" => $"Authorization: Basic {Base64($"bi:{key}")}",
            "Basic :" => $"Authorization: Basic {Base64($":{key}")}",
            "Basic 王" => $"Authorization: BASIC {Base64($"王芳:{key}")}",
            _ => way.Replace("{key}", key, StringComparison.Ordinal),
        };
        return (by ?? service).Api.With(text.Split(": ", 2)[0], text.Split(": ", 2)[1]);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
