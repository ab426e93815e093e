using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access.SignIn;

/// <summary>What the claims of a token grant, and how people who have signed in are shut out.</summary>
public sealed class PeopleTests(SignInWorld world) : IClassFixture<SignInWorld>
{
    private static readonly string[] Mexico = ["emerging-gmv", "latam-gmv", "mexico-gmv", "mexico-sales"];

    [Theory]
    [InlineData("plan-readers", 403, 403, 403)]
    [InlineData("plan-planners", 201, 403, 403)]
    [InlineData("plan-committee", 201, 404, 403)]
    [InlineData("plan-operators", 201, 404, 200)]
    public async Task Role_IsTheHighestThatAValueGrants(string value, int writes, int decides, int administers)
    {
        var ann = world.By(world.Token(value, "plan-readers", value, "others"));

        var code = $"r-{Guid.NewGuid():N}";
        Assert.Equal(writes, (await ann.Post("/v1/plans", $$"""{"code":"{{code}}","calendar":{"year":2025},"currency":"CNY"}""")).Status);
        Assert.Equal(
            decides,
            (
                await ann.With("If-Match", "*")
                    .Send(HttpMethod.Put, "/v1/plans/none/status", """{"status":"approved"}""", "application/json")
            ).Status
        );
        Assert.Equal(administers, (await ann.Get("/v1/api-keys")).Status);
    }

    [Fact]
    public async Task PersonWithoutARole_IsToldWhatToAskFor()
    {
        var refused = (await world.By(world.Token("nobody", "others")).Get("/v1/plans")).IsProblem(403, "not-entitled");

        var detail = (string)refused.Json["detail"]!;
        Assert.Contains("'local:nobody' has signed in, but has no role here", detail, StringComparison.Ordinal);
        Assert.Contains("plan-readers (viewer)", detail, StringComparison.Ordinal);
        (await world.By(world.Token("nobody", new JsonObject())).Post("/graphql", """{"query":"{ __typename }"}""")).IsProblem(
            403,
            "not-entitled"
        );

        await using var kind = world.New(("DefaultRole", "viewer"));
        (await world.By(world.Token("nobody", "others"), kind).Get("/v1/plans")).Is(200);
    }

    [Fact]
    public async Task Claims_InsideOfOthers_AreFound()
    {
        await using var own = world.New(("RoleClaim", "realm_access.roles"), ("Subject", "https://plan.example/name"));
        var claims = new JsonObject
        {
            ["realm_access"] = new JsonObject { ["roles"] = new JsonArray("plan-admins") },
            ["https://plan.example/name"] = "Ann",
        };
        (await world.By(world.Token("x", claims), own).Get("/v1/api-keys")).Is(200);
        claims.Remove("https://plan.example/name");
        (await world.By(world.Token("x", claims), own).Get("/v1/api-keys")).IsProblem(403, "not-entitled");
    }

    [Fact]
    public async Task Members_OfAClaim_LimitThePerson()
    {
        await using var own = world.New(("Members:market", "plan_markets"), ("Plans", "plans"));
        var admin = own.With((await own.NewKey(Role.Admin)).Key!);
        var (one, two) = (await own.NewPlan(admin), await own.NewPlan(admin));

        Assert.Equal(Mexico, (await By(own, one, "latam").Get($"{one}/targets?sort=code")).Is(200).Codes);
        (await By(own, one, "latam").Get($"{two}/targets")).IsProblem(404, "not-found");
        (await By(own, one, "latam").Get($"{one}/targets/germany-gmv")).IsProblem(404, "not-found");
        Assert.Contains("germany-gmv", (await By(own, "*", "*").Get($"{two}/targets?first=1000")).Is(200).Codes);
        // A claim that is not there, or names nothing, never grants everything.
        (await By(own, one, null).Get($"{one}/targets")).IsProblem(403, "not-entitled");
        (await By(own, null, "latam").Get($"{one}/targets")).IsProblem(403, "not-entitled");
        (await By(own, one, " ,").Get($"{one}/targets")).IsProblem(403, "not-entitled");
        Assert.Empty((await By(own, one, "nowhere").Get($"{one}/targets")).Is(200).Codes);

        // A plan that is made later is seen by the same grants.
        var later = await own.NewPlan(admin);
        Assert.Equal(Mexico, (await By(own, $"{one},{later}", "latam").Get($"{later}/targets?sort=code")).Is(200).Codes);
    }

    /// <summary>Two tokens of one person count side by side; neither lends the other what it grants, from no cache either.</summary>
    [Fact]
    public async Task Tokens_OfOnePerson_GrantWhatEachSays()
    {
        await using var own = world.New(("Members:market", "plan_markets"), ("Plans", "plans"));
        var admin = own.With((await own.NewKey(Role.Admin)).Key!);
        var plan = await own.NewPlan(admin);
        var (latam, both, all) = (By(own, plan, "latam"), By(own, plan, "latam,eu"), By(own, plan, "*"));

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Mexico, (await latam.Get($"{plan}/targets?sort=code")).Is(200).Codes);
            Assert.Contains("germany-gmv", (await both.Get($"{plan}/targets?sort=code")).Is(200).Codes);
            Assert.Contains("mid-gmv", (await all.Get($"{plan}/targets?sort=code&first=1000")).Is(200).Codes);
        }
        var people = (await admin.Get("/v1/api-keys?first=1000")).Items.Where(one => (string?)one["issuer"] == "local");
        Assert.Equal("local:ann", (string)Assert.Single(people)["name"]!);
    }

    [Fact]
    public async Task Party_IsLinkedToASubject()
    {
        var ann = world.By(world.Token("ann@example.com", "plan-planners"));
        var path = await world.Service.NewPlan(ann);
        (await ann.Post($"{path}/parties", """{"code":"ann","kind":"person","subject":"local:ann@example.com"}""")).Is(201);

        (await ann.Post($"{path}/comments", """{"subject":{"target":"total"},"text":"Said."}""")).Is(201);

        var said = Assert.Single((await ann.Get($"{path}/comments")).Is(200).Items);
        Assert.Equal(("ann", "local:ann@example.com"), ((string)said["authorParty"]!, (string)said["author"]!));
    }

    [Fact]
    public async Task PersonWhoIsShutOut_StaysOut()
    {
        var admin = world.Service.With((await world.Service.NewKey(Role.Admin)).Key!);
        var eve = world.By(world.Token("eve", "plan-readers"));
        (await eve.Get("/v1/plans")).Is(200);
        var row = (await admin.Get("/v1/api-keys?first=1000")).Items.Single(one => (string)one["name"]! == "local:eve");
        Assert.Equal(("local", "viewer"), ((string)row["issuer"]!, (string)row["role"]!));
        var address = $"/v1/api-keys/{row["id"]}";
        (await admin.With("If-Match", "*").Post($"{address}/rotation", "{}")).IsProblem(409, "not-allowed-now");

        (await admin.Delete(address, "*")).Is(200);

        (await eve.Get("/v1/plans")).IsProblem(403, "not-entitled");
        (await world.By(world.Token("eve", "plan-admins")).Get("/v1/plans")).IsProblem(403, "not-entitled");
    }

    [Fact]
    public async Task PersonWhoIsLetInAgain_IsWhoTheyWere()
    {
        var admin = world.Service.With((await world.Service.NewKey(Role.Admin)).Key!);
        var fay = world.By(world.Token("fay", "plan-readers"));
        (await fay.Get("/v1/plans")).Is(200);
        var row = (await admin.Get("/v1/api-keys?first=1000")).Items.Single(one => (string)one["name"]! == "local:fay");
        var address = $"/v1/api-keys/{row["id"]}";
        var revoked = (await admin.Delete(address, "*")).Is(200);
        (await fay.Get("/v1/plans")).IsProblem(403, "not-entitled");

        (await admin.Post($"{address}/readmission", "")).IsProblem(428, "missing-version");
        (await admin.With("If-Match", "\"1\"").Post($"{address}/readmission", "")).IsProblem(412, "stale-version");
        var again = (await admin.With("If-Match", revoked.ETag!).Post($"{address}/readmission", "")).Is(200);

        Assert.Null(again.Json["revokedAt"]);
        Assert.Equal(row["id"]!.ToJsonString(), again.Json["id"]!.ToJsonString());
        (await fay.Get("/v1/plans")).Is(200);
        (await fay.With("If-Match", "*").Post($"{address}/readmission", "")).IsProblem(403, "forbidden");

        (await admin.Delete(address, "*")).Is(200);
        var graph = await admin.Post(
            "/graphql",
            $$"""{"query":"mutation { readmitPerson(id: {{row["id"]}}, expectedVersion: {{(long)again.Json["version"]! + 1}}) { apiKey { name revokedAt } errors { code } } }"}"""
        );
        Assert.Equal("local:fay", (string)graph.Is(200).Json["data"]!["readmitPerson"]!["apiKey"]!["name"]!);
        (await fay.Get("/v1/plans")).Is(200);

        // A key that was revoked stays so: others may know it.
        var key = await world.Service.NewKey(Role.Viewer);
        (await admin.Delete($"/v1/api-keys/{key.Id}", "*")).Is(200);
        (await admin.With("If-Match", "*").Post($"/v1/api-keys/{key.Id}/readmission", "")).IsProblem(409, "not-allowed-now");
    }

    [Fact]
    public async Task Indicators_OfAClaim_LimitThePerson()
    {
        await using var service = world.New(("Indicators", "plan_indicators"));
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = await service.NewPlan(admin);
        JsonObject Claims(JsonNode? indicators)
        {
            var claims = SignInWorld.Claims("plan-planners");
            claims["plan_indicators"] = indicators;
            return claims;
        }

        var ann = world.By(world.Token("ann", Claims("gmv")), service);
        Assert.Equal(["gmv"], (await ann.Get($"{plan}/indicators")).Is(200).Codes);
        Assert.True((await world.By(world.Token("bea", Claims("*")), service).Get($"{plan}/indicators")).Is(200).Codes.Count > 1);
        (await world.By(world.Token("cat", Claims(null)), service).Get($"{plan}/indicators")).IsProblem(403, "not-entitled");
        // Another token of the same person grants what it says.
        Assert.Equal(
            ["gmv", "orders"],
            (await world.By(world.Token("ann", Claims(new JsonArray("orders", "gmv"))), service).Get($"{plan}/indicators")).Is(200).Codes
        );
        Assert.Equal(["gmv"], (await ann.Get($"{plan}/indicators")).Is(200).Codes);
    }

    [Fact]
    public async Task NameOfAKey_IsNotTakenByAPerson()
    {
        await world.Service.NewKey(Role.Admin, key => key with { Name = "local:ops" });

        (await world.By(world.Token("ops", "plan-readers")).Get("/v1/plans")).IsProblem(403, "not-entitled");
    }

    private Client By(TestService at, string? plans, string? markets)
    {
        var claims = SignInWorld.Claims("plan-readers");
        if (plans is not null)
            claims["plans"] = plans.Replace("/v1/plans/", "", StringComparison.Ordinal);
        if (markets is not null)
            claims["plan_markets"] = new JsonArray([.. markets.Split(',').Select(market => (JsonNode)market)]);
        return world.By(world.Token("ann", claims), at);
    }
}
