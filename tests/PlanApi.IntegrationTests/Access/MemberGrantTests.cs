using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Access;

/// <summary>A key that is limited to Latin America sees what lies at or below it, and never a total above.</summary>
public sealed class MemberGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Theory]
    [InlineData("targets", "latam-gmv mexico-gmv mexico-sales emerging-gmv", "total germany-gmv mixed-gmv mid-gmv")]
    [InlineData("objectives", "latam-first", "growth")]
    [InlineData("key-results", "latam-kr", "growth-kr")]
    [InlineData("weights", "latam-weight kr-weight", "sales-weight growth-weight")]
    [InlineData("holds", "mexico-hold", "total-hold")]
    [InlineData("waivers", "", "known-gap")]
    [InlineData("dimensions/market/members", "latam mexico jalisco", "eu germany")]
    [InlineData("dimensions/market/groups", "emerging", "mixed")]
    [InlineData("dimensions/tier/members", "head mid", "")]
    [InlineData("sections", "1 1.1 3", "")]
    [InlineData("indicators", "gmv orders visitors order-rate order-value", "")]
    public async Task Read_WithAGrantForAMember_ShowsWhatLiesBelow(string collection, string seen, string hidden)
    {
        var (api, _, plan) = await Begin();

        Assert.Equal(
            seen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            (await api.Get($"{plan}/{collection}?first=1000")).Is(200).Codes.Order()
        );
        foreach (var code in seen.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            (await api.Get($"{plan}/{collection}/{code}")).Is(200);
        foreach (var code in hidden.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            (await api.Get($"{plan}/{collection}/{code}")).IsProblem(404, "not-found");
    }

    [Theory]
    [InlineData("targets?indicator=gmv&first=1000", "emerging-gmv latam-gmv mexico-gmv")]
    [InlineData("targets?scope=top", "")]
    [InlineData("targets?scope=top,market%3Dgermany,market%3Dmexico", "mexico-gmv")]
    [InlineData("targets?at=tier%3Dmid", "")]
    [InlineData("targets?period=2024&sort=-indicator", "mexico-sales latam-gmv")]
    [InlineData("key-results?objective=growth,latam-first", "latam-kr")]
    [InlineData("weights?of=line%3Dsales", "latam-weight")]
    [InlineData("holds?indicator=gmv,orders", "mexico-hold")]
    public async Task Read_WithAFilter_IsNeverWiderThanTheGrant(string query, string seen)
    {
        var (api, _, plan) = await Begin();

        Assert.Equal(seen.Split(' ', StringSplitOptions.RemoveEmptyEntries), (await api.Get($"{plan}/{query}")).Is(200).Codes);
    }

    [Fact]
    public async Task Read_ByPages_HasNoGapsWhereOthersAreHidden()
    {
        var (api, _, plan) = await Begin();
        var codes = new List<string>();
        for (var next = $"{plan}/targets?first=1"; next is not null; )
        {
            var page = (await api.Get(next)).Is(200);
            codes.AddRange(page.Codes);
            next = page.Next;
        }

        Assert.Equal(["emerging-gmv", "latam-gmv", "mexico-gmv", "mexico-sales"], codes);
    }

    [Fact]
    public async Task Write_WithAGrantForAMember_ReachesWhatLiesBelow()
    {
        var (api, _, plan) = await Begin();

        (
            await api.Post(
                $"{plan}/targets",
                """{"code":"a","indicator":"gmv","scope":{"market":"jalisco","tier":"mid"},"comparator":"equal","value":1}"""
            )
        ).Is(201);
        (await api.Get($"{plan}/targets/a")).Is(200);
        (await api.Patch($"{plan}/targets/latam-gmv", """{"value":121}""", "\"1\"")).Is(200);
        (await api.Delete($"{plan}/targets/mexico-sales", "\"1\"")).Is(204);
    }

    [Fact]
    public async Task Write_WithAGrantForAMember_ReachesNothingElse()
    {
        var (api, admin, plan) = await Begin();
        var before = (await admin.Get($"{plan}/document")).Text;

        (await api.Patch($"{plan}/targets/total", """{"value":1}""", "\"1\"")).IsProblem(404, "not-found");
        (await api.Delete($"{plan}/targets/germany-gmv", "\"1\"")).IsProblem(404, "not-found");
        const string Target = """{"code":"b","indicator":"gmv","scope":{},"comparator":"equal","value":1}""";
        foreach (var above in new[] { """{"market":null}""", """{"market":null,"tier":"mid"}""" })
        {
            (await api.Post($"{plan}/targets", Json.Merge(Target, $$"""{"scope":{{above}}}"""))).IsProblem(403, "forbidden");
            (await api.Patch($"{plan}/targets/latam-gmv", $$"""{"scope":{{above}}}""", "\"1\"")).IsProblem(403, "forbidden");
        }
        // What is hidden is not there.
        foreach (var hidden in new[] { """{"market":"germany"}""", """{"market":"mixed"}""", """{"market":"atlantis"}""" })
        {
            (await api.Post($"{plan}/targets", Json.Merge(Target, $$"""{"scope":{{hidden}}}"""))).HasFaults(
                "unknown-reference /scope/market"
            );
            (await api.Patch($"{plan}/targets/latam-gmv", $$"""{"scope":{{hidden}}}""", "\"1\"")).HasFaults(
                "unknown-reference /scope/market"
            );
        }
        (await api.Post($"{plan}/key-results", """{"code":"k","objective":"growth","target":"total"}""")).HasFaults(
            "unknown-reference /objective",
            "unknown-reference /target"
        );
        (await api.Post($"{plan}/key-results", """{"code":"k","objective":"latam-first","target":"no-such"}""")).HasFaults(
            "unknown-reference /target"
        );
        (await api.Patch($"{plan}/key-results/latam-kr", """{"target":"germany-gmv"}""", "\"1\"")).HasFaults("unknown-reference /target");
        (await api.Post($"{plan}/targets", Json.Merge(Target, """{"code":"total","scope":{"market":"mexico"}}"""))).IsProblem(
            409,
            "hidden-obstacle"
        );
        (await api.Post($"{plan}/sections", """{"code":"2","purpose":"other"}""")).IsProblem(403, "forbidden");
        (await api.Patch($"{plan}/dimensions/market/members/mexico", """{"parent":null}""", "\"1\"")).IsProblem(403, "forbidden");
        (await api.Delete($"{plan}/sections/1.1", "\"1\"")).IsProblem(403, "forbidden");
        (await api.Delete($"{plan}/parties/sales-team", "\"1\"")).IsProblem(403, "forbidden");
        (await api.Delete(plan, "\"1\"")).IsProblem(403, "forbidden");
        (await api.Get($"{plan}/document")).IsProblem(403, "forbidden");
        Assert.Equal(before, (await admin.Get($"{plan}/document")).Text);
    }

    [Fact]
    public async Task Read_WithAGrantThatThePlanDoesNotKnow_ShowsNoNumbers()
    {
        var (_, _, plan) = await Begin();
        // Another plan has them.
        var other = await service.NewPlan(service.With((await service.NewKey(Role.Admin)).Key!));
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        (await admin.Post($"{other}/dimensions", """{"code":"depth"}""")).Is(201);
        (await admin.Post($"{other}/dimensions/depth/members", """{"code":"deep"}""")).Is(201);
        (await admin.Post($"{other}/dimensions/market/members", """{"code":"atlantis"}""")).Is(201);
        foreach (var (dimension, member) in new[] { ("market", "atlantis"), ("depth", "deep") })
        {
            var api = service.With((await service.NewKey(Role.Viewer, Limit(dimension, member))).Key!);

            Assert.Empty((await api.Get($"{plan}/targets")).Is(200).Items);
            (await api.Get($"{plan}/targets/total")).IsProblem(404, "not-found");
        }
    }

    [Fact]
    public async Task Read_WithGrantsInTwoDimensions_NeedsBoth()
    {
        var (_, admin, plan) = await Begin();
        (
            await admin.Post(
                $"{plan}/targets",
                """{"code":"both","indicator":"gmv","scope":{"market":"mexico","tier":"mid"},"comparator":"equal","value":1}"""
            )
        ).Is(201);
        var api = service.With(
            (
                await service.NewKey(
                    Role.Viewer,
                    key =>
                        Limit("market", "latam")(key) with
                        {
                            Members = new Dictionary<string, IReadOnlyList<Code>>
                            {
                                ["market"] = [Code.Parse("latam")],
                                ["tier"] = [Code.Parse("head"), Code.Parse("mid")],
                            },
                        }
                )
            ).Key!
        );

        Assert.Equal(["both"], (await api.Get($"{plan}/targets")).Codes);
    }

    private static Func<ApiKey, ApiKey> Limit(string dimension, string member) =>
        key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { [dimension] = [Code.Parse(member)] } };

    private async Task<(Client Api, Client Admin, string Plan)> Begin()
    {
        var admin = service.With((await service.NewKey(Role.Admin)).Key!);
        var plan = await service.NewPlan(admin);
        return (service.With((await service.NewKey(Role.Planner, Limit("market", "latam"))).Key!), admin, plan);
    }
}
