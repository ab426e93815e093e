using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using PlanApi.Application.Access;
using PlanApi.Domain.Values;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Spreading;

/// <summary>Why a cell that a spread wrote has its value, asked after it was applied.</summary>
public sealed class SpreadHistoryTests(KeysService service) : IClassFixture<KeysService>
{
    private const string OverTiers =
        """{"indicator":"gmv","period":"2024","value":40,"method":"proportional","over":[{"dimension":"tier"}]}""";

    [Fact]
    public async Task AppliedCell_CanBeRedoneByHand()
    {
        var plan = await New("gmv tier=mid 2024 5.5", "gmv tier=head 2024 15");
        (await plan.Apply(await plan.Preview(OverTiers))).Is(200);
        // The structure moves on; the reason stays what it was.
        await plan.Hold("later", "gmv tier=mid 2024");
        (await plan.Api.Post($"{plan.Path}/dimensions/tier/members", """{"code":"another","dimension":"tier"}""")).Is(201);

        var why = await Why(plan, "gmv tier=head 2024");

        var write = why["write"]!;
        Assert.Equal(
            "29.27 15 ApplySpread proportional",
            $"{why["cell"]!["value"]} {write["before"]} {write["changeSet"]!["useCase"]} {write["spread"]!["method"]}"
        );
        // 15 + 39/41 x 15 = 29.268...; the remainder of the other is the smaller one.
        Assert.Equal("15 39/41 15 29.268293 up", Join(write["reason"]!, "start", "multiplier", "weight", "share", "rounding"));
        Assert.Contains("Its share is 15 + 39/41 x 15 = 29.268293, rounded up", (string)why["sentence"]!, StringComparison.Ordinal);
        Redo(write["reason"]!, 2, 29.27m);
    }

    [Fact]
    public async Task CellChangedAgain_ExplainsItsLatestChange_AndTheTotalAboveSaysThatItIs()
    {
        var plan = await New("gmv tier=mid 2024 5", "gmv tier=head 2024 15", "gmv - 2024 20");
        (await plan.Apply(await plan.Preview(OverTiers))).Is(200);

        var above = await Why(plan, "gmv - 2024");
        Assert.True((bool)above["write"]!["isAbove"]!);
        Assert.Null(above["write"]!["reason"]);
        await plan.Put("gmv tier=mid 2024 11");
        Assert.Equal(
            "WriteCells ",
            $"{(await Why(plan, "gmv tier=mid 2024"))["write"]!["changeSet"]!["useCase"]} "
                + $"{(await Why(plan, "gmv tier=mid 2024"))["write"]!["reason"]}"
        );
        (await plan.Apply(await plan.Preview(OverTiers.Replace("40", "82", StringComparison.Ordinal)))).Is(200);
        Assert.Equal(
            "11 1 11 22",
            Join((await Why(plan, "gmv tier=mid 2024"))["write"]!["reason"]!, "start", "multiplier", "weight", "share")
        );
    }

    [Fact]
    public async Task WeightsOfOtherNumbers_NameWhereTheyCameFrom()
    {
        var plan = await New("gmv - 2023-02 28 actual", "gmv - 2023-03 31 actual");
        (
            await plan.Apply(
                await plan.Preview(
                    """{"indicator":"gmv","period":"2024-Q1","value":60,"method":"relative","like":{"yearsBefore":1,"perDay":true},"over":[{"periods":["2024-02","2024-03"]}]}"""
                )
            )
        ).Is(200);
        await plan.Put("gmv - 2023-02 1 actual");

        var reason = (await Why(plan, "gmv - 2024-02"))["write"]!["reason"]!;

        Assert.Equal("gmv actual 2023-02 28 28", Join(reason["from"]!, "indicator", "measure", "period", "value", "days"));
        Assert.Equal("29", $"{reason["days"]}");
        Redo(reason, 2, 29m);
    }

    [Fact]
    public async Task HoldsAndBounds_AreNamedWhereTheyStopped()
    {
        var plan = await New("gmv tier=mid 2024 10", "gmv tier=head 2024 10", "gmv tier=tail 2024 10");
        await plan.Bound("cap", "gmv tier=head 2024", """{"max":12}""");
        await plan.Bound("floor", "gmv tier=tail 2024", """{"min":9}""");
        var preview = await plan.Preview(
            """{"indicator":"gmv","period":"2024","value":42,"method":"proportional","over":[{"dimension":"tier"}]}"""
        );
        Assert.Equal("high bounds/cap", Join(preview.Is(200).Json["cells"]![0]!["reason"]!, "stop", "stopBy"));
        (await plan.Apply(preview)).Is(200);

        var head = (await Why(plan, "gmv tier=head 2024"))["write"]!["reason"]!;

        Assert.Equal("10 0.5 10 15 high bounds/cap", Join(head, "start", "multiplier", "weight", "share", "stop", "stopBy"));
        Redo((await Why(plan, "gmv tier=mid 2024"))["write"]!["reason"]!, 2, 15m);
    }

    [Fact]
    public async Task LimitsOfSums_GiveTheirCellsAMultiplierOfTheirOwn()
    {
        var plan = await New("gmv market=mexico 2024 10", "gmv market=brazil 2024 10", "gmv market=germany 2024 10");
        await plan.Bound("latam", "gmv market=latam 2024", """{"max":30}""");
        (
            await plan.Apply(
                await plan.Preview(
                    """{"indicator":"gmv","period":"2024","value":50,"method":"proportional","over":[{"dimension":"market","level":2}]}"""
                )
            )
        ).Is(200);

        var (mexico, germany) = (
            (await Why(plan, "gmv market=mexico 2024"))["write"]!["reason"]!,
            (await Why(plan, "gmv market=germany 2024"))["write"]!["reason"]!
        );

        Assert.Equal("10 0.5 10 15 sum bounds/latam", Join(mexico, "start", "multiplier", "weight", "share", "stop", "stopBy"));
        Assert.Equal("10 1 10 20  ", Join(germany, "start", "multiplier", "weight", "share", "stop", "stopBy"));
    }

    [Fact]
    public async Task Rising_SaysWhatThePeriodsWouldBe_AndHowEachWasShared()
    {
        var plan = await New();
        await plan.Bound("by-june", "stores - 2024-Q2", """{"min":30,"toDate":true}""");
        (
            await plan.Apply(
                await plan.Preview(
                    """{"indicator":"stores","period":"2024","value":60,"method":"equal","rising":true,"over":[{"dimension":"tier"},{"grain":"quarter"}]}"""
                )
            )
        ).Is(200);

        var reason = (await Why(plan, "stores tier=head 2024-Q1"))["write"]!["reason"]!;
        Redo(reason, 0, 5m);
        Assert.Equal("15 0 3 15", Join(reason["total"]!, "value", "start", "weight", "share"));

        await plan.Put("stores - 2025-Q1 8", "stores - 2025-Q2 2", "stores - 2025-Q3 6", "stores - 2025-Q4 4");
        (
            await plan.Apply(
                await plan.Preview(
                    """{"indicator":"stores","period":"2025","value":20,"method":"proportional","rising":true,"over":[{"grain":"quarter"}]}"""
                )
            )
        ).Is(200);
        reason = (await Why(plan, "stores - 2025-Q2"))["write"]!["reason"]!;
        Assert.Equal("2 2 rising", Join(reason, "start", "share", "stop"));
    }

    [Fact]
    public async Task TwoWayTables_TellTheFactorsOfRowAndColumn()
    {
        var plan = await New([
            .. new[] { "sales", "brand" }.SelectMany(line =>
                Enumerable.Range(1, 2).Select(quarter => $"gmv line={line} 2024-Q{quarter} {(line == "sales" ? 7 : 3)}")
            ),
        ]);
        (
            await plan.Apply(
                await plan.Preview(
                    """
                    {"indicator":"gmv","period":"2024","method":"biproportional","over":[{"dimension":"line","members":["sales","brand"]},{"periods":["2024-Q1","2024-Q2"]}],"totals":[
                     {"member":"sales","value":61},{"member":"brand","value":40},{"period":"2024-Q1","value":24},{"period":"2024-Q2","value":77}]}
                    """
                )
            )
        ).Is(200);

        foreach (var cell in new[] { "gmv line=sales 2024-Q1", "gmv line=brand 2024-Q2" })
        {
            var why = await Why(plan, cell);
            var reason = why["write"]!["reason"]!;
            var share = (decimal)reason["weight"]! * Decimal(reason["rowFactor"]) * Decimal(reason["columnFactor"]);
            Assert.InRange(share - Decimal(reason["share"]), -0.00001m, 0.00001m);
            var value = (decimal)why["cell"]!["value"]!;
            Assert.InRange(value - share, -0.01m, 0.01m);
            Assert.Equal(value > share ? "up" : "down", (string?)reason["rounding"]);
        }
    }

    [Theory]
    [InlineData(
        """{"indicator":"gmv","period":"2024","rate":10,"method":"percentChange","over":[{"dimension":"tier"}]}""",
        "gmv tier=mid 2024",
        "30.05 0.1 30.05 33.055  up",
        33.06
    )]
    [InlineData(
        """{"indicator":"satisfaction","period":"2024","value":4.3,"method":"shift","over":[{"dimension":"tier","members":["head","mid"]}]}""",
        "satisfaction tier=mid 2024",
        "4  10 4.3  ",
        4.3
    )]
    [InlineData(
        """{"indicator":"satisfaction","period":"2024","value":4.3,"method":"same","over":[{"dimension":"tier"}]}""",
        "satisfaction tier=tail 2024",
        "   4.3  ",
        4.3
    )]
    [InlineData(
        """{"indicator":"sellers","period":"2024","value":40,"first":10,"method":"straightLine","over":[{"grain":"quarter"}]}""",
        "sellers - 2024-Q3",
        "   30  ",
        30
    )]
    [InlineData(
        """{"indicator":"stores","period":"2024-Q1","value":91,"method":"weighted","byDays":true,"over":[{"grain":"month"}]}""",
        "stores - 2024-02",
        "0 1 29 29  ",
        29
    )]
    public async Task EachMethod_IsExplained(string spread, string cell, string reason, decimal value)
    {
        var plan = await New(
            "gmv tier=mid 2024 30.05",
            "satisfaction tier=mid 2024 4",
            "satisfaction tier=head 2024 4",
            "visitors tier=mid 2024 10",
            "visitors tier=head 2024 10"
        );
        (await plan.Apply(await plan.Preview(spread))).Is(200);

        var why = await Why(plan, cell);

        Assert.Equal(value, (decimal)why["cell"]!["value"]!);
        Assert.Equal(reason, Join(why["write"]!["reason"]!, "start", "multiplier", "weight", "share", "stop", "rounding"));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task EveryCellOfRandomSpreads_ComesOutByItsReason(int seed)
    {
        var random = new Random(seed);
        string[] tiers = ["head", "mid", "tail"];
        var plan = await New([
            .. tiers.SelectMany(tier =>
                Enumerable.Range(1, 12).Select(month => $"gmv tier={tier} 2024-{month:00} {random.Next(1, 999)}.{random.Next(100):00}")
            ),
        ]);
        await plan.Bound("cap", $"gmv tier=mid 2024-{random.Next(1, 13):00}", $$"""{"max":{{random.Next(1, 300)}}}""");
        for (var round = 0; round < 4; round++)
        {
            var method = new[]
            {
                "'equal'",
                "'proportional'",
                "'weighted','byDays':true,'weights':[{'member':'head','value':3.7},"
                    + "{'member':'mid','value':1},{'member':'tail','value':0.0001}]",
            }[random.Next(3)]
                .Replace('\'', '"');
            var preview = await plan.Preview(
                $$"""{"indicator":"gmv","period":"2024","value":{{random.Next(20_000, 90_000)}}.{{random.Next(100):00}},"method":{{method}},"over":[{"dimension":"tier"},{"grain":"month"}]}"""
            );
            (await plan.Apply(preview)).Is(200);
            foreach (
                var cell in preview.Json["cells"]!.AsArray().Where(cell => cell!["before"]?.ToJsonString() != cell["after"]?.ToJsonString())
            )
            {
                var why = await Why(plan, $"gmv tier={cell!["scope"]!["tier"]} {cell["period"]}");
                Assert.Equal(cell["reason"]!.ToJsonString(), why["write"]!["reason"]!.ToJsonString());
                Redo(why["write"]!["reason"]!, 2, (decimal)cell["after"]!);
            }
        }
    }

    [Fact]
    public async Task LimitedKey_IsToldNothingOfTotalsAndHiddenNumbers()
    {
        var plan = await New("gmv market=mexico 2024 5", "gmv market=germany 2024 15", "gmv market=germany 2023 7 actual");
        var limited = plan.As(
            service.With(
                (
                    await service.NewKey(
                        Role.Planner,
                        key => key with { Members = new Dictionary<string, IReadOnlyList<Code>> { ["market"] = [Code.Parse("latam")] } }
                    )
                ).Key!
            )
        );
        (
            await plan.Apply(
                await plan.Preview(
                    """{"indicator":"gmv","period":"2024","value":987654,"method":"relative","like":{"yearsBefore":1,"scope":{"market":"germany"}},"over":[{"dimension":"market","members":["mexico","germany"]}]}"""
                )
            )
        ).Is(200);

        var write = (await Why(limited, "gmv market=mexico 2024"))["write"]!;

        Assert.Null(write["spread"]);
        Assert.Null(write["multiplier"]);
        Assert.Null(write["reason"]);
        Assert.Null(write["changeSet"]);
        Assert.DoesNotContain("987654", write.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull((await Why(plan, "gmv market=mexico 2024"))["write"]!["reason"]!["from"]);
    }

    private async Task<CubePlan> New(params string[] cells) =>
        await CubePlan.New(service, service.With((await service.NewKey(Role.Admin)).Key!), cells);

    private static async Task<JsonNode> Why(CubePlan plan, string cell)
    {
        var parts = cell.Split(' ');
        var scope = string.Join(
            ',',
            parts[1] == "-" ? [] : parts[1].Split(',').Select(pair => $"\"{pair.Split('=')[0]}\":\"{pair.Split('=')[1]}\"")
        );
        return (
            await plan.Api.Post(
                $"{plan.Path}/cell-explanations",
                $$"""{"indicator":"{{parts[0]}}","scope":{{{scope}}},"period":"{{parts[2]}}"}"""
            )
        )
            .Is(200)
            .Json;
    }

    private static string Join(JsonNode node, params string[] fields) => string.Join(' ', fields.Select(field => node[field]?.ToString()));

    private static decimal Decimal(JsonNode? text) =>
        decimal.Parse((string)text!, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    // With pencil and paper: start + multiplier x weight, stopped, rounded by the cut-off.
    private static void Redo(JsonNode reason, int decimals, decimal value)
    {
        var start = Quotient(reason["start"]!.ToString());
        var (multiplier, weight) = (
            Quotient(reason["multiplier"]!.ToString()),
            Quotient((reason["exactWeight"] ?? reason["weight"])!.ToString())
        );
        // Shares count whole steps over one denominator.
        var scale = BigInteger.Pow(10, decimals);
        var denominator = start.Below * multiplier.Below * weight.Below;
        var numerator = ((start.Above * multiplier.Below * weight.Below) + (multiplier.Above * weight.Above * start.Below)) * scale;
        var floor = BigInteger.DivRem(numerator, denominator, out var rest);
        if (rest < 0)
            (floor, rest) = (floor - 1, rest + denominator);
        var steps = (BigInteger)(value * (decimal)scale);
        if (reason["stop"] is not null)
        {
            Assert.True(
                (string)reason["stop"]! == "high"
                    ? numerator > steps * denominator
                    : numerator < steps * denominator || (string)reason["stop"]! == "held"
            );
            return;
        }
        var cut = reason["cutOff"] is { } text ? Quotient(text.ToString()) : (Above: BigInteger.One, Below: BigInteger.One);
        var against = (rest * cut.Below).CompareTo(cut.Above * scale * denominator);
        var up = (string?)reason["rounding"] switch
        {
            null => rest.IsZero ? 0 : throw new InvalidOperationException("A remainder was not rounded."),
            "up" => against >= 0 ? 1 : throw new InvalidOperationException("It is below the cut-off."),
            "upByOrder" => against == 0 ? 1 : throw new InvalidOperationException("It is not at the cut-off."),
            "downByOrder" => against == 0 ? 0 : throw new InvalidOperationException("It is not at the cut-off."),
            _ => against < 0 ? 0 : throw new InvalidOperationException("It is not below the cut-off."),
        };
        Assert.Equal(steps, floor + up);
    }

    private static (BigInteger Above, BigInteger Below) Quotient(string text)
    {
        var parts = text.Split('/');
        if (parts.Length == 2)
            return (BigInteger.Parse(parts[0], CultureInfo.InvariantCulture), BigInteger.Parse(parts[1], CultureInfo.InvariantCulture));
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0
            ? (BigInteger.Parse(text, CultureInfo.InvariantCulture), 1)
            : (BigInteger.Parse(text.Remove(point, 1), CultureInfo.InvariantCulture), BigInteger.Pow(10, text.Length - point - 1));
    }
}
