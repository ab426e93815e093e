using System.Text.Json.Nodes;
using PlanApi.IntegrationTests.Access;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Matrix;

/// <summary>Of the matrix a limited key sees the rows, columns and cells of its members, and no total over what it is limited in.</summary>
public sealed class MatrixGrantTests(KeysService service) : IClassFixture<KeysService>
{
    [Fact]
    public async Task Matrix_HasTheColumnsThatAreSeen()
    {
        var plan = await CutPlan.Begin(service);

        await plan.IsThatOfTheCut("matrix?date=2024-06-18");
        var matrix = await plan.Read("matrix?date=2024-06-18");
        Assert.Equal(["mid"], matrix["columns"]!.AsArray().Select(column => (string)column!["member"]!));
        Assert.Equal(["sales mid", "brand mid"], matrix["cells"]!.AsArray().Select(cell => $"{cell!["row"]} {cell["column"]}"));
        Assert.Equal(["mid-a-gmv", "mid-gmv"], matrix["columns"]![0]!["targets"]!.AsArray().Select(target => (string)target!["code"]!));
        // A key that sees less has a matrix of its own, whatever was asked before.
        Assert.Equal(
            ["mid-a"],
            (await plan.Other.Get($"{plan.Whole}/matrix?date=2024-06-18")).Is(200).Json["columns"]!
                .AsArray()
                .Select(column => (string)column!["member"]!)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("&scenario=bold")]
    [InlineData("&indicators=gmv,orders")]
    public async Task MatrixLights_AreThoseOfTheCut_WithoutTotals(string query)
    {
        var plan = await CutPlan.Begin(service);

        var (seen, cut) = (
            await plan.Read($"matrix/lights?date=2024-02-29{query}"),
            (await plan.Admin.Get($"{plan.Cut}/matrix/lights?date=2024-02-29{query}")).Is(200).Json
        );

        Assert.Equal(["brand mid", "sales mid", " mid"], seen["cells"]!.AsArray().Select(cell => $"{cell!["row"]} {cell["column"]}"));
        Assert.Equal(
            cut["cells"]!.AsArray().Where(cell => cell!["column"] is not null).Select(cell => cell!.ToJsonString()),
            seen["cells"]!.AsArray().Select(cell => cell!.ToJsonString())
        );
        Assert.Equal(["mid"], seen["columns"]!.AsArray().Select(column => (string)column!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?scenario=bold")]
    [InlineData("?measure=actual&grain=month")]
    public async Task MatrixNumbers_AreThoseOfTheCut_WithoutTotals(string query)
    {
        var plan = await CutPlan.Begin(service);

        var (seen, cut) = (
            await plan.Read($"matrix/numbers{query}"),
            (await plan.Admin.Get($"{plan.Cut}/matrix/numbers{query}")).Is(200).Json
        );

        Assert.Equal(3, seen["rows"]!.AsArray().Count);
        Assert.Equal(
            cut["rows"]!.AsArray().Where(row => row!["scope"]?["tier"] is not null).Select(row => row!.ToJsonString()),
            seen["rows"]!.AsArray().Select(row => row!.ToJsonString())
        );
        Assert.Equal(cut["columns"]!.ToJsonString(), seen["columns"]!.ToJsonString());
    }

    [Fact]
    public async Task Matrix_OfAKeyThatIsLimitedInWhatIsNotCrossed_HasNoNumbers()
    {
        var plan = await CutPlan.Begin(service);
        (await plan.Admin.Post($"{plan.Whole}/dimensions/market/members", """{"code":"latam"}""")).Is(201);
        var key = await service.NewKey(
            Application.Access.Role.Viewer,
            key =>
                key with
                {
                    Members = new Dictionary<string, IReadOnlyList<Domain.Values.Code>>
                    {
                        ["market"] = [Domain.Values.Code.Parse("latam")],
                    },
                }
        );
        var api = service.With(key.Key!);

        Assert.Empty((await api.Get($"{plan.Whole}/matrix/lights?date=2024-02-29")).Is(200).Json["cells"]!.AsArray());
        Assert.Empty((await api.Get($"{plan.Whole}/matrix/numbers?indicators=gmv")).Is(200).Json["rows"]!.AsArray());
        Assert.All(
            (await api.Get($"{plan.Whole}/matrix")).Is(200).Json["cells"]!.AsArray(),
            cell => Assert.Empty(cell!["targets"]?.AsArray() ?? [])
        );
    }

    [Fact]
    public async Task Matrix_OverGraphQL_NamesNothingHidden()
    {
        var plan = await CutPlan.Begin(service);

        var graph = (
            await plan.Ask(
                """
                matrixView(date: "2024-06-18") { columns { memberCode member { code } } cells { columnCode objectives { code parents { code } } targets { code keyResults { totalCount nodes { code } } } } }
                matrixLights(date: "2024-02-29") { cells { row: rowCode column: columnCode lights { indicator: indicatorCode } } }
                matrixNumbers { columns { indicatorCode } rows { cells { value } } }
                members { totalCount } targets { totalCount }
                """
            )
        )["data"]!["plan"]!;

        Assert.Equal(["mid"], graph["matrixView"]!["columns"]!.AsArray().Select(column => (string)column!["memberCode"]!));
        Assert.Equal(3, graph["matrixLights"]!["cells"]!.AsArray().Count);
        Assert.All(graph["matrixNumbers"]!["columns"]!.AsArray(), column => Assert.Equal("gmv", (string)column!["indicatorCode"]!));
        Assert.Equal((4, 3), ((int)graph["members"]!["totalCount"]!, (int)graph["targets"]!["totalCount"]!));
    }
}
