using System.Globalization;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Spreading;

/// <summary>Breaking down by another slice's shape, and by days.</summary>
public sealed class ProfileTests(OpenService service) : IClassFixture<OpenService>
{
    private const string LastYear =
        """{"indicator":"gmv","period":"2024-Q1","value":120,"method":"relative","like":{"yearsBefore":1},"over":[{"grain":"month"}]}""";

    [Fact]
    public async Task LastYearsShape_IsGoneByPeriodByPeriod_AndNamed()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "gmv - 2023-01 10 actual",
            "gmv - 2023-02 20 actual",
            "gmv tier=mid 2023-03-05 12.5 actual",
            "gmv tier=mid 2023-03-31 17.5 actual"
        );

        var preview = await plan.Preview(LastYear);

        Assert.Equal(["- 2024-01: 20", "- 2024-02: 40", "- 2024-03: 60"], CubePlan.After(preview));
        Assert.Equal(
            ["baseline gmv actual {} 2023-01 10", "baseline gmv actual {} 2023-02 20", "baseline gmv actual {} 2023-03 30"],
            Sources(preview)
        );
        Assert.Equal("2 0", $"{preview.Json["multiplier"]} {preview.Json["missingWeights"]}");
        Arithmetic(preview);
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("120", await plan.At("gmv - 2024-Q1"));
    }

    [Fact]
    public async Task MonthsWithoutANumber_GetNothing_AndAreSaid()
    {
        var plan = await CubePlan.New(service, null, "gmv - 2023-01 10 actual", "gmv - 2023-03 30 actual");

        var preview = await plan.Preview(LastYear);

        Assert.Equal(["- 2024-01: 30", "- 2024-02: 0", "- 2024-03: 90"], CubePlan.After(preview));
        Assert.Equal(1, (int)preview.Json["missingWeights"]!);
        Assert.Equal("baseline gmv actual {} 2023-02 ", Sources(preview)[1]);
    }

    [Fact]
    public async Task ShapesBelowZero_AreRefusedByTheirPlaces()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "gmv - 2023-01 10 actual",
            "gmv - 2023-02 -5 actual",
            "gmv tier=mid 2023-03 1 actual",
            "gmv line=sales 2023-03 1 actual"
        );

        var refused = await plan.Preview(LastYear);

        Assert.Equal("not-allowed /like, not-allowed /like", refused.IsProblem(400, "invalid").Faults);
        Assert.Contains("actual 'gmv' in 2023-02 is -5", (string)refused.FaultNodes[0]["message"]!, StringComparison.Ordinal);
        Assert.Contains(
            "actual 'gmv' in 2023-03 has no number (overlap)",
            (string)refused.FaultNodes[1]["message"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ShapesOfNothing_AreRefused_UnlessEqualSharesAreAskedFor()
    {
        var plan = await CubePlan.New(service, null, "gmv - 2023-01 0 actual");

        var refused = (await plan.Preview(LastYear)).IsProblem(409, "nothing-to-go-by");

        Assert.Contains("actual 'gmv' in 2023-01 to 2023-03, are zero or missing", refused.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["- 2024-01: 40", "- 2024-02: 40", "- 2024-03: 40"],
            CubePlan.After(await plan.Preview(Json.Merge(LastYear, """{"equalIfEmpty":true}""")))
        );
    }

    [Fact]
    public async Task OnePlacesShape_IsGoneByForAllMembers_BesideTheirWeights()
    {
        var plan = await CubePlan.New(service, null, "gmv - 2023-01 1 actual", "gmv - 2023-02 3 actual", "gmv tier=head 2023-02 3 actual");

        var preview = await plan.Preview(
            """
            {"indicator":"gmv","period":"2024-Q1","value":160,"method":"weighted","weights":[{"member":"head","value":3},{"member":"mid","value":1}],
             "like":{"yearsBefore":1,"scope":{}},"over":[{"dimension":"tier"},{"periods":["2024-01","2024-02"]}]}
            """
        );

        Assert.Equal(
            [
                "tier=head 2024-01: 30",
                "tier=head 2024-02: 90",
                "tier=mid 2024-01: 10",
                "tier=mid 2024-02: 30",
                "tier=tail 2024-01: 0",
                "tier=tail 2024-02: 0",
            ],
            CubePlan.After(preview)
        );
        Assert.Equal("baseline gmv actual {} 2023-02 3", Sources(preview)[3]);
        Arithmetic(preview);
        var own = await plan.Preview(
            """{"indicator":"gmv","period":"2024-Q1","value":160,"method":"relative","like":{"yearsBefore":1},"over":[{"dimension":"tier"},{"periods":["2024-01","2024-02"]}]}"""
        );
        Assert.Equal((5, """baseline gmv actual {"tier":"head"} 2023-02 3"""), ((int)own.Is(200).Json["missingWeights"]!, Sources(own)[1]));
    }

    [Fact]
    public async Task Weights_OfTwoAxes_GiveNothingToWhatEitherLeavesOut()
    {
        var plan = await CubePlan.New(service);

        var preview = await plan.Preview(
            """
            {"indicator":"gmv","period":"2024","value":12,"method":"weighted","weights":[{"member":"head","value":1},{"member":"mid","value":2},{"member":"eu","value":1.5}],
             "over":[{"dimension":"tier"},{"dimension":"market"}]}
            """
        );

        Assert.Equal(
            ["market=eu,tier=head 2024: 4", "market=eu,tier=mid 2024: 8"],
            CubePlan.After(preview).Where(cell => !cell.EndsWith(": 0", StringComparison.Ordinal)).Order()
        );
        Arithmetic(preview);
    }

    [Fact]
    public async Task ALeapDay_GetsItsShare_WhereNumbersCountByTheDay()
    {
        var plan = await CubePlan.New(service, null, "gmv - 2023-02 28 actual", "gmv - 2023-03 31 actual");
        const string Spread =
            """{"indicator":"gmv","period":"2024-Q1","value":60,"method":"relative","like":{"yearsBefore":1,"perDay":true},"over":[{"periods":["2024-02","2024-03"]}]}""";

        var preview = await plan.Preview(Spread);

        Assert.Equal(["- 2024-02: 29", "- 2024-03: 31"], CubePlan.After(preview));
        Assert.Equal(
            (28, 29),
            ((int)preview.Json["cells"]![0]!["reason"]!["from"]!["days"]!, (int)preview.Json["cells"]![0]!["reason"]!["days"]!)
        );
        Arithmetic(preview);
        Assert.Equal(
            ["- 2024-02: 28.47", "- 2024-03: 31.53"],
            CubePlan.After(await plan.Preview(Spread.Replace(",\"perDay\":true", "", StringComparison.Ordinal)))
        );
        // 29 February goes by 28 February, as 28 February does.
        await plan.Put("visitors - 2023-02-28 5 actual");
        Assert.Equal(
            ["- 2024-02-28: 30", "- 2024-02-29: 30"],
            CubePlan.After(
                await plan.Preview(
                    """{"indicator":"gmv","period":"2024-02","value":60,"method":"relative","like":{"indicator":"visitors","yearsBefore":1},"over":[{"periods":["2024-02-28","2024-02-29"]}]}"""
                )
            )
        );
    }

    [Fact]
    public async Task Days_WeighPeriods_AloneAndBesideOtherWeights()
    {
        var plan = await CubePlan.New(service);

        var preview = await plan.Preview(
            """{"indicator":"stores","period":"2024-Q1","value":182,"method":"weighted","byDays":true,"over":[{"grain":"month"}]}"""
        );
        Assert.Equal(["- 2024-01: 62", "- 2024-02: 58", "- 2024-03: 62"], CubePlan.After(preview));
        Assert.Equal(
            "31 31 2",
            $"{preview.Json["cells"]![0]!["reason"]!["weight"]} {preview.Json["cells"]![0]!["reason"]!["days"]} "
                + $"{preview.Json["multiplier"]}"
        );
        Assert.Equal(
            ["- 2024-01: 40", "- 2024-02: 29"],
            CubePlan.After(
                await plan.Preview(
                    """
                    {"indicator":"stores","period":"2024-Q1","value":69,"method":"weighted","byDays":true,
                     "weights":[{"period":"2024-01","value":40},{"period":"2024-02","value":31}],"over":[{"periods":["2024-01","2024-02"]}]}
                    """
                )
            )
        );
    }

    [Fact]
    public async Task WhatIsStatedPerDay_TakesTheShapeOfNumbersADay()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "daily - 2023-01 100 actual",
            "daily - 2023-02 200 actual",
            "daily - 2023-03 300 actual"
        );
        const string Spread =
            """{"indicator":"daily","period":"2024-Q1","value":100,"method":"relative","like":{"yearsBefore":1},"over":[{"grain":"month"}]}""";

        var preview = await plan.Preview(Spread);

        Assert.Equal(["- 2024-01: 50", "- 2024-02: 100", "- 2024-03: 150"], CubePlan.After(preview));
        (await plan.Apply(preview)).Is(200);
        Assert.Equal("100", await plan.At("daily - 2024-Q1"));
        (await plan.Preview(Json.Merge(Spread, """{"like":{"yearsBefore":0,"measure":"forecast"}}"""))).IsProblem(409, "nothing-to-go-by");
        (await plan.Preview(Json.Merge(Spread, """{"over":[{"dimension":"tier"},{"grain":"month"}]}"""))).HasFaults("not-allowed /over");
        // A total in the shape of what is stated per day: by all of the month's visitors.
        Assert.Equal(
            ["- 2024-01: 31", "- 2024-02: 56"],
            CubePlan.After(
                await plan.Preview(
                    """{"indicator":"gmv","period":"2024-Q1","value":87,"method":"relative","like":{"indicator":"daily","yearsBefore":1},"over":[{"periods":["2024-01","2024-02"]}]}"""
                )
            )
        );
    }

    [Theory]
    [InlineData(
        """{"like":{"scope":{"tier":"low","depth":"x"}}}""",
        "unknown-reference /like/scope/depth, unknown-reference /like/scope/tier"
    )]
    [InlineData("""{"like":{"indicator":"sellers","perDay":true}}""", "not-allowed /like/perDay")]
    [InlineData("""{"like":{"yearsBefore":2}}""", "period-outside-calendar /like/yearsBefore")]
    [InlineData("""{"byDays":true}""", "not-allowed /byDays")]
    public async Task Profiles_ThatCannotBe_AreRefusedByTheirPath(string more, string faults)
    {
        var plan = await CubePlan.New(service, null, "gmv - 2023-01 10 actual");

        Assert.Equal(faults, (await plan.Preview(Json.Merge(LastYear, more))).IsProblem(400, "invalid").Faults);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Shares_AreWithinAStepOfTheShape_WhateverItIs(int seed)
    {
        var random = new Random(seed);
        var plan = await CubePlan.New(service);
        string[] tiers = ["head", "mid", "tail"];
        for (var round = 0; round < 4; round++)
        {
            var shape = tiers
                .SelectMany(tier =>
                    Enumerable
                        .Range(1, 12)
                        .Select(month =>
                            (Tier: tier, Month: month, Value: random.Next(5) == 0 ? 0 : (decimal)random.NextInt64(1, 1_000_000_000) / 100)
                        )
                )
                .ToArray();
            await plan.Put([
                .. shape.Select(cell =>
                    $"gmv tier={cell.Tier} 2023-{cell.Month:D2} {cell.Value.ToString(CultureInfo.InvariantCulture)} actual"
                ),
            ]);
            var byDay = random.Next(2) == 0;
            var total = random.Next(1, 1_000_000);
            var preview = await plan.Preview(
                $$"""{"indicator":"gmv","period":"2024","value":{{total}},"method":"relative","like":{"yearsBefore":1,"perDay":{{(byDay ? "true" : "false")}}},"over":[{"dimension":"tier"},{"grain":"month"}]}"""
            );
            var weights = shape
                .Select(cell =>
                    cell.Value * (byDay ? (decimal)DateTime.DaysInMonth(2024, cell.Month) / DateTime.DaysInMonth(2023, cell.Month) : 1)
                )
                .ToArray();
            var after = preview.Is(200).Json["cells"]!.AsArray().Select(cell => (decimal)cell!["after"]!).ToArray();
            Assert.Equal(total, after.Sum());
            for (var cell = 0; cell < after.Length; cell++)
                Assert.InRange(after[cell] - (total * weights[cell] / weights.Sum()), -0.0101m, 0.0101m);
        }
    }

    [Fact]
    public async Task Profiles_OverGraphQL_NameTheirNumbersToo()
    {
        var plan = await CubePlan.New(service, null, "gmv - 2023-01 10 actual", "gmv - 2023-02 20 actual");
        var query = $$"""
            { plan(code: "{{plan.Path.Split('/')[
                ^1
            ]}}") { spreadPreview(spread: { indicator: "gmv", period: "2024-Q1", value: 30, method: WEIGHTED, byDays: true,
              like: { measure: ACTUAL, yearsBefore: 1, perDay: true, scope: [] }, over: [{ periods: ["2024-01"] }] }) { missingWeights cells { after reason { days from { measure period value days } } } } } }
            """;

        var answer = (await service.Api.Post("/graphql", new JsonObject { ["query"] = query }.ToJsonString())).Is(200);

        Assert.Equal(
            """{"missingWeights":0,"cells":[{"after":30,"reason":{"days":31,"from":{"measure":"ACTUAL","period":"2023-01","value":10,"days":31}}}]}""",
            (answer.Json["data"] ?? throw new InvalidOperationException(answer.Text))["plan"]!["spreadPreview"]!.ToJsonString()
        );
    }

    // Every cell's share is what its reason says: start + multiplier x weight.
    private static void Arithmetic(Answer preview)
    {
        var multiplier = decimal.Parse((string)preview.Json["multiplier"]!, CultureInfo.InvariantCulture);
        foreach (var reason in preview.Json["cells"]!.AsArray().Select(cell => cell!["reason"]!))
            Assert.InRange(
                (decimal)reason["start"]!
                    + (multiplier * (decimal)reason["weight"]!)
                    - decimal.Parse((string)reason["share"]!, CultureInfo.InvariantCulture),
                -0.001m,
                0.001m
            );
    }

    private static string[] Sources(Answer preview) =>
        [
            .. preview.Is(200).Json["cells"]!
                .AsArray()
                .Select(cell => cell!["reason"]!["from"]!)
                .Select(from =>
                    $"{from["scenario"]} {from["indicator"]} {from["measure"]} {from["scope"]!.ToJsonString()} {from["period"]} "
                    + $"{from["value"]}"
                ),
        ];
}
