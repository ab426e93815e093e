using System.Globalization;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Spreading;

/// <summary>What holds of every spread, over random small plans.</summary>
public sealed class SpreadPropertyTests(OpenService service) : IClassFixture<OpenService>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Spreads_AddUp_AreAppliedAsShown_AndUndone(int seed)
    {
        var random = new Random(seed);
        var plan = await CubePlan.New(service);
        string[] places = ["tier=mid", "tier=head", "tier=mid,market=mexico", "tier=tail,market=germany", "tier=head,market=jalisco"];
        string[] periods = ["2024-Q1", "2024-Q2", "2024-05", "2024-10"];
        await plan.Put([.. places.SelectMany(place => periods.Select(period => $"gmv {place} {period} {random.Next(-20, 60)}.{random.Next(100):00}")).Where(_ => random.Next(2) == 0), "gmv tier=mid 2024-07 1"]);
        for (var at = 0; at < 3; at++)
        {
            var place = $"gmv {places[random.Next(places.Length)]} {(random.Next(2) == 0 ? "2024" : periods[random.Next(periods.Length)])}";
            if (random.Next(2) == 0)
                await plan.Hold($"h{at}", place);
            else
                await plan.Bound($"b{at}", place, $$"""{"max":{{random.Next(20, 200)}}}""");
        }
        var applied = 0;
        for (var step = 0; step < 25; step++)
        {
            var value = random.Next(-100, 600);
            var scope = random.Next(3) == 0 ? """{"tier":"mid"}""" : "{}";
            string[] axes = scope == "{}" ? ["""{"dimension":"tier"}""", """{"dimension":"tier"},{"grain":"quarter"}""", """{"grain":"quarter"}""", """{"dimension":"market"},{"dimension":"tier"}"""] : ["""{"grain":"quarter"}""", """{"grain":"month"}""", """{"dimension":"market","leaves":true}"""];
            var method = random.Next(2) == 0 ? "equal" : "proportional";
            var spread = $$"""{"indicator":"gmv","scope":{{scope}},"period":"2024","value":{{value}},"method":"{{method}}","equalIfEmpty":true,"over":[{{axes[random.Next(axes.Length)]}}]}""";
            var before = await plan.Cells();
            var preview = await plan.Preview(spread);
            if (preview.Status == 409)
            {
                Assert.Contains(preview.Code, new[] { "spread-infeasible", "bounds-cross", "nothing-to-go-by", "cells-held" });
                Assert.Equal(before, await plan.Cells());
                continue;
            }
            // What is stored in between, or across the cells, is said and not hidden.
            if (preview.Status == 400)
            {
                Assert.Equal("not-allowed /over", preview.Faults.Split(", ")[0]);
                continue;
            }
            Assert.Equal(value, (decimal)preview.Is(200).Json["after"]!);
            var version = (long)(await plan.Apply(preview)).Is(200).Json["version"]!;
            applied++;
            Assert.True(value.ToString(CultureInfo.InvariantCulture) == await plan.At($"gmv {(scope == "{}" ? "-" : "tier=mid")} 2024"), $"{spread} {preview.Text}");
            foreach (var cell in CubePlan.After(preview).Where((_, at) => at % 3 == 0))
            {
                var parts = cell.Split(": ");
                Assert.Equal(parts[1], await plan.At($"gmv {parts[0]}"));
            }
            if (random.Next(3) > 0)
            {
                (await plan.Undo(version)).Is(200);
                Assert.Equal(before, await plan.Cells());
            }
        }
        Assert.True(applied > 3);
    }
}
