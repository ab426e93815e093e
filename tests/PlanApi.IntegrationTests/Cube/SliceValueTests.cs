using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>Blocks of values that are written into the cells of a slice.</summary>
public sealed class SliceValueTests(OpenService service) : IClassFixture<OpenService>
{
    private const string TwoByTwo =
        """{"indicators":["stores"],"rows":[{"dimension":"tier","members":["mid","head"]}],"columns":[{"periods":["2024-Q1","2024-Q2"]}]}""";

    private const string WithTotals =
        """{"indicators":["inquiries","visitors","conversion"],"rows":[{"dimension":"market","total":true}],"columns":[{"periods":["2024-Q1","2024"]}]}""";

    [Fact]
    public async Task Write_PutsEachValueWhereTheSliceShowsIt()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 9");

        var answer = (await plan.WriteSlice(TwoByTwo, "[[1,2],[3,4]]", """{"results":true}""")).Is(200).Json;

        Assert.Equal(["tier=mid: 1 2", "tier=head: 3 4"], CubePlan.Rows(await plan.Slice(TwoByTwo)));
        Assert.Equal((4, 0), ((int)answer["changed"]!, (int)answer["unchanged"]!));
        Assert.Equal(
            ["mid 2024-Q1 9 1", "mid 2024-Q2  2", "head 2024-Q1  3", "head 2024-Q2  4"],
            answer["cells"]!.AsArray().Select(cell => $"{cell!["scope"]!["tier"]} {cell["period"]} {cell["before"]} {cell["after"]}")
        );
    }

    [Fact]
    public async Task Write_OfSeveralIndicatorsAndMeasures_GoesByTheSlicesOrder()
    {
        var plan = await CubePlan.New(service);
        const string Slice =
            """{"indicators":["gmv","stores"],"measures":["actual","target"],"filter":{"market":"eu"},"rows":[{"grain":"quarter"}],"columns":[{"dimension":"tier","members":["mid"]}]}""";

        (await plan.WriteSlice(Slice, "[[1.25,2,3,4],[5,6,7,8],[9,10,11,12],[null,null,null,16]]")).Is(200);

        Assert.Equal(
            ["- 2024-Q1: 1.25 2 3 4", "- 2024-Q2: 5 6 7 8", "- 2024-Q3: 9 10 11 12", "- 2024-Q4: missing missing missing 16"],
            CubePlan.Rows(await plan.Slice(Slice))
        );
        Assert.Equal("7", await plan.At("stores tier=mid,market=eu 2024-Q2 - actual"));
    }

    [Fact]
    public async Task Write_OfASliceThatWasReadPerDay_LeavesWhatItShows_AndConvertsTheRest()
    {
        var plan = await CubePlan.New(service, null, "stores - 2024-01 100", "sellers - 2024-01 3");
        const string Slice = """{"indicators":["stores","sellers"],"rows":[{"periods":["2024-01","2024-02"]}],"flowBasis":"perDay"}""";
        Assert.Equal(["- 2024-01: 3.2258 3", "- 2024-02: missing missing"], CubePlan.Rows(await plan.Slice(Slice)));

        (await plan.WriteSlice(Slice, "[[3.2258,3],[2,4]]")).Is(200);

        Assert.Equal(
            "100 58 4",
            $"{await plan.At("stores - 2024-01")} {await plan.At("stores - 2024-02")} {await plan.At("sellers - 2024-02")}"
        );
        (await plan.WriteSlice(Slice, "[[3.2259,3],[2,4]]")).IsProblem(400, "invalid");
    }

    [Theory]
    [InlineData("{}", "tier=mid: 5 2|tier=head: 7 missing")]
    [InlineData("""{"empty":"clear"}""", "tier=mid: missing 2|tier=head: missing missing")]
    [InlineData("""{"mode":"add"}""", "tier=mid: 5 8|tier=head: 7 missing")]
    [InlineData("""{"mode":"add","empty":"clear"}""", "tier=mid: missing 8|tier=head: missing missing")]
    public async Task Write_WithEmptyEntries_LeavesOrClearsThem(string how, string rows)
    {
        var plan = await CubePlan.New(
            service,
            null,
            "stores tier=mid 2024-Q1 5",
            "stores tier=mid 2024-Q2 6",
            "stores tier=head 2024-Q1 7"
        );

        (await plan.WriteSlice(TwoByTwo, "[[null,2],[null,null]]", how)).Is(200);

        Assert.Equal(rows.Split('|'), CubePlan.Rows(await plan.Slice(TwoByTwo)));
    }

    [Fact]
    public async Task Write_OfWhatWasRead_ChangesNothing_TotalsAndComputedNumbersIncluded()
    {
        var plan = await CubePlan.New(
            service,
            null,
            "inquiries market=mexico 2024-01 6",
            "visitors market=mexico 2024-02 70",
            "inquiries market=eu 2024-Q1 4",
            "visitors market=eu 2024-Q1 30"
        );
        var (before, values) = (await plan.Export(), CubePlan.Values(await plan.Slice(WithTotals)));

        var same = (await plan.WriteSlice(WithTotals, values.ToJsonString())).Is(200).Json;
        Assert.Equal((0, 18), ((int)same["changed"]!, (int)same["unchanged"]!));
        Assert.Equal(before, await plan.Export());

        values[0]![0] = 5;
        Assert.Equal(1, (int)(await plan.WriteSlice(WithTotals, values.ToJsonString())).Is(200).Json["changed"]!);
        Assert.Equal(
            ("5", "11", "6"),
            (
                await plan.At("inquiries market=eu 2024-Q1"),
                await plan.At("inquiries - 2024"),
                await plan.At("inquiries market=latam 2024-Q1")
            )
        );
    }

    [Fact]
    public async Task Write_OfAnotherComputedNumber_IsAFault_AndOfAnotherTotalIsStored()
    {
        var plan = await CubePlan.New(service, null, "inquiries market=eu 2024-Q1 4", "visitors market=eu 2024-Q1 30");
        const string Slice = """{"indicators":["inquiries","conversion"],"rows":[{"periods":["2024-Q1","2024"]}]}""";

        (await plan.WriteSlice(Slice, "[[4,13.3],[4,14]]")).HasFaults("not-allowed /values/1/1");
        (await plan.WriteSlice(Slice, "[[4,13.3],[4,13.3]]", """{"storeUnchanged":true}""")).HasFaults(
            "not-allowed /values/0/1",
            "not-allowed /values/1/1"
        );
        (await plan.WriteSlice(Slice, "[[4,null],[7,null]]")).Is(200);
        Assert.Equal(["- 2024-Q1: 4 13.3", "- 2024: 7 23.3"], CubePlan.Rows(await plan.Slice(Slice)));
        Assert.Equal(1, (int)(await plan.WriteSlice(Slice, "[[4,null],[7,null]]", """{"storeUnchanged":true}""")).Is(200).Json["changed"]!);
    }

    [Theory]
    [InlineData("[[1,2]]", "wrong-shape /values", "1 rows of 2 values", "2 rows of 2 cells")]
    [InlineData("[]", "wrong-shape /values", "0 rows of 0 values", "2 rows of 2 cells")]
    [InlineData("[[1,2],[3]]", "wrong-shape /values/1", "1 values", "2 cells")]
    [InlineData("[[1,2],[3,4,5]]", "wrong-shape /values/1", "3 values", "2 cells")]
    [InlineData("[[1],[]]", "wrong-shape /values/0, wrong-shape /values/1", "1 values", "2 cells")]
    [InlineData("[[null,null],[null,null]]", "too-few /values", "no value", "cleared")]
    [InlineData("[[1,\"2\"],[3,4]]", "wrong-type /values/0/1", "text", "number")]
    [InlineData("[[1,1e400],[3,4]]", "out-of-range /values/0/1", "1e400", "")]
    [InlineData("[[1,2],[900000000000000,4]]", "out-of-range /values/1/0", "900,000,000,000,000", "")]
    [InlineData("[[1,2],[1.5,4]]", "too-many-decimals /values/1/0", "stores", "")]
    [InlineData("[[1,2],null]", "wrong-type /values/1", "list", "")]
    [InlineData("[1,2]", "wrong-type /values/0, wrong-type /values/1", "list", "")]
    [InlineData("7", "wrong-type /values", "list", "")]
    public async Task Write_OfABlockThatDoesNotFit_SaysWhere(string values, string faults, string found, string wanted)
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 5");
        var before = await plan.Export();

        var answer = (await plan.WriteSlice(TwoByTwo, values)).IsProblem(400, "invalid");

        Assert.Equal(faults, answer.Faults);
        Assert.Contains(found, (string)answer.FaultNodes[0]["message"]!, StringComparison.Ordinal);
        Assert.Contains(wanted, (string)answer.FaultNodes[0]["message"]!, StringComparison.Ordinal);
        Assert.Equal(before, await plan.Export());
    }

    [Theory]
    [InlineData(
        """{"scenario":"dream","indicators":["none"],"rows":[{"dimension":"tier","members":["mid","gold","mid"]}]}""",
        "unknown-reference /slice/scenario",
        "unknown-reference /slice/indicators/0",
        "unknown-reference /slice/rows/0/members/1",
        "duplicate-item /slice/rows/0/members/2"
    )]
    [InlineData("""{"indicators":["stores"],"period":"2031"}""", "period-outside-calendar /slice/period")]
    [InlineData("""{"indicators":[]}""", "too-few /slice/indicators")]
    [InlineData("""{"indicators":["stores"],"rows":[{"dimension":"market","below":"germany"}]}""", "too-few /slice")]
    [InlineData(
        """{"indicators":["stores"],"against":"baseline","suppress":"missing"}""",
        "not-allowed /slice/against",
        "not-allowed /slice/suppress"
    )]
    [InlineData(
        """{"indicators":["stores"],"rows":[{"dimension":"market","members":["eu","latam"],"below":"eu","total":true}]}""",
        "duplicate-cell /values/2/0"
    )]
    [InlineData("""{"indicator":"stores"}""", "unknown-field /slice/indicator", "missing-field /slice/indicators")]
    public async Task Write_WithABadSlice_SaysWhere(string slice, params string[] faults) =>
        (
            await (await CubePlan.New(service)).WriteSlice(
                slice,
                faults[0].Contains("duplicate", StringComparison.Ordinal) ? "[[1],[2],[3]]" : "[[1]]"
            )
        ).HasFaults(faults);

    [Fact]
    public async Task Write_ThatAddsBeyondWhatFits_IsAFault()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 800000000000000");

        (await plan.WriteSlice(TwoByTwo, "[[800000000000000,1],[1,1]]", """{"mode":"add"}""")).HasFaults("out-of-range /values/0/0");
        Assert.Equal("missing", await plan.At("stores tier=head 2024-Q1"));
    }

    [Fact]
    public async Task Write_OfABillionCells_IsRefusedWithItsSize()
    {
        var plan = await CubePlan.Large(service.Api);

        var answer = await plan.WriteSlice(
            """{"indicators":["gmv"],"measures":["target","actual","forecast"],"rows":[{"dimension":"large"},{"dimension":"wide"}],"columns":[{"grain":"day"}]}""",
            "[[1]]"
        );

        answer.IsProblem(413, "slice-too-large");
        Assert.Contains("1,098,000,000", (string)answer.Json["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OfAHeldCell_IsRefusedWhole()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q1 5");
        await plan.Hold("mine", "stores tier=mid 2024-Q1");

        Assert.Equal(
            ["cell-held /holds/mine"],
            CubePlan.Faults((await plan.WriteSlice(TwoByTwo, "[[6,2],[3,4]]")).IsProblem(409, "cells-held"))
        );
        Assert.Equal("missing", await plan.At("stores tier=head 2024-Q1"));
        (await plan.WriteSlice(TwoByTwo, "[[5,2],[3,4]]")).Is(200);
    }

    [Fact]
    public async Task Write_ByAContributor_TakesActualsAlone()
    {
        using var keys = new KeysService();
        var admin = keys.With((await keys.NewKey(Application.Access.Role.Admin)).Key!);
        var plan = (await CubePlan.New(keys, admin)).As(keys.With((await keys.NewKey(Application.Access.Role.Contributor)).Key!));

        (await plan.WriteSlice("""{"indicators":["stores"],"measures":["actual"]}""", "[[1]]")).Is(200);
        (await plan.WriteSlice("""{"indicators":["stores"],"measures":["actual","target"]}""", "[[1,2]]")).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task Write_OverGraphQL_DoesTheSame()
    {
        var plan = await CubePlan.New(service, null, "stores tier=mid 2024-Q2 7");
        const string Mutation = """
            mutation($values: [[Decimal]!]!) { writeSlice(plan: "CODE", input: { results: true, values: $values,
              slice: { indicators: ["stores"], rows: [{ dimension: "tier", members: ["mid", "head"] }], columns: [{ periods: ["2024-Q1", "2024-Q2"] }] } }) {
              written { changed cells { before after } } errors { code faults { code pointer message } } } }
            """;

        var faulty = await Graph("[[1,null],[1.5]]");
        var done = await Graph("[[1,null],[3,4]]");

        Assert.Equal(
            ["wrong-shape /values/1"],
            faulty["errors"]![0]!["faults"]!.AsArray().Select(fault => $"{fault!["code"]} {fault["pointer"]}")
        );
        Assert.Equal(3, (int)done["written"]!["changed"]!);
        Assert.Equal(["tier=mid: 1 7", "tier=head: 3 4"], CubePlan.Rows(await plan.Slice(TwoByTwo)));

        async Task<JsonNode> Graph(string values)
        {
            var answer = (
                await service.Api.Post(
                    "/graphql",
                    new JsonObject
                    {
                        ["query"] = Mutation.Replace("CODE", plan.Path.Split('/')[^1], StringComparison.Ordinal),
                        ["variables"] = new JsonObject { ["values"] = JsonNode.Parse(values) },
                    }.ToJsonString()
                )
            ).Is(200);
            return answer.Json["data"]?["writeSlice"] ?? throw new InvalidOperationException(answer.Text);
        }
    }
}
