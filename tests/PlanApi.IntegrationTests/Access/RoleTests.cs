using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

public sealed class RoleTests(KeysService service) : IClassFixture<KeysService>
{
    private const string Section = """{"code":"2","purpose":"other"}""";
    private const string Waiver = """{"code":"w","finding":"0000000000000000","reason":{"en":"so"}}""";

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("plan_1_")]
    [InlineData("plan_1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("plan_999999_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("plan_99999999999999999999_A")]
    [InlineData("Plan_1_A")]
    public async Task Call_WithoutAValidKey_IsUnauthenticated(string? key)
    {
        await service.NewKey(Role.Viewer);
        var api = key is null ? service.Api : service.With(key);

        foreach (var path in new[] { "/v1/plans", "/v1/plans/x", "/v1/plans/x/targets", "/v1/plans/x/document", "/v1/api-keys" })
        {
            var refused = (await api.Get(path)).IsProblem(401, "unauthenticated");
            Assert.Equal(["Bearer", "Basic"], refused.Response.Headers.WwwAuthenticate.Select(way => way.Scheme));
        }
        // What a stranger sends is not even read.
        (await api.Post("/v1/plans", "[[[")).IsProblem(401, "unauthenticated");
        (await api.Post("/v1/plan-documents", "&a [*a]", "application/yaml")).IsProblem(401, "unauthenticated");
        (await api.Delete("/v1/plans/x", null)).IsProblem(401, "unauthenticated");
        Assert.Equal(200, (await api.Get("/openapi/v1.json")).Status);
        Assert.Equal(200, (await api.Get("/health/ready")).Status);
    }

    [Fact]
    public async Task Call_WithASecretThatDiffersInOneCharacter_IsUnauthenticated()
    {
        var key = (await service.NewKey(Role.Admin)).Key!;
        (await service.With(key).Get("/v1/plans")).Is(200);

        foreach (var at in new[] { key.Length - 43, key.Length - 20, key.Length - 2 })
            (await service.With(key[..at] + (key[at] == 'A' ? 'B' : 'A') + key[(at + 1)..]).Get("/v1/plans")).IsProblem(
                401,
                "unauthenticated"
            );
        (await service.With(key + "A").Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await service.With(key[..^1]).Get("/v1/plans")).IsProblem(401, "unauthenticated");
        (await service.With($"{key},{key}").Get("/v1/plans")).IsProblem(401, "unauthenticated");
    }

    [Theory]
    [InlineData(Role.Viewer, 403, 403, 403)]
    [InlineData(Role.Contributor, 403, 403, 403)]
    [InlineData(Role.Planner, 201, 403, 403)]
    [InlineData(Role.Committee, 201, 201, 403)]
    [InlineData(Role.Admin, 201, 201, 200)]
    public async Task Call_ByEachRole_MayDoWhatTheRoleMay(Role role, int writes, int waives, int administers)
    {
        var plan = await NewPlan();
        var api = service.With((await service.NewKey(role)).Key!);

        (await api.Get($"{plan}/targets/total")).Is(200);
        (await api.Get($"{plan}/document")).Is(200);
        Assert.Equal(writes, (await api.Post($"{plan}/sections", Section)).Status);
        Assert.Equal(writes == 201 ? 200 : 403, (await api.Patch($"{plan}/targets/total", """{"value":2}""", "\"1\"")).Status);
        Assert.Equal(writes == 201 ? 204 : 403, (await api.Delete($"{plan}/targets/mid-gmv", "\"1\"")).Status);
        Assert.Equal(waives, (await api.Post($"{plan}/waivers", Waiver)).Status);
        Assert.Equal(administers, (await api.Get("/v1/api-keys")).Status);
        if (writes == 403)
        {
            (await api.Post($"{plan}/sections", Section)).IsProblem(403, "forbidden");
            (await api.Get($"{plan}/sections/2")).IsProblem(404, "not-found");
            (await api.Delete(plan, "\"1\"")).IsProblem(403, "forbidden");
            (await api.Post("/v1/plan-documents", SmallPlan.Yaml, "application/yaml")).IsProblem(403, "forbidden");
        }
    }

    [Fact]
    public async Task Import_OfAnApprovedPlan_NeedsTheCommittee()
    {
        var document = SmallPlan
            .Yaml.Replace("CODE", "approved-import", StringComparison.Ordinal)
            .Replace("  currency: CNY", "  currency: CNY\n  status: approved", StringComparison.Ordinal);

        (await service.With((await service.NewKey(Role.Planner)).Key!).Post("/v1/plan-documents", document, "application/yaml")).IsProblem(
            403,
            "forbidden"
        );
        (await service.With((await service.NewKey(Role.Committee)).Key!).Post("/v1/plan-documents", document, "application/yaml")).Is(201);
    }

    [Fact]
    public async Task Call_WithAnExpiredOrRevokedKey_IsUnauthenticated()
    {
        await using var own = new CustomService(new TestOptions { Keys = true });
        var admin = own.With((await own.NewKey(Role.Admin)).Key!);
        var expiring = await own.NewKey(Role.Viewer, key => key with { ExpiresAt = own.Clock.GetUtcNow().AddHours(1) });
        var revoked = await own.NewKey(Role.Viewer);
        (await own.With(expiring.Key!).Get("/v1/plans")).Is(200);
        (await own.With(revoked.Key!).Get("/v1/plans")).Is(200);

        (await admin.Delete($"/v1/api-keys/{revoked.Id}", "\"1\"")).Is(200);
        own.Clock.Advance(TimeSpan.FromMinutes(59));
        (await own.With(expiring.Key!).Get("/v1/plans")).Is(200);
        (await own.With(revoked.Key!).Get("/v1/plans")).IsProblem(401, "unauthenticated");
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        (await own.With(expiring.Key!).Get("/v1/plans")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Call_AboutAPlanOutsideTheGrants_IsAsIfThereWereNone()
    {
        var (granted, hidden) = (await NewPlan(), await NewPlan());
        var code = Domain.Values.Code.Parse(granted.Split('/')[^1]);
        var api = service.With((await service.NewKey(Role.Admin, key => key with { Plans = [code] })).Key!);

        Assert.Equal([code.ToString()], (await api.Get("/v1/plans")).Codes);
        (await api.Get($"{granted}/targets/total")).Is(200);
        foreach (
            var path in new[]
            {
                hidden,
                $"{hidden}/targets",
                $"{hidden}/targets/total",
                $"{hidden}/document",
                $"{hidden}/dimensions/market/members",
            }
        )
            (await api.Get(path)).IsProblem(404, "not-found");
        (await api.Post($"{hidden}/sections", Section)).IsProblem(404, "not-found");
        (await api.Patch(hidden, "{}", "\"1\"")).IsProblem(404, "not-found");
        (await api.Delete(hidden, "\"1\"")).IsProblem(404, "not-found");
        (await api.Post("/v1/plans", """{"code":"other","calendar":{"year":2025},"currency":"CNY"}""")).IsProblem(403, "forbidden");
        // An administrator of some plans must not make keys for all of them.
        (await api.Post("/v1/api-keys", """{"name":"wider","role":"admin"}""")).IsProblem(403, "forbidden");
        (await api.Get("/v1/api-keys")).IsProblem(403, "forbidden");
        // Nor get out of its grants by a new name.
        (await api.Patch(granted, """{"code":"out-of-reach"}""", "\"1\"")).IsProblem(403, "forbidden");
    }

    private async Task<string> NewPlan() => await service.NewPlan(service.With((await service.NewKey(Role.Admin)).Key!));
}
