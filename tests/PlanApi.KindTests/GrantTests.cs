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
        var created = (await planner.Post($"{plan}/risks", Late)).Is(201);
        var limited = await service.Limited();
        var name = plan.Split('/')[^1];

        Assert.Empty((await limited.Get($"{plan}/risks")).Is(200).Items);
        (await limited.Get($"{plan}/risks/late")).IsProblem(404, "not-found");
        (await limited.Patch($"{plan}/risks/late", """{"likelihood":1}""", created.ETag)).IsProblem(404, "not-found");
        (await limited.Delete($"{plan}/risks/late", created.ETag)).IsProblem(404, "not-found");
        (await limited.Post($"{plan}/risks", Late.Replace("late", "other"))).IsProblem(403, "forbidden");
        var query = $$"""{ plan(code: "{{name}}") { risks { totalCount nodes { code } } risk(code: "late") { code } } }""";
        var answer = await Ask(limited, query);
        Assert.Equal("""{"risks":{"totalCount":0,"nodes":[]},"risk":null}""", answer["plan"]!.ToJsonString());
        Assert.DoesNotContain("Risk", (await limited.Get($"{plan}/events?after=0")).Is(200).Text);
        Assert.DoesNotContain("late", (await limited.Get($"{plan}/findings")).Text);
        Assert.Equal(["late"], (await planner.Get($"{plan}/risks")).Is(200).Codes);
    }
}
