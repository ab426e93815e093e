extern alias openxml;

using System.Globalization;
using System.Text.Json.Nodes;
using MiniExcelLibs;
using openxml::DocumentFormat.OpenXml.Packaging;
using openxml::DocumentFormat.OpenXml.Validation;
using Parquet;
using PlanApi.IntegrationTests.Kit;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>The files in which a slice leaves: whoever reads one, with what tool ever, has the same numbers.</summary>
public sealed class SliceFileTests(DownloadPlan world) : IClassFixture<DownloadPlan>
{
    private const string Query = "indicators=gmv,stores,conversion&measures=target,actual&rows=market@leaves%2B;tier&columns=month%2B";

    private readonly CubePlan _plan = world.Plan;

    [Fact]
    public async Task EveryFormat_HasTheSameRows()
    {
        var all = await SameRows(_plan, Query);
        var some = await SameRows(world.Limited, Query.Replace("market@leaves%2B", "market:latam", StringComparison.Ordinal));

        Assert.Contains(all, row => row.Contains("germany", StringComparison.Ordinal));
        Assert.DoesNotContain(some, row => row.Contains("germany", StringComparison.Ordinal));
        Assert.Contains(some, row => row.Contains("mexico", StringComparison.Ordinal));
    }

    private static async Task<List<string>> SameRows(CubePlan plan, string query)
    {
        var csv = Csv((await Get("csv")).Text);
        Assert.Equal(csv, Lines((await Get("ndjson")).Text));
        Assert.Equal(csv, Sheet((await Get("xlsx")).Bytes));
        Assert.Equal(csv, await Columns((await Get("parquet")).Bytes));
        return csv;

        async Task<Answer> Get(string suffix) => (await plan.Api.Get($"{plan.Path}/slices.{suffix}?{query}")).Is(200);
    }

    [Theory]
    [InlineData("text/csv", "text/csv; charset=utf-8", "csv")]
    [InlineData("application/x-ndjson", "application/x-ndjson; charset=utf-8", "ndjson")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", null, "xlsx")]
    [InlineData("application/vnd.apache.parquet, text/csv;q=0.5", "application/vnd.apache.parquet", "parquet")]
    [InlineData("*/*", "text/csv; charset=utf-8", "csv")]
    public async Task Accept_ChoosesTheFile(string accept, string? type, string suffix)
    {
        var chosen = (await _plan.Api.With("Accept", accept).Get($"{_plan.Path}/slices?{Query}")).Is(200);
        var named = await Download(suffix);

        Assert.Equal(type ?? accept, chosen.Response.Content.Headers.ContentType!.ToString());
        Assert.Equal(named.Response.Content.Headers.ContentType, chosen.Response.Content.Headers.ContentType);
        Assert.EndsWith(
            $"-slice.{suffix}",
            chosen.Response.Content.Headers.ContentDisposition!.FileName!.Trim('"'),
            StringComparison.Ordinal
        );
        Assert.Equal(named.Bytes.Length, chosen.Bytes.Length);
        Assert.Contains("Accept", chosen.Response.Headers.Vary);
    }

    [Fact]
    public async Task OtherFiles_AreNotAccepted()
    {
        (await _plan.Api.With("Accept", "application/pdf").Get($"{_plan.Path}/slices?{Query}")).IsProblem(406, "not-acceptable");
        (await _plan.Api.Unchecked().Get($"{_plan.Path}/slices.pdf?{Query}")).IsProblem(404, "not-found");
    }

    [Fact]
    public async Task JsonLines_CanBeWrittenBack()
    {
        const string Leaves = "indicators=gmv&measures=target,actual&rows=market=mexico,brazil,germany;tier&columns=month";
        var lines = (await _plan.Api.Get($"{_plan.Path}/slices.ndjson?{Leaves}")).Is(200);

        var written = (await _plan.Api.Post($"{_plan.Path}/cells?storeUnchanged=false", lines.Text, "application/x-ndjson")).Is(200);

        Assert.Equal(0, (int)written.Json["changed"]!);
        Assert.True((int)written.Json["unchanged"]! > 2);
    }

    [Fact]
    public async Task Workbook_IsAsItsFormatWants_AndNamesTheUnit()
    {
        var file = (await _plan.Api.Get($"{_plan.Path}/slices.xlsx?indicators=gmv&rows=market@leaves&columns=month")).Is(200).Bytes;

        using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        Assert.Equal(
            ["indicator", "measure", "period", "scope.market", "value (CNY)"],
            ((IDictionary<string, object>)MiniExcel.Query(new MemoryStream(file), useHeaderRow: true).First()).Keys
        );
    }

    [Fact]
    public async Task Parquet_HoldsDecimals()
    {
        var file = (await _plan.Api.Get($"{_plan.Path}/slices.parquet?indicators=gmv&rows=market@leaves&columns=month")).Is(200).Bytes;

        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file));
        var value = Assert.IsType<Parquet.Schema.DecimalDataField>(reader.Schema.FindDataField("value"));
        Assert.Equal((17, 2), (value.Precision, value.Scale));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    public async Task SliceWithoutNumbers_IsAFileWithoutRows(string suffix)
    {
        var file = (await _plan.Api.Get($"{_plan.Path}/slices.{suffix}?indicators=peak&rows=tier")).Is(200);

        Assert.Empty(
            suffix switch
            {
                "csv" => Csv(file.Text),
                "ndjson" => Lines(file.Text),
                "xlsx" => Sheet(file.Bytes),
                _ => await Columns(file.Bytes),
            }
        );
    }

    private async Task<Answer> Download(string suffix) => (await _plan.Api.Get($"{_plan.Path}/slices.{suffix}?{Query}")).Is(200);

    private static List<string> Csv(string text) => [.. text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    private static List<string> Lines(string text) =>
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!)
                .Select(line =>
                    string.Join(
                        ',',
                        line["indicator"],
                        line["measure"],
                        line["period"],
                        line["scope"]?["market"],
                        line["scope"]?["tier"],
                        line["value"]!.ToJsonString()
                    )
                ),
        ];

    private static List<string> Sheet(byte[] file) =>
        [
            .. MiniExcel
                .Query(new MemoryStream(file))
                .Skip(1)
                .Cast<IDictionary<string, object?>>()
                .Select(row => string.Join(',', row.Values.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))),
        ];

    private static async Task<List<string>> Columns(byte[] file)
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file));
        var rows = new List<string>();
        for (var at = 0; at < reader.RowGroupCount; at++)
        {
            using var group = reader.OpenRowGroupReader(at);
            var texts = new List<string[]>();
            var count = (int)group.RowCount;
            foreach (var field in reader.Schema.DataFields.SkipLast(1))
            {
                var column = new string[count];
                await group.ReadAsync(field, column);
                texts.Add(column);
            }
            var values = new decimal?[count];
            await group.ReadAsync<decimal>(reader.Schema.DataFields[^1], values);
            rows.AddRange(
                Enumerable
                    .Range(0, count)
                    .Select(row =>
                        string.Join(',', texts.Select(column => column[row]))
                        + $",{(values[row]!.Value / 1.0000m).ToString("0.####", CultureInfo.InvariantCulture)}"
                    )
            );
        }
        return rows;
    }
}
