using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>A scenario shows its own cells over its parent's as they were when it was made.</summary>
public sealed class ScenarioCellTests(OpenService service) : IClassFixture<OpenService>
{
    [Fact]
    public async Task Scenario_SeesItsParentAsItWasWhenItWasMade()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 6", "gmv tier=tail 2024 7");
        await plan.Scenario("bold");
        await plan.Put("gmv tier=mid 2024 50", "gmv tier=head 2024 -", "gmv - 2024 100", "stores - 2024 3");
        await plan.Put("gmv tier=mid 2024 51", "gmv tier=head 2024 61", "gmv tier=tail 2024 -");
        await plan.Put("gmv tier=tail 2024 71");

        Assert.Equal(["tier=head: 6", "tier=mid: 5", "tier=tail: 7", "-: 18"], await Tiers(plan, "bold"));
        Assert.Equal("missing", await plan.At("stores - 2024", "bold"));
        Assert.Equal(["tier=head: 61", "tier=mid: 51", "tier=tail: 71", "-: 100"], await Tiers(plan, "baseline"));
    }

    [Fact]
    public async Task Scenario_WritesAndClearsWithoutTouchingItsParent()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 6");
        await plan.Scenario("bold");
        var baseline = await plan.Cells();

        (await plan.WriteTo("bold", "gmv tier=mid 2024 -", "gmv tier=tail 2024 9")).Is(200);
        Assert.Equal(["tier=head: 6", "tier=mid: missing", "tier=tail: 9", "-: 15"], await Tiers(plan, "bold"));
        await plan.Put("gmv tier=mid 2024 50");
        Assert.Equal(["tier=head: 6", "tier=mid: missing", "tier=tail: 9", "-: 15"], await Tiers(plan, "bold"));
        (await plan.WriteTo("bold", "gmv tier=mid 2024 8")).Is(200);
        (await plan.WriteTo("bold", "gmv tier=tail 2024 -")).Is(200);
        Assert.Equal(["tier=head: 6", "tier=mid: 8", "tier=tail: missing", "-: 14"], await Tiers(plan, "bold"));
        await plan.Put("gmv tier=mid 2024 5");
        Assert.Equal(baseline, await plan.Cells());
    }

    [Fact]
    public async Task Scenario_OfAScenario_SeesBothAsTheyWere()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 6");
        await plan.Scenario("bold");
        (await plan.WriteTo("bold", "gmv tier=mid 2024 -", "gmv tier=tail 2024 9")).Is(200);
        await plan.Scenario("bolder", "bold");
        (await plan.WriteTo("bold", "gmv tier=mid 2024 1", "gmv tier=tail 2024 -", "gmv tier=head 2024 2")).Is(200);
        await plan.Put("gmv tier=head 2024 60", "gmv tier=mid 2024 -");

        Assert.Equal(["tier=head: 6", "tier=mid: missing", "tier=tail: 9", "-: 15"], await Tiers(plan, "bolder"));
        (await plan.WriteTo("bolder", "gmv tier=head 2024 -", "gmv tier=mid 2024 3")).Is(200);
        Assert.Equal(["tier=head: missing", "tier=mid: 3", "tier=tail: 9", "-: 12"], await Tiers(plan, "bolder"));
        Assert.Equal(["tier=head: 2", "tier=mid: 1", "tier=tail: missing", "-: 3"], await Tiers(plan, "bold"));
    }

    [Fact]
    public async Task Spread_InAScenario_StaysThere_AndIsUndoneThere()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5", "gmv tier=head 2024 15");
        await plan.Scenario("bold");
        var baseline = await plan.Cells();
        var (before, stored) = (await Tiers(plan, "bold"), await plan.Cells("bold"));

        var applied = await plan.Apply(
            await plan.Preview(
                """{"scenario":"bold","indicator":"gmv","period":"2024","value":40,"method":"proportional","over":[{"dimension":"tier"}]}"""
            )
        );

        Assert.Equal(["tier=head: 30", "tier=mid: 10", "tier=tail: 0", "-: 40"], await Tiers(plan, "bold"));
        Assert.Equal(baseline, await plan.Cells());
        (await plan.Undo((long)applied.Is(200).Json["version"]!)).Is(200);
        Assert.Equal(before, await Tiers(plan, "bold"));
        // What is as in the parent again is not the scenario's own any more.
        Assert.Equal(stored, await plan.Cells("bold"));
    }

    [Fact]
    public async Task Scenario_WithCellsOfItsOwn_CanBeDiscarded()
    {
        var plan = await CubePlan.New(service, null, "gmv tier=mid 2024 5");
        await plan.Scenario("bold");
        (await plan.WriteTo("bold", "gmv tier=mid 2024 -", "gmv tier=tail 2024 9")).Is(200);
        await plan.Put("gmv tier=mid 2024 6");

        await Discard(plan, "bold");

        await plan.Put("gmv tier=mid 2024 7");
        await plan.Scenario("bold");
        Assert.Equal(["tier=head: missing", "tier=mid: 7", "tier=tail: missing", "-: 7"], await Tiers(plan, "bold"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Overlays_EqualCopies(int seed)
    {
        var random = new Random(seed);
        var plan = await CubePlan.New(service, null, "gmv - 2024 1");
        // Each scenario as a table of its own, copied from its parent when it is made.
        var copies = new Dictionary<string, Dictionary<string, string>> { ["baseline"] = new() { ["gmv - 2024"] = "1" } };
        var parents = new Dictionary<string, string>();
        for (var step = 0; step < 40; step++)
        {
            var scenario = copies.Keys.ElementAt(random.Next(copies.Count));
            switch (random.Next(8))
            {
                case 0 when copies.Count < 5:
                    await plan.Scenario($"s{step}", scenario);
                    copies[$"s{step}"] = new(copies[scenario]);
                    parents[$"s{step}"] = scenario;
                    break;
                case 1 when scenario != "baseline" && !parents.ContainsValue(scenario):
                    await Discard(plan, scenario);
                    copies.Remove(scenario);
                    parents.Remove(scenario);
                    break;
                default:
                    var cells = UndoTests.Random(random);
                    var written = (await plan.WriteTo(scenario, cells)).Is(200);
                    if (random.Next(5) == 0 && (int)written.Json["changed"]! > 0)
                    {
                        (await plan.Undo((long)written.Json["version"]!)).Is(200);
                        break;
                    }
                    foreach (var cell in cells.Select(cell => cell.Split(' ')))
                    {
                        if (cell[3] == "-")
                            copies[scenario].Remove(string.Join(' ', cell[..3]));
                        else
                            copies[scenario][string.Join(' ', cell[..3])] = cell[3];
                    }
                    break;
            }
        }
        foreach (var (scenario, copy) in copies)
        {
            // The same numbers in a plan of their own roll up to the same.
            var other = await CubePlan.New(service, null, [.. copy.Select(cell => $"{cell.Key} {cell.Value}")]);
            const string Slice =
                """{"SCENARIO":1,"indicators":["gmv","stores"],"rows":[{"dimension":"tier","total":true},{"dimension":"market","members":["latam","mexico","germany"],"total":true}],"columns":[{"periods":["2024","2024-Q1","2024-Q2","2024-05","2023-Q1","2023"]}]}""";
            Assert.Equal(
                CubePlan.Rows(await other.Slice(Slice.Replace("\"SCENARIO\":1", "\"scenario\":\"baseline\"", StringComparison.Ordinal))),
                CubePlan.Rows(await plan.Slice(Slice.Replace("\"SCENARIO\":1", $"\"scenario\":\"{scenario}\"", StringComparison.Ordinal)))
            );
        }
    }

    private async Task Discard(CubePlan plan, string scenario) =>
        (
            await service
                .Api.With("If-Match", (await service.Api.Get($"{plan.Path}/scenarios/{scenario}")).ETag!)
                .Post($"{plan.Path}/scenarios/{scenario}/discard", "")
        ).Is(204);

    private static async Task<string[]> Tiers(CubePlan plan, string scenario) =>
        CubePlan.Rows(
            await plan.Slice($$"""{"scenario":"{{scenario}}","indicators":["gmv"],"rows":[{"dimension":"tier","total":true}]}""")
        );
}
