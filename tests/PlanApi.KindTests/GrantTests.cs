using static PlanApi.KindTests.NewKindService;

namespace PlanApi.KindTests;

/// <summary>
/// Nothing says what of the kind a key sees that is limited to some members, so that it sees nothing, even where the part stands at its
/// own member; nor may it write any.
/// </summary>
public sealed class GrantTests(NewKindService service) : IClassFixture<NewKindService>
{
    [Fact]
    public async Task LimitedKey_SeesNothingOfTheKind_AndWritesNone()
    {
        var planner = await service.Planner();
        var plan = await service.NewPlan(planner);
        var created = (await planner.Post($"{plan}/couriers", Late)).Is(201);
        var limited = await service.Limited();
        var name = plan.Split('/')[^1];

        Assert.Empty((await limited.Get($"{plan}/couriers")).Is(200).Items);
        (await limited.Get($"{plan}/couriers/late")).IsProblem(404, "not-found");
        (await limited.Patch($"{plan}/couriers/late", """{"punctuality":1}""", created.ETag)).IsProblem(404, "not-found");
        (await limited.Delete($"{plan}/couriers/late", created.ETag)).IsProblem(404, "not-found");
        (await limited.Post($"{plan}/couriers", Late.Replace("late", "other"))).IsProblem(403, "forbidden");
        var query = $$"""{ plan(code: "{{name}}") { couriers { totalCount nodes { code } } courier(code: "late") { code } } }""";
        var answer = await Ask(limited, query);
        Assert.Equal("""{"couriers":{"totalCount":0,"nodes":[]},"courier":null}""", answer["plan"]!.ToJsonString());
        Assert.DoesNotContain("Courier", (await limited.Get($"{plan}/events?after=0")).Is(200).Text);
        Assert.DoesNotContain("late", (await limited.Get($"{plan}/findings")).Text);
        Assert.Equal(["late"], (await planner.Get($"{plan}/couriers")).Is(200).Codes);
    }
}
