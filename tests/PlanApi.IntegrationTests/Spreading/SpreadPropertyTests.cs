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
    public Task Spreads_AddUp_AreAppliedAsShown_AndUndone(int seed) => Play(seed);

    [Theory, Trait("Suite", "Slow")]
    [InlineData(3)]
    [InlineData(4)]
    public Task Spreads_AddUp_AreAppliedAsShown_AndUndone_OfMoreSeeds(int seed) => Play(seed);

    private async Task Play(int seed)
    {
        var random = new Random(seed);
        var plan = await CubePlan.New(service);
        string[] places = ["tier=mid", "tier=head", "tier=mid,market=mexico", "tier=tail,market=germany", "tier=head,market=jalisco"];
        string[] periods = ["2024-Q1", "2024-Q2", "2024-05", "2024-10"];
        await plan.Put([
            .. places
                .SelectMany(place => periods.Select(period => $"gmv {place} {period} {random.Next(-20, 60)}.{random.Next(100):00}"))
                .Where(_ => random.Next(2) == 0),
            "gmv tier=mid 2024-07 1",
        ]);
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
            string[] axes =
                scope == "{}"
                    ?
                    [
                        """{"dimension":"tier"}""",
                        """{"dimension":"tier"},{"grain":"quarter"}""",
                        """{"grain":"quarter"}""",
                        """{"dimension":"market"},{"dimension":"tier"}""",
                    ]
                    : ["""{"grain":"quarter"}""", """{"grain":"month"}""", """{"dimension":"market","leaves":true}"""];
            var method = random.Next(2) == 0 ? "equal" : "proportional";
            var spread =
                $$"""{"indicator":"gmv","scope":{{scope}},"period":"2024","value":{{value}},"method":"{{method}}","equalIfEmpty":true,"over":[{{axes[random.Next(axes.Length)]}}]}""";
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
            Assert.True(
                value.ToString(CultureInfo.InvariantCulture) == await plan.At($"gmv {(scope == "{}" ? "-" : "tier=mid")} 2024"),
                $"{spread} {preview.Text}"
            );
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

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Spreads_DependOnNoOrder_AndScaleWithTheirInputs(int seed)
    {
        const int Scale = 10;
        var random = new Random(seed);
        string[] tiers = ["head", "mid", "tail"],
            quarters = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"];
        var cells = tiers
            .SelectMany(tier => quarters.Select(quarter => (Place: $"gmv tier={tier} {quarter}", Value: random.Next(3000) / 100m)))
            .ToArray();
        string Cell((string Place, decimal Value) cell, int scale) =>
            string.Create(CultureInfo.InvariantCulture, $"{cell.Place} {cell.Value * scale}");
        var (small, large) = (
            await CubePlan.New(service, null, [.. cells.Select(cell => Cell(cell, 1))]),
            await CubePlan.New(service, null, [.. cells.Select(cell => Cell(cell, Scale))])
        );
        for (var step = 0; step < 12; step++)
        {
            var value = random.Next(1, 50_000) / 100m;
            var method = new[] { "equal", "proportional", "weighted" }[random.Next(3)];
            var weights = tiers.Select(tier => $$"""{"member":"{{tier}}","value":{{random.Next(1, 4)}}}""").ToArray();
            string Spread(bool turned, int scale)
            {
                string[] Turned(string[] texts) => turned ? [.. texts.Reverse()] : texts;
                var over = Turned([
                    $$"""{"dimension":"tier","members":[{{string.Join(',', Turned([.. tiers.Select(tier => $"\"{tier}\"")]))}}]}""",
                    $$"""{"periods":[{{string.Join(',', Turned([.. quarters.Select(quarter => $"\"{quarter}\"")]))}}]}""",
                ]);
                var more = method == "weighted" ? $",\"weights\":[{string.Join(',', Turned(weights))}]" : "";
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"indicator":"gmv","period":"2024","value":{{value * scale}},"method":"{{method}}","over":[{{string.Join(',', over)}}]{{more}}}"""
                );
            }

            var after = CubePlan.After(await small.Preview(Spread(false, 1)));
            Assert.Equal(after, CubePlan.After(await small.Preview(Spread(true, 1))));
            // Each is less than a step from its exact share, so that a tenth of the larger one lies within a step and a tenth.
            foreach (var (one, ten) in after.Zip(CubePlan.After(await large.Preview(Spread(false, Scale)))))
                Assert.InRange((Value(ten) / Scale) - Value(one), -0.011m, 0.011m);
        }

        static decimal Value(string cell) => decimal.Parse(cell.Split(": ")[1], CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task Reconciliations_AgreeAtEveryLevel_ChangeNothingTwice_AndAreUndone(int seed)
    {
        var random = new Random(seed);
        string[] markets = ["-", "market=latam", "market=mexico", "market=jalisco", "market=brazil", "market=eu", "market=germany"];
        for (var round = 0; round < 6; round++)
        {
            var plan = await CubePlan.New(service);
            (
                await plan.Write([
                    .. markets
                        .Where(_ => random.Next(5) > 0)
                        .Select(market => $"gmv {market} 2024 {random.Next(-3, 30)}.{random.Next(100):00}"),
                    "gmv market=germany 2024-Q1 5",
                    "gmv market=jalisco 2024-Q2 7",
                ])
            ).Is(200);
            if (random.Next(2) == 0)
                await plan.Hold("h", $"gmv {markets[random.Next(markets.Length)]} 2024");
            const string Spread =
                """{"indicator":"gmv","period":"2024","method":"reconcile","over":[{"dimension":"market"},{"grain":"quarter"}]}""";
            var before = await plan.Cells();
            var preview = await plan.Preview(Spread);
            if (preview.Status == 409)
            {
                Assert.Equal("spread-infeasible", preview.Code);
                continue;
            }
            var version = (long)(await plan.Apply(preview)).Is(200).Json["version"]!;
            foreach (
                var row in (
                    await plan.Slice(
                        """{"indicators":["gmv"],"rows":[{"dimension":"market","members":["latam","mexico","brazil","eu"]}],"period":"2024"}"""
                    )
                )
                    .Is(200)
                    .Json["rows"]!.AsArray()
            )
                Assert.Equal(0, (decimal?)row!["cells"]![0]!["difference"] ?? 0);
            Assert.Equal(0, (int)(await plan.Preview(Spread)).Is(200).Json["changedCount"]!);
            if ((int)preview.Json["changedCount"]! > 0)
                (await plan.Undo(version)).Is(200);
            Assert.Equal(before, await plan.Cells());
        }
    }
}
