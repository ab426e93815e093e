using PlanApi.IntegrationTests.Cube;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Spreading;

/// <summary>Stored totals of two hierarchies that cross; the arithmetic of the first stands in docs/explanation/cube.md.</summary>
public sealed class CrossingTests(CubeService service) : IClassFixture<CubeService>
{
    private const string Both =
        """{"indicator":"INDICATOR","period":"2024","method":"reconcile","over":[{"dimension":"tier"},{"dimension":"market"}]MORE}""";

    private static readonly string[] Table =
    [
        "gmv market=eu 2024 24",
        "gmv market=latam 2024 20",
        "gmv tier=head 2024 24",
        "gmv tier=mid 2024 20",
        "gmv tier=head,market=eu 2024 10",
        "gmv tier=mid,market=eu 2024 10",
        "gmv tier=head,market=latam 2024 10",
        "gmv tier=mid,market=latam 2024 10",
    ];

    private static string Over(string indicator, string more = "") =>
        Both.Replace("INDICATOR", indicator, StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal);

    private static string[] Sorted(Answer preview) => [.. CubePlan.After(preview).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task TotalsOfMarketsAndTiers_AreMetTogether_ByTheLeastChange()
    {
        var plan = await CubePlan.New(service, null, Table);
        var before = await plan.Cells();

        var preview = await plan.Preview(Over("gmv"));
        Assert.Equal(
            [
                "market=eu 2024: 22.16",
                "market=eu,tier=head 2024: 11.54",
                "market=eu,tier=mid 2024: 10.62",
                "market=latam 2024: 20.31",
                "market=latam,tier=head 2024: 10.62",
                "market=latam,tier=mid 2024: 9.69",
                "tier=head 2024: 22.16",
                "tier=mid 2024: 20.31",
            ],
            Sorted(preview)
        );
        var version = (long)(await plan.Apply(preview)).Is(200).Json["version"]!;
        // The whole is no longer unclear: what crosses adds up.
        Assert.Equal("42.47 22.16", $"{await plan.At("gmv - 2024")} {await plan.At("gmv market=eu 2024")}");
        Assert.Equal(0, (int)(await plan.Preview(Over("gmv"))).Is(200).Json["changedCount"]!);
        (await plan.Undo(version)).Is(200);
        Assert.Equal(before, await plan.Cells());
    }

    [Fact]
    public async Task Reason_PutsTheValueWithinHalfAStepOfItsShare_AndIsKept()
    {
        var plan = await CubePlan.New(service, null, Table);

        var preview = await plan.Preview(Over("gmv"));

        foreach (var cell in preview.Json["cells"]!.AsArray())
        {
            var (reason, after) = (cell!["reason"]!, (decimal)cell["after"]!);
            Assert.InRange(
                after - decimal.Parse((string)reason["share"]!, System.Globalization.CultureInfo.InvariantCulture),
                -0.005001m,
                0.005001m
            );
            Assert.NotNull(reason["multiplier"]);
        }
        (await plan.Apply(preview)).Is(200);
        var why = await service.Api.Post(
            $"{plan.Path}/cell-explanations",
            """{"indicator":"gmv","scope":{"market":"eu"},"period":"2024"}"""
        );
        Assert.Contains("\"start\":24", why.Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_IsSetToAValue_OrStoredBesideBoth()
    {
        var plan = await CubePlan.New(service, null, Table);
        var cells = Sorted(await plan.Preview(Over("gmv", ""","value":44""")));
        Assert.Equal(44m, Sum(cells, "market=eu,tier=head", "market=eu,tier=mid", "market=latam,tier=head", "market=latam,tier=mid"));
        Assert.Equal(44m, Sum(cells, "market=eu", "market=latam"));
        Assert.Equal(44m, Sum(cells, "tier=head", "tier=mid"));

        plan = await CubePlan.New(service, null, [.. Table, "gmv - 2024 50"]);
        await plan.Hold("top", "gmv - 2024");
        var preview = await plan.Preview(Over("gmv"));
        cells = Sorted(preview);
        Assert.Contains("- 2024: 50", cells);
        Assert.Equal(50m, Sum(cells, "market=eu", "market=latam"));
        (await plan.Apply(preview)).Is(200);
        // Adding to a whole that is unclear says so.
        plan = await CubePlan.New(service, null, Table);
        (await plan.Preview(Over("gmv", ""","value":1,"mode":"add" """))).HasFaults("not-allowed /over");

        static decimal Sum(string[] cells, params string[] scopes) =>
            cells
                .Where(cell => scopes.Contains(cell.Split(' ')[0]))
                .Sum(cell => decimal.Parse(cell.Split(": ")[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    // (x - 7)^2 / 7 + (x - 20)^2 / 20 for the tier's one cell x, (y - 6)^2 / 6 for the other, (x + y - 12)^2 / 12 for the market and (x + y
    // - 40)^2 / 40 for the whole.
    [Fact]
    public async Task TotalOfATier_OfWhichOneMarketIsStored_LiesWithinThatMarkets()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores - 2024 40",
            "stores tier=mid 2024 20",
            "stores market=eu 2024 12",
            "stores tier=mid,market=eu 2024 7",
            "stores tier=head,market=eu 2024 6"
        );

        var preview = await plan.Preview(Over("stores"));

        Assert.Equal(
            ["- 2024: 18", "market=eu 2024: 18", "market=eu,tier=head 2024: 7", "market=eu,tier=mid 2024: 11", "tier=mid 2024: 11"],
            Sorted(preview)
        );
        (await plan.Apply(preview)).Is(200);
        // Along one axis of the two, what the other shares would be no sum, were it not that all agree now.
        (await plan.Preview("""{"indicator":"stores","period":"2024","method":"reconcile","over":[{"dimension":"tier"}]}""")).Is(200);
    }

    [Fact]
    public async Task HoldsAndBounds_AreKept_AndTheSmallestChangesNamedWhereTheyCannotBe()
    {
        var plan = await CubePlan.New(service, null, [.. Table.Select(cell => cell.Replace("gmv", "stores", StringComparison.Ordinal))]);
        await plan.Hold("eu", "stores market=eu 2024");
        await plan.Bound("corner", "stores tier=head,market=eu 2024", """{"max":11}""");
        var cells = Sorted(await plan.Preview(Over("stores")));
        Assert.Contains("market=eu 2024: 24", cells);
        Assert.Contains("market=eu,tier=head 2024: 11", cells);
        Assert.Contains("market=eu,tier=mid 2024: 13", cells);

        await plan.Bound("mid", "stores tier=mid 2024", """{"max":12}""");
        await plan.Bound("left", "stores tier=mid,market=latam 2024", """{"min":4}""");
        var messages = (await plan.Preview(Over("stores")))
            .IsProblem(409, "spread-infeasible")
            .FaultNodes.Select(fault => (string)fault["message"]!)
            .ToArray();
        Assert.Contains("stores tier=mid 2024 allows at most 12.", messages);
        Assert.Contains("It would do to change stores tier=mid 2024 from 12 to 17.", messages);
        Assert.Contains("It would do to change stores market=eu;tier=head 2024 from 11 to 16.", messages);
        Assert.Contains("It would do to change stores market=eu 2024 from 24 to 19.", messages);
    }

    // Latin America has no number of its own: the bound crosses the tiers' totals.
    [Fact]
    public async Task BoundOfAMarketThatRollsUp_CrossesTheTotalsOfTiers()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores tier=head 2024 30",
            "stores tier=mid 2024 20",
            "stores tier=head,market=mexico 2024 10",
            "stores tier=head,market=brazil 2024 10",
            "stores tier=head,market=germany 2024 5",
            "stores tier=mid,market=mexico 2024 10",
            "stores tier=mid,market=germany 2024 5"
        );
        await plan.Bound("latam", "stores market=latam 2024", """{"max":31}""");

        var preview = await plan.Preview(Over("stores"));

        var cells = Sorted(preview)
            .ToDictionary(
                cell => cell.Split(' ')[0],
                cell => int.Parse(cell.Split(": ")[1], System.Globalization.CultureInfo.InvariantCulture)
            );
        Assert.Equal(31, cells["market=mexico,tier=head"] + cells["market=brazil,tier=head"] + cells["market=mexico,tier=mid"]);
        Assert.Equal(cells["tier=mid"], cells["market=mexico,tier=mid"] + cells["market=germany,tier=mid"]);
        (await plan.Apply(preview)).Is(200);
    }

    [Fact]
    public async Task MembersAgainstPeriods_Cross_AndAgree()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores market=eu 2024 30",
            "stores market=latam 2024 30",
            "stores - 2024-Q1 20",
            "stores - 2024-Q2 24",
            "stores market=eu 2024-Q1 10",
            "stores market=eu 2024-Q2 14",
            "stores market=latam 2024-Q1 12",
            "stores market=latam 2024-Q2 16"
        );

        var preview = await plan.Preview(
            """{"indicator":"stores","period":"2024","method":"reconcile","over":[{"dimension":"market"},{"grain":"quarter"}]}"""
        );

        (await plan.Apply(preview)).Is(200);
        Assert.Equal(
            await plan.At("stores - 2024-Q1"),
            $"{await Number("stores market=eu 2024-Q1") + await Number("stores market=latam 2024-Q1")}"
        );

        async Task<int> Number(string place) => int.Parse(await plan.At(place), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("circle", "in three hierarchies or more")]
    [InlineData("unsplit", "nothing is stored below stores market=latam 2024 that says how much of it that is")]
    [InlineData("beside", "stores line=sales 2024 is stored along other axes than those named")]
    public async Task TotalsThatCannotBeSettled_SayWhy(string what, string message)
    {
        string[] two =
        [
            "stores tier=mid 2024 20",
            "stores market=eu 2024 12",
            "stores tier=mid,market=eu 2024 7",
            "stores tier=head,market=eu 2024 6",
            "stores tier=mid,market=brazil 2024 2",
        ];
        var plan = await CubePlan.New(
            service,
            null,
            what switch
            {
                "circle" =>
                [
                    "stores tier=mid 2024 20",
                    "stores market=eu 2024 12",
                    "stores line=sales 2024 8",
                    "stores line=sales,tier=mid,market=eu 2024 1",
                    "stores line=sales,tier=mid,market=latam 2024 1",
                    "stores line=sales,tier=head,market=eu 2024 1",
                    "stores line=brand,tier=mid,market=eu 2024 1",
                ],
                "unsplit" => ["stores tier=mid 2024 20", "stores market=latam 2024 9", "stores tier=mid,market=eu 2024 7"],
                _ => [.. two, "stores line=sales 2024 5"],
            }
        );

        var refused = await plan.Preview(
            what == "circle" ? Over("stores").Replace("[{", """[{"dimension":"line"},{""", StringComparison.Ordinal) : Over("stores")
        );

        Assert.Equal(
            "not-allowed /over",
            refused.IsProblem(400, "invalid").FaultNodes.Select(fault => $"{fault["code"]} {fault["pointer"]}").First()
        );
        Assert.Contains(message, (string)refused.FaultNodes[0]["message"]!, StringComparison.Ordinal);
    }
}
