using System.Text;
using MiniExcelLibs;
using PlanApi.Application.Errors;
using PlanApi.Application.TableFiles;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>The files of tables, whatever is in them.</summary>
public sealed class TableWriterTests
{
    private static readonly TableColumn[] _columns = [new("name"), new("value", TableValue.Number, 4, "CNY")];

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=1,\"2\"", "\"'=1,\"\"2\"\"\"")]
    [InlineData("a, \"b\"\nc", "\"a, \"\"b\"\"\nc\"")]
    [InlineData("2024-Q1", "2024-Q1")]
    [InlineData("", "")]
    public async Task TextInCsv_IsNeverAFormula(string text, string written) =>
        Assert.Equal($"name,value\r\n{written},-5.25\r\n", Encoding.UTF8.GetString(await Written(TableFormat.Csv, [(text, -52_500)])));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("<b> & \"c\" ]]>")]
    [InlineData("  two  ")]
    [InlineData("年度 \U0001F600")]
    [InlineData("line\nbreak")]
    public async Task TextInAWorkbook_IsThatText(string text)
    {
        var row = MiniExcel.Query(new MemoryStream(await Written(TableFormat.Xlsx, [(text, 0)]))).Skip(1).Single();

        Assert.Equal(text, ((IDictionary<string, object>)row)["A"]);
    }

    [Fact]
    public async Task WhatXmlDoesNotKnow_IsReplaced()
    {
        var row = MiniExcel.Query(new MemoryStream(await Written(TableFormat.Xlsx, [("a\u0001b\uD800", 0)]))).Skip(1).Single();

        Assert.Equal("a\uFFFDb\uFFFD", ((IDictionary<string, object>)row)["A"]);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.0001")]
    [InlineData(-50, "-0.005")]
    [InlineData(-10_500, "-1.05")]
    [InlineData(9_000_000_000_000_001, "900000000000.0001")]
    [InlineData(long.MaxValue, "922337203685477.5807")]
    [InlineData(long.MinValue, "-922337203685477.5808")]
    public async Task Numbers_AreExact(long steps, string written)
    {
        Assert.EndsWith(
            $",{written}\r\n",
            Encoding.UTF8.GetString(await Written(TableFormat.Csv, [("a", steps)])),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            $":{written}}}\n",
            Encoding.UTF8.GetString(await Written(TableFormat.Ndjson, [("a", steps)])),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    [InlineData(TableFormat.Parquet)]
    [InlineData(TableFormat.Ndjson)]
    public async Task SameTable_IsTheSameFile(TableFormat format)
    {
        (string?, long?)[] rows = [("a", 10_000), (null, null), ("b", -1)];

        Assert.Equal(await Written(format, rows), await Written(format, rows));
    }

    [Fact]
    public void MoreColumnsThanASheetHolds_AreRefused()
    {
        var columns = Enumerable.Range(0, 16_385).Select(at => new TableColumn($"c{at}")).ToArray();

        var refused = Assert.Throws<FailureException>(() => TableWriter.Begin(TableFormat.Xlsx, new MemoryStream(), "wide", columns));

        Assert.Equal("sheet-too-large", refused.Failure.Code);
    }

    [Trait("Suite", "Slow")]
    [Fact]
    public async Task MoreRowsThanASheetHolds_AreRefused()
    {
        await using var table = TableWriter.Begin(TableFormat.Xlsx, Stream.Null, "long", _columns);
        for (var row = 1; row < 1_048_576; row++)
            await Add(table, ("a", row));

        var refused = await Assert.ThrowsAsync<FailureException>(() => Add(table, ("a", 0)));

        Assert.Equal("sheet-too-large", refused.Failure.Code);
    }

    private static async Task<byte[]> Written(TableFormat format, IEnumerable<(string? Name, long? Value)> rows)
    {
        using var file = new MemoryStream();
        await using (var table = TableWriter.Begin(format, file, "table", _columns))
        {
            foreach (var row in rows)
                await Add(table, row);
            await table.Complete(default);
        }
        return file.ToArray();
    }

    private static async Task Add(TableWriter table, (string? Name, long? Value) row)
    {
        table.Text(row.Name);
        table.Steps(row.Value);
        await table.EndRow(default);
    }
}
