using System.Globalization;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Actuals;

/// <summary>What is kept above actuals is what they come to, however they arrived.</summary>
public sealed class KeptSumTests(OpenService service) : IClassFixture<OpenService>
{
    private static readonly string[] _tiers = ["head", "mid", "tail"];
    private static readonly string[] _markets = ["jalisco", "brazil", "germany"];
    private static readonly string[] _indicators = ["stores", "daily", "sellers", "staff", "peak"];

    [Fact]
    public async Task Sums_AreTheSame_KeptOrRolledUp_OrRebuilt()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var plan = await CubePlan.New(service);
            for (var batch = 0; batch < 4; batch++)
                (await Push(plan, Rows(random, 40))).Is(200);

            var (kept, rows) = (await Numbers(plan), Stored(plan));
            Assert.NotEmpty(rows);
            await Touch(plan);
            var rolledUp = await Numbers(plan);
            Assert.Equal(rolledUp, kept);
            var rebuilt = (await service.Api.Post($"{plan.Path}/actuals/sums", "")).Is(200).Json;
            Assert.Empty(rebuilt["notKept"]!.AsArray());
            Assert.Equal(rows, Stored(plan));
            Assert.Equal(rolledUp, await Numbers(plan));
        }
    }

    [Fact]
    public async Task LatestDays_AreTheSame_KeptOrNot()
    {
        var plan = await CubePlan.New(service);
        var targets = new[]
        {
            "stores|market=latam",
            "stores|tier=mid",
            "stores|",
            "sellers|market=emerging",
            "sellers|market=germany,tier=head",
            "daily|market=eu",
        };
        foreach (var (at, target) in targets.Index())
        {
            var (indicator, place) = (target.Split('|')[0], target.Split('|')[1]);
            var scope = string.Join(
                ',',
                place.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => $"\"{pair.Split('=')[0]}\":\"{pair.Split('=')[1]}\"")
            );
            (
                await service.Api.Post(
                    $"{plan.Path}/targets",
                    $$$"""{"code":"t{{{at}}}","indicator":"{{{indicator}}}","scope":{{{{scope}}}},"period":"2024","comparator":"atLeast","value":100}"""
                )
            ).Is(201);
        }
        (await Push(plan, Rows(new Random(7), 60))).Is(200);

        var kept = await Lights(plan);
        await Touch(plan);

        Assert.Equal(await Lights(plan), kept);
        Assert.Contains(kept, light => !light.StartsWith("t0 noData", StringComparison.Ordinal));
    }

    private async Task<string[]> Lights(CubePlan plan)
    {
        var lights = new List<string>();
        foreach (var day in new[] { "2024-01-20", "2024-03-01", "2024-05-10" })
            lights.AddRange(
                (await service.Api.Get($"{plan.Path}/lights?date={day}"))
                    .Is(200)
                    .Items.Select(light =>
                        $"{light["target"]} {light["light"]} {light["latestActual"]} {light["actual"]} {light["attainment"]}"
                    )
            );
        return [.. lights];
    }

    [Fact]
    public async Task MembersThatMove_CountWhereTheyStood()
    {
        var plan = await CubePlan.New(service);
        (
            await service.Api.Patch(
                $"{plan.Path}/dimensions/market/members/brazil",
                """{"moves":[{"from":"2024-03-01","parent":"eu"}]}""",
                (await service.Api.Get($"{plan.Path}/dimensions/market/members/brazil")).ETag
            )
        ).Is(200);

        (await Push(plan, "indicator,date,value,scope.market\nstores,2024-02-29,3,brazil\nstores,2024-03-01,4,brazil\n")).Is(200);

        Assert.Equal(
            ("3", "4", "7"),
            (
                await plan.At("stores market=latam 2024 - actual"),
                await plan.At("stores market=eu 2024 - actual"),
                await plan.At("stores - 2024 - actual")
            )
        );
        Assert.Equal("3", await plan.At("stores market=emerging 2024 - actual"));
    }

    [Theory]
    [InlineData("stores,2024-02-01,3,,mid\nstores,2024-02-01,4,eu,\n", "undefined")]
    [InlineData("stores,2024-02-01,3,latam,\nstores,2024-02-01,4,mexico,\n", "3")]
    [InlineData("stores,2024-02,3,eu,\nstores,2024-02-01,4,latam,\n", "7")]
    public async Task WhatOverlaps_IsNotKept_AndRollsUpAsEver(string rows, string whole)
    {
        var plan = await CubePlan.New(service);

        (await Push(plan, "indicator,date,value,scope.market,scope.tier\n" + rows)).Is(200);

        Assert.Equal(whole, await plan.At("stores - 2024-02 - actual"));
        Assert.Equal("stores", (string)(await service.Api.Post($"{plan.Path}/actuals/sums", "")).Is(200).Json["notKept"]![0]!);
    }

    [Fact]
    public async Task CellsWrittenSingly_AreSeenAtOnce()
    {
        var plan = await CubePlan.New(service);
        (await Push(plan, "indicator,date,value,scope.tier\nstores,2024-02-01,3,mid\n")).Is(200);

        await plan.Put("stores tier=head 2024-02-02 5 actual");

        Assert.Equal("8", await plan.At("stores - 2024-Q1 - actual"));
        (await Push(plan, "indicator,date,value,scope.tier\nstores,2024-02-01,4,mid\n")).Is(200);
        Assert.Equal("9", await plan.At("stores - 2024-Q1 - actual"));
    }

    private static Task<Answer> Push(CubePlan plan, string rows) => plan.Api.Post($"{plan.Path}/actuals", rows, "text/csv");

    private static string Rows(Random random, int count)
    {
        var rows = new Dictionary<string, string>();
        for (var at = 0; at < count; at++)
        {
            var day = new DateOnly(2024, 1, 1).AddDays(random.Next(120));
            var place = string.Create(
                CultureInfo.InvariantCulture,
                $"{_indicators[random.Next(5)]},{day:yyyy-MM-dd},{_tiers[random.Next(3)]},{_markets[random.Next(3)]}"
            );
            rows[place] = string.Create(CultureInfo.InvariantCulture, $"{place},{random.Next(-5, 100)}\n");
        }
        return "indicator,date,scope.tier,scope.market,value\n" + string.Concat(rows.Values);
    }

    private static async Task<string[]> Numbers(CubePlan plan)
    {
        var rows = new List<string>();
        foreach (var indicator in _indicators)
        {
            foreach (
                var periods in new[]
                {
                    """["2024","2024-Q1","2024-02","2024-W06","2024-02-08"]""",
                    """["2024-Q2","2024-04","2024-04-20"]""",
                }
            )
            {
                rows.AddRange(
                    CubePlan
                        .Rows(
                            await plan.Slice(
                                $$$"""
                                {"indicators":["{{{indicator}}}"],"measures":["actual"],"columns":[{"periods":{{{periods}}}}],
                                 "rows":[{"dimension":"market","members":["latam","mexico","jalisco","eu","emerging"]},{"dimension":"tier","members":["mid","head"]}]}
                                """,
                                "?first=1000"
                            )
                        )
                        .Select(row => $"{indicator} {row}")
                );
            }
        }
        return [.. rows];
    }

    /// <summary>Something that what lies in what could depend on changes, so that kept sums are not trusted any more.</summary>
    private async Task Touch(CubePlan plan) =>
        (
            await service.Api.Patch(
                $"{plan.Path}/indicators/stores",
                """{"names":{"en":"Stores"}}""",
                (await service.Api.Get($"{plan.Path}/indicators/stores")).ETag
            )
        ).Is(200);

    private string[] Stored(CubePlan plan) =>
        [
            .. TestDatabase
                .Query(
                    service.Database,
                    """
                    SELECT i.code || ' ' || sc.text || ' ' || s.period || ' ' || s.value || ' ' || s.cells FROM cell_sums s
                    JOIN plans n ON n.id = s.plan_id JOIN partitions p ON p.plan_id = s.plan_id AND p.id = s.partition_id
                    JOIN indicators i ON i.plan_id = s.plan_id AND i.id = p.indicator_id
                    JOIN scopes sc ON sc.plan_id = s.plan_id AND sc.id = s.scope_id
                    WHERE n.code = @code ORDER BY 1
                    """,
                    plan.Path.Split('/')[^1]
                )
                .Cast<string>()
                .Order(StringComparer.Ordinal),
        ];
}
