using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

public sealed class SliceTests(CubeService service) : IClassFixture<CubeService>
{
    private static readonly string[] _cells =
    [
        "gmv tier=head,market=mexico 2024-01 10",
        "gmv tier=head,market=mexico 2024-02 20.5",
        "gmv tier=mid,market=brazil 2024-02 5",
        "gmv tier=mid,market=jalisco 2024-05 7",
        "gmv tier=mid,market=germany 2024-05 -7",
        "gmv tier=head,market=mexico 2024-01 3 actual",
        "visitors market=mexico 2024-Q1 200",
        "inquiries market=mexico 2024-Q1 12",
        "visitors market=germany 2024-Q1 100",
        "inquiries market=germany 2024-Q1 1",
        "satisfaction market=mexico 2024-Q1 4.5",
        "satisfaction market=germany 2024-Q1 3",
        "sellers market=mexico 2024-01 5",
        "sellers market=mexico 2024-02 9",
        "users market=mexico 2024 3",
        "users market=germany 2024 4",
        "gmv - 2023 20",
    ];

    [Theory]
    [InlineData("""{"indicators":["gmv"],"rows":[{"dimension":"market"}]}""", "market=eu: -7|market=latam: 42.5")]
    [InlineData("""{"indicators":["gmv"],"rows":[{"dimension":"market","total":true}]}""", "market=eu: -7|market=latam: 42.5|-: 35.5")]
    [InlineData(
        """{"indicators":["gmv"],"rows":[{"dimension":"market","below":"latam","total":true}]}""",
        "market=brazil: 5|market=mexico: 37.5|market=latam: 42.5"
    )]
    [InlineData(
        """{"indicators":["gmv"],"rows":[{"dimension":"market","level":2}]}""",
        "market=brazil: 5|market=germany: -7|market=mexico: 37.5"
    )]
    [InlineData(
        """{"indicators":["gmv"],"rows":[{"dimension":"market","leaves":true}]}""",
        "market=brazil: 5|market=germany: -7|market=jalisco: 7"
    )]
    [InlineData(
        """{"indicators":["gmv"],"rows":[{"dimension":"market","members":["jalisco","emerging","latam"]}]}""",
        "market=jalisco: 7|market=emerging: 42.5|market=latam: 42.5"
    )]
    [InlineData(
        """{"indicators":["gmv"],"rows":[{"grain":"quarter"}]}""",
        "- 2024-Q1: 35.5|- 2024-Q2: 0|- 2024-Q3: missing|- 2024-Q4: missing"
    )]
    [InlineData(
        """{"indicators":["gmv"],"rows":[{"grain":"month","within":"2024-Q1","total":true}]}""",
        "- 2024-01: 10|- 2024-02: 25.5|- 2024-03: missing|- 2024-Q1: 35.5"
    )]
    [InlineData(
        """{"indicators":["gmv"],"rows":[{"periods":["2024-02","2024-01"]}],"filter":{"tier":"head"}}""",
        "- 2024-02: 20.5|- 2024-01: 10"
    )]
    [InlineData(
        """{"indicators":["gmv"],"measures":["actual","target"],"rows":[{"dimension":"tier"}],"columns":[{"periods":["2024-01","2024-02"]}]}""",
        "tier=head: 3 10 missing 20.5|tier=mid: missing missing missing 5|tier=tail: missing missing missing missing"
    )]
    [InlineData(
        """{"indicators":["gmv"],"rows":[{"dimension":"tier"}],"columns":[{"dimension":"market","level":2}],"suppress":"missing"}""",
        "tier=head: missing missing 30.5|tier=mid: 5 -7 7"
    )]
    [InlineData("""{"indicators":["gmv"],"rows":[{"grain":"quarter"}],"suppress":"zero"}""", "- 2024-Q1: 35.5")]
    [InlineData(
        """{"indicators":["conversion","satisfaction","visitors"],"period":"2024-Q1","rows":[{"dimension":"market","total":true}]}""",
        "market=eu: 1 3 100|market=latam: 6 4.5 200|-: 4.3 4 300"
    )]
    [InlineData(
        """{"indicators":["sellers","users"],"rows":[{"dimension":"market"}]}""",
        "market=eu: missing undefined|market=latam: 9 undefined"
    )]
    [InlineData("""{"indicators":["gmv-share"],"rows":[{"dimension":"tier"}]}""", "tier=head: 85.9|tier=mid: 14.1|tier=tail: missing")]
    [InlineData("""{"indicators":["gmv-growth"]}""", "-: 77.5")]
    [InlineData("""{"indicators":["basket"],"period":"2024-Q1","filter":{"market":"mexico"}}""", "-: 0.15")]
    public async Task Read_ShowsLevelsPeriodsAndRollUps(string slice, string rows)
    {
        var plan = await service.Shared(_cells);

        Assert.Equal(rows.Split('|'), CubePlan.Rows(await plan.Slice(slice)));
    }

    [Fact]
    public async Task Read_ShowsAStoredTotalWithWhatLiesBelow()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "gmv tier=mid 2024-Q1 30",
            "gmv tier=head 2024-Q1 20",
            "gmv - 2024-Q1 60",
            "gmv - 2024-Q2 5"
        );

        var cell = (await plan.Slice("""{"indicators":["gmv"],"period":"2024-Q1"}""")).Is(200).Json["rows"]![0]!["cells"]![0]!;

        Assert.Equal("""{"state":"stored","value":60,"below":50,"difference":10}""", cell.ToJsonString());
        Assert.Equal("65", await plan.At("gmv - 2024"));
    }

    [Fact]
    public async Task Read_ByPages_TogetherEqualsTheWhole()
    {
        var plan = await service.Shared(_cells);
        foreach (var suppress in new[] { "none", "missing", "zero" })
        {
            var slice =
                $$"""{"indicators":["gmv"],"rows":[{"dimension":"market","leaves":true},{"dimension":"tier"},{"grain":"month"}],"suppress":"{{suppress}}"}""";
            var whole = CubePlan.Rows(await plan.Slice(slice, "?first=1000"));
            foreach (var first in new[] { 1, 2, 7, 50 })
            {
                var rows = new List<string>();
                for (string? after = "", query = $"?first={first}"; after is not null; query = $"?first={first}&after={after}")
                {
                    var page = await plan.Slice(slice, query);
                    var found = CubePlan.Rows(page);
                    Assert.True(found.Length == first || page.NextCursor is null, $"{found.Length} rows of {first}");
                    rows.AddRange(found);
                    after = page.NextCursor;
                }
                Assert.Equal(whole, rows);
            }
            Assert.Equal(
                suppress switch
                {
                    "none" => 108,
                    _ => 3,
                },
                whole.Length
            );
        }
    }

    [Fact]
    public async Task Read_ReportsEveryFaultAtOnce()
    {
        var plan = await service.Shared(_cells);

        (
            await plan.Slice(
                """
                {"scenario":"dream","indicators":["gmv","nothing","gmv"],"measures":["target","target"],"filter":{"line":"golf","depth":"x"},"period":"1999",
                 "rows":[{"dimension":"market","members":["mexico","atlantis","mexico"]},{"dimension":"market"},{"dimension":"tier","level":0},{"grain":"month","within":"2030"}],
                 "columns":[{"periods":["2024","2024"]},{"members":["sales"]}]}
                """
            )
        ).HasFaults(
            "unknown-reference /scenario",
            "unknown-reference /indicators/1",
            "duplicate-item /indicators/2",
            "duplicate-item /measures",
            "unknown-reference /rows/0/members/1",
            "duplicate-item /rows/0/members/2",
            "duplicate-item /rows/1/dimension",
            "out-of-range /rows/2/level",
            "period-outside-calendar /rows/3/within",
            "duplicate-item /columns/0",
            "duplicate-item /columns/0/periods/1",
            "duplicate-item /columns/1",
            "missing-field /columns/1/dimension",
            "unknown-reference /filter/depth",
            "unknown-reference /filter/line",
            "not-allowed /period",
            "period-outside-calendar /period"
        );
    }

    [Theory]
    [InlineData("""{}""", "missing-field /indicators")]
    [InlineData("""{"indicators":[]}""", "too-few /indicators")]
    [InlineData("""{"indicators":["gmv"],"measures":[]}""", "too-few /measures")]
    [InlineData("""{"indicators":["gmv"],"colums":[]}""", "unknown-field /colums")]
    [InlineData("""{"indicators":["gmv"],"rows":[{"dimension":"tier","depth":1}]}""", "unknown-field /rows/0/depth")]
    [InlineData("""{"indicators":["gmv"],"rows":[{"dimension":"tier","members":[]}]}""", "too-few /rows/0/members")]
    [InlineData("""{"indicators":["gmv"],"rows":[{"dimension":"tier","members":["mid"],"leaves":true}]}""", "not-allowed /rows/0/members")]
    [InlineData("""{"indicators":["gmv"],"rows":[{"dimension":"tier","below":"mexico"}]}""", "unknown-reference /rows/0/below")]
    [InlineData("""{"indicators":["gmv"],"rows":[{"dimension":"tier","grain":"month"}]}""", "not-allowed /rows/0")]
    [InlineData("""{"indicators":["gmv"],"period":"2024-14"}""", "bad-period /period")]
    [InlineData("""{"indicators":["gmv"],"measures":["goal"]}""", "not-allowed /measures/0")]
    [InlineData("""{"indicators":["gmv"],"rows":[null]}""", "wrong-type /rows/0")]
    public async Task Read_WithABadSlice_SaysWhere(string slice, string fault)
    {
        var plan = await service.Shared(_cells);

        (await plan.Slice(slice)).HasFaults(fault);
    }

    [Fact]
    public async Task Read_WithABadPage_SaysSo()
    {
        var plan = await service.Shared(_cells);
        const string Slice = """{"indicators":["gmv"]}""";

        (await plan.Slice(Slice, "?first=0")).IsProblem(400, "invalid");
        (await plan.Slice(Slice, "?after=x")).IsProblem(400, "invalid");
        (await plan.Slice(Slice, "?after=-1")).IsProblem(400, "invalid");
        (await plan.Slice(Slice, "?page=2")).IsProblem(400, "invalid");
        (await new CubePlan(service.Api, "/v1/plans/none").Slice(Slice)).IsProblem(404, "not-found");
        Assert.Empty(CubePlan.Rows(await plan.Slice(Slice, "?after=99999999999")));
    }

    [Fact]
    public async Task Read_OfABillionCells_IsRefusedWithItsSize()
    {
        var plan = await CubePlan.Large(service.Api);

        var answer = await plan.Slice(
            """{"indicators":["gmv"],"measures":["target","actual","forecast"],"rows":[{"dimension":"large"},{"dimension":"wide"}],"columns":[{"grain":"day"}]}"""
        );

        answer.IsProblem(413, "slice-too-large");
        Assert.Contains("1,098,000,000", (string)answer.Json["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WhoseSumDoesNotFit_SaysSo()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024 800000000000000", "stores tier=head 2024 800000000000000");

        (await plan.Slice("""{"indicators":["stores"],"rows":[{"dimension":"tier","total":true}]}""")).IsProblem(400, "invalid");
        Assert.Equal("800000000000000", await plan.At("stores tier=mid 2024"));
    }

    [Fact]
    public async Task Read_OverGraphQL_AnswersTheSame()
    {
        var plan = await service.Shared(_cells);
        var rest = (
            await plan.Slice(
                """{"indicators":["gmv"],"rows":[{"dimension":"tier"}],"columns":[{"grain":"quarter","total":true}]}""",
                "?first=2"
            )
        )
            .Is(200)
            .Json;

        var graph = await Graph(
            """
            { plan(code: "CODE") { slice(first: 2, slice: { indicators: ["gmv"], rows: [{ dimension: "tier" }], columns: [{ grain: QUARTER, total: true }] }) {
              version rowCount nextCursor columns { indicatorCode measure period } rows { cells { state value } } } } }
            """,
            plan
        );

        var page = graph["data"]!["plan"]!["slice"]!;
        Assert.Equal((string?)rest["nextCursor"], (string?)page["nextCursor"]);
        Assert.Equal((long)rest["rowCount"]!, (long)page["rowCount"]!);
        Assert.Equal(
            rest["rows"]!.AsArray().SelectMany(row => row!["cells"]!.AsArray()).Select(cell => cell!["value"]?.ToJsonString()),
            page["rows"]!.AsArray().SelectMany(row => row!["cells"]!.AsArray()).Select(cell => cell!["value"]?.ToJsonString())
        );
        var faulty = await Graph("""{ plan(code: "CODE") { slice(slice: { indicators: ["none"] }) { rowCount } } }""", plan);
        Assert.Contains("unknown-reference", faulty.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> Graph(string query, CubePlan plan) =>
        (
            await service.Api.Post(
                "/graphql",
                new JsonObject { ["query"] = query.Replace("CODE", plan.Path.Split('/')[^1], StringComparison.Ordinal) }.ToJsonString()
            )
        ).Json;
}
