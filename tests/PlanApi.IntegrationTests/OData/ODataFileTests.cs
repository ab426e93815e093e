using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MiniExcelLibs;
using Parquet;
using PlanApi.IntegrationTests.Kit;
using PlanApi.IntegrationTests.Lists;

namespace PlanApi.IntegrationTests.OData;

/// <summary>Whole tables as files, for programs that read one address.</summary>
public sealed class ODataFileTests(ManyParts parts) : IClassFixture<ManyParts>
{
    private const string Root = "/odata/many";

    [Theory]
    [InlineData("Targets")]
    [InlineData("Members")]
    [InlineData("Phases")]
    [InlineData("ExchangeRates")]
    [InlineData("Indicators")]
    public async Task EveryFile_HasTheRowsOfTheTable(string table)
    {
        var rows = (await parts.Service.Api.Get($"{Root}/{table}")).Is(200).Json["value"]!
            .AsArray()
            .Select(row => row!.AsObject())
            .ToList();
        Assert.NotEmpty(rows);

        var lines = (await Get($"{table}.ndjson")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            rows.Select(row =>
                new JsonObject(
                    row.Where(field => field.Value is not null)
                        .Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value!.DeepClone()))
                ).ToJsonString()
            ),
            lines.Select(line => JsonNode.Parse(line)!.ToJsonString())
        );
        Assert.Equal(rows.Count, (await Get($"{table}.csv")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        var sheet = MiniExcel
            .Query(new MemoryStream((await Get($"{table}.xlsx")).Bytes), useHeaderRow: true)
            .Cast<IDictionary<string, object?>>();
        Assert.Equal(
            rows.Select(row => string.Join('|', row.Select(cell => Shown(cell)))),
            sheet.Select(row => string.Join('|', row.Select(cell => Shown(cell))))
        );
        await using var parquet = await ParquetReader.CreateAsync(new MemoryStream((await Get($"{table}.parquet")).Bytes));
        Assert.Equal(rows[0].Select(field => field.Key), parquet.Schema.DataFields.Select(field => field.Name));
        using var group = parquet.OpenRowGroupReader(0);
        Assert.Equal(rows.Count, group.RowCount);
    }

    [Fact]
    public async Task OptionsOfRows_AreOptionsOfFiles()
    {
        var some = (await Get("Targets.csv?$select=Code,Value&$orderby=Code desc&$top=3")).Text.Split("\r\n");
        var rows = (await parts.Service.Api.Get($"{Root}/Targets?$select=Code,Value&$orderby=Code desc&$top=3")).Is(200).Json[
            "value"
        ]!.AsArray();

        Assert.Equal("Code,Value", some[0]);
        Assert.Equal(rows.Select(row => $"{row!["Code"]},{row["Value"]!.ToJsonString()}"), some[1..4]);
        (await parts.Service.Api.Unchecked().Get($"{Root}/Targets.csv?$filter=Nothing eq 1")).Is(400);
        (await parts.Service.Api.Unchecked().Get($"{Root}/Nothing.csv")).Is(404);
    }

    [Fact]
    public async Task Accept_IsHonoured()
    {
        var csv = (await parts.Service.Api.With("Accept", "text/csv").Get($"{Root}/Targets")).Is(200);

        Assert.Equal("text/csv", csv.Type);
        Assert.Equal((await Get("Targets.csv")).Text, csv.Text);
        Assert.Equal("many-Targets.csv", csv.Response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("application/json", (await parts.Service.Api.With("Accept", "*/*").Get($"{Root}/Targets")).Is(200).Type);
    }

    [Fact]
    public async Task PowerBi_OpensTheFeed()
    {
        var file = await Get("plan.pbids");
        var details = JsonNode.Parse(file.Text)!["connections"]![0]!["details"]!;

        Assert.Equal("many.pbids", file.Response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("odata", (string)details["protocol"]!);
        Assert.EndsWith("/odata/many", (string)details["address"]!["url"]!, StringComparison.Ordinal);
    }

    private static string Shown(KeyValuePair<string, JsonNode?> field) =>
        field.Value?.GetValueKind() switch
        {
            null => "",
            // A sheet does not tell an empty text from nothing.
            JsonValueKind.String when (string?)field.Value == "" => "",
            JsonValueKind.String
                when DateTime.TryParse((string)field.Value!, CultureInfo.InvariantCulture, out var day)
                    && ((string)field.Value!).Length == 10 => $"{field.Key}={day:yyyy-MM-dd}",
            JsonValueKind.True => $"{field.Key}=True",
            JsonValueKind.False => $"{field.Key}=False",
            JsonValueKind.Number => $"{field.Key}={field.Value!.GetValue<decimal>().ToString("0.########", CultureInfo.InvariantCulture)}",
            _ => $"{field.Key}={field.Value}",
        };

    private static string Shown(KeyValuePair<string, object?> cell) =>
        cell.Value switch
        {
            null => "",
            DateTime day => $"{cell.Key}={day:yyyy-MM-dd}",
            double number => $"{cell.Key}={((decimal)number).ToString("0.########", CultureInfo.InvariantCulture)}",
            var other => $"{cell.Key}={Convert.ToString(other, CultureInfo.InvariantCulture)}",
        };

    private async Task<Answer> Get(string path) => (await parts.Service.Api.Get($"{Root}/{path}")).Is(200);
}
