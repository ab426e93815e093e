using System.Globalization;
using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Lights;

/// <summary>A change in percent means one thing wherever it is read or computed, whatever the signs of base and rate.</summary>
public sealed class RelativeChangeTests(OpenService service) : IClassFixture<OpenService>
{
    private static readonly (int Base, int Rate)[] Cases =
    [
        .. new[] { -100, 0, 100 }.SelectMany(start => new[] { -150, -40, 0, 50, 150 }.Select(rate => (start, rate))),
    ];

    private static readonly string Yaml = $$"""
        format: planapi/1
        plan: {code: signs, calendar: {year: 2024, referenceFrom: 2023, referenceTo: 2024}, currency: CNY}
        dimensions: [{code: tier}]
        members:
        {{string.Concat(Cases.Select((_, at) => $"  - {{code: m{at}, dimension: tier}}\n"))}}
        indicators:
          - {code: profit, kind: flow, unit: number, decimals: 2}
          - {code: profit-growth, kind: growth, unit: percent, decimals: 1, base: profit, against: yearBefore}
        targets:
        {{string.Concat(
            Cases.Select(
                (one, at) =>
                    $"  - {{code: t{at}, indicator: profit, scope: {{tier: m{at}}}, period: 2024, basis: growth, against: \"2023\", comparator: atLeast, value: {one.Rate}}}\n"
            )
        )}}
        """;

    private const string Plan = "/v1/plans/signs";

    [Fact]
    public async Task LightsOutlooksAdoptionSpreadsAndWhatIfs_AgreeWithTheGrowthCell_OrAreUndefined()
    {
        (await service.Api.Post("/v1/plan-documents", Yaml, "application/yaml")).Is(201);
        // What the rate asks for is reached in one half, and missed by 60 in the other: each month a twelfth.
        await Write([.. Cases.Select((one, at) => Cell("actual", at, "2023", one.Base))]);
        await Write([
            .. Cases.SelectMany(
                (one, at) =>
                    Enumerable
                        .Range(1, 12)
                        .Select(month => Cell("actual", at, $"2024-{month:00}", month < 12 ? 0 : Wanted(one) - (60 * (at % 2))))
            ),
        ]);
        await Write([.. Cases.Select((one, at) => Cell("reference", at, "2024", one.Base))]);

        for (var at = 0; at < Cases.Length; at++)
        {
            var (one, isDefined, isReached) = (Cases[at], Cases[at].Base != 0, at % 2 == 0);
            var growth = await Growth(at, "actual");
            Assert.Equal(isDefined ? one.Rate - (isReached ? 0 : 60) : null, growth);

            var light = (await service.Api.Get($"{Plan}/targets/t{at}/light?date=2024-12-31")).Is(200).Json;
            Assert.Equal(isDefined ? Wanted(one) : null, (decimal?)light["goal"]);
            Assert.Equal(isDefined ? null : "zeroBase", (string?)light["reason"]);
            Assert.Equal(isDefined && (growth >= one.Rate), (string)light["light"]! == "green");

            var outlook = (await service.Api.Get($"{Plan}/targets/t{at}/outlook?date=2024-12-31")).Is(200).Json;
            Assert.Equal(isDefined ? Wanted(one) : null, (decimal?)outlook["goal"]);

            var adopted = await service.Api.Post($"{Plan}/targets/t{at}/adopt", """{"scenario":"baseline"}""");
            Assert.Equal(isDefined ? 200 : 409, adopted.Status);
            Assert.Equal(isDefined ? one.Rate : null, await Growth(at, "target"));

            var spread = await Preview(
                $$"""{"indicator":"profit-growth","solveFor":"profit","scope":{"tier":"m{{at}}"},"period":"2024","value":{{one.Rate}},"method":"equal","over":[{"periods":["2024-Q1","2024-Q2"]}]}"""
            );
            Assert.Equal(isDefined ? 200 : 400, spread.Status);
            if (isDefined)
                Assert.Equal(Wanted(one), spread.Json["cells"]!.AsArray().Sum(cell => (decimal)cell!["after"]!));

            var changed = (
                await Preview(
                    $$"""{"indicator":"profit","measure":"reference","scope":{"tier":"m{{at}}"},"period":"2024","rate":{{one.Rate}},"method":"percentChange","over":[{"periods":["2024"]}]}"""
                )
            )
                .Is(200)
                .Json["cells"]![0]!;
            Assert.Equal(isDefined ? Wanted(one) : 0, (decimal)changed["after"]!);
        }
    }

    [Theory]
    [InlineData(-100, 10, "-100 -90 -81")]
    [InlineData(-100, -10, "-100 -110 -121")]
    [InlineData(100, 10, "100 110 121")]
    public async Task GrowthOverPeriods_GoesTheSameWayFromEitherSideOfZero(int first, int rate, string months)
    {
        var plan = await CubePlan.New(service);

        var preview = (
            await plan.Preview(
                $$"""
                {"indicator":"gmv","period":"2024-Q1","first":{{first}},"rate":{{rate}},"method":"growth","over":[{"grain":"month"}]}
                """
            )
        ).Is(200).Json;

        Assert.Equal(months, string.Join(' ', preview["cells"]!.AsArray().Select(cell => cell!["after"]!.ToJsonString())));
    }

    [Fact]
    public async Task GrowthCell_OfANegativeBase_SaysItsArithmetic()
    {
        (
            await service.Api.Post(
                "/v1/plan-documents",
                Yaml.Replace("code: signs", "code: arithmetic", StringComparison.Ordinal),
                "application/yaml"
            )
        ).Is(201);
        (
            await service.Api.Post(
                "/v1/plans/arithmetic/cells",
                $$"""{"cells":[{{Cell("actual", 0, "2023", -100)}},{{Cell("actual", 0, "2024", -140)}}]}"""
            )
        ).Is(200);

        var why = (
            await service.Api.Post(
                "/v1/plans/arithmetic/cell-explanations",
                """{"indicator":"profit-growth","measure":"actual","scope":{"tier":"m0"},"period":"2024"}"""
            )
        ).Is(200);

        Assert.Contains("-40 is (-140 - -100) / 100 x 100.", why.Text, StringComparison.Ordinal);
    }

    private static decimal Wanted((int Base, int Rate) one) => one.Base + (one.Rate * Math.Abs(one.Base) / 100m);

    private static string Cell(string measure, int at, string period, decimal value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"indicator":"profit","measure":"{{measure}}","scope":{"tier":"m{{at}}"},"period":"{{period}}","value":{{value}}}"""
        );

    private async Task Write(string[] cells) =>
        (await service.Api.Post($"{Plan}/cells", $$"""{"cells":[{{string.Join(',', cells)}}]}""")).Is(200);

    private Task<Answer> Preview(string spread) => service.Api.Post($"{Plan}/spread-previews", spread);

    private async Task<decimal?> Growth(int at, string measure)
    {
        var slice = (
            await service.Api.Post(
                $"{Plan}/slices",
                $$"""{"indicators":["profit-growth"],"measures":["{{measure}}"],"filter":{"tier":"m{{at}}"},"period":"2024"}"""
            )
        ).Is(200);
        return (decimal?)Find(slice.Json);
    }

    // The one cell of a slice, wherever it stands in the answer.
    private static JsonNode? Find(JsonNode slice) => slice["rows"]![0]!["cells"]![0]!["value"];
}
