using System.Text;
using FsCheck.Xunit;
using PlanApi.Application.Documents;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Documents;

public sealed class CellCsvTests
{
    private const string Header = "measure,indicator,period,value\n";

    [Property(MaxTest = 300)]
    public void Write_AnyCells_ReadBackTheSame(int seed)
    {
        // An empty text cannot be told from an absent one.
        var cells = new RandomPlans(seed).Document().Cells.Select(cell => cell with { Wording = new(cell.Wording.Where(text => text.Value.Length > 0)) }).ToArray();

        var (read, faults) = Read(Write(cells));

        Assert.Empty(faults);
        Assert.Equal(cells, read);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("-12 %", "'-12 %")]
    [InlineData("@a", "'@a")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'tis", "'tis")]
    [InlineData("a, \"b\"\r\nc", "\"a, \"\"b\"\"\r\nc\"")]
    public void Write_Wording_IsNoFormulaAndComesBack(string wording, string written)
    {
        var cell = Cell() with { Wording = LocalText.English(wording), Value = new Quantity(-25_000) };

        var csv = Write([cell]);

        Assert.Equal($"measure,indicator,period,value,currency,comparator,source,wording.en\r\nactual,gmv,2024-Q1,-2.5,,,,{written}\r\n", csv);
        Assert.Equal([cell], Read(csv).Cells);
    }

    [Theory]
    [InlineData("", "syntax  1:1")]
    [InlineData("measure,indicator,perod,value\n", "unknown-field  1:19|missing-field  1:1")]
    [InlineData("measure,indicator,period,value,value\n", "duplicate-field  1:32")]
    [InlineData(Header + "actual,gmv,2024,1\nactual,gmv,2024,x\n\nactul,gmv,2024-13,1.23456\n", "wrong-type /cells/1/value 3:17|bad-period /cells/2/period 5:11|not-allowed /cells/2/measure 5:1|too-many-decimals /cells/2/value 5:19")]
    [InlineData(Header + "actual,gmv,2024\nactual,,2024,1", "syntax /cells/0 2:1|missing-field /cells/1/indicator 3:1")]
    [InlineData(Header + "actual,gmv,2024,\"1", "syntax  2:17")]
    [InlineData(Header + "actual,g\"mv,2024,1", "syntax  2:9")]
    [InlineData(Header + "actual,\"gmv\"x,2024,1", "syntax  2:13")]
    [InlineData(Header + "actual,\"gmv\n\",2024,1\nactual,gmv,2024,", "bad-code /cells/0/indicator 2:8|missing-field /cells/1/value 4:1")]
    [InlineData("measure,indicator,period,value,scope.li ne,wording.English,comparator\nactual,gmv,2024,1,a,b,between", "bad-code /cells/0/scope/li ne 2:19|bad-language /cells/0/wording/English 2:21")]
    [InlineData("measure,indicator,period,value,comparator\nactual,gmv,2024,1,between", "not-allowed /cells/0/comparator 2:19")]
    public void Read_FaultyCsv_NamesRowAndPlace(string csv, string expected) => Assert.Equal(
        expected, string.Join('|', Read(csv).Faults.Select(fault => $"{fault.Code} {fault.Pointer} {fault.Line}:{fault.Column}")));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Read_AnyLineEndAndByteOrderMark_IsTaken(string lineEnd)
    {
        var (cells, faults) = Read($"\uFEFFvalue,period,indicator,measure{lineEnd}\"1\",2024-Q1,gmv,\"actual\"{lineEnd}2.5,2024-Q1,gmv,actual");

        Assert.Empty(faults);
        Assert.Equal([Cell() with { Value = new(10_000) }, Cell() with { Value = new(25_000) }], cells);
    }

    [Fact]
    public void Read_HugeFieldAndWrongBytes_AreRefused()
    {
        Assert.Equal(FaultCodes.TooLong, Assert.Single(Read(Header + "\"" + new string('x', 10_000_000)).Faults).Code);
        Assert.Equal(FaultCodes.TooLarge, Assert.Single(Read(new string(',', 1_000_000)).Faults).Code);
        Assert.Equal(FaultCodes.Syntax, Assert.Single(Read([.. Encoding.UTF8.GetBytes(Header), 0xC3, 0x28]).Faults).Code);
    }

    [Fact]
    public async Task Write_CellWithoutItsColumn_Throws() => await Assert.ThrowsAsync<ArgumentException>(() => CellCsvWriter.WriteAsync(
        Stream.Null, new[] { Cell() with { Wording = LocalText.English("a") } }.ToAsyncEnumerable(), new CellCsvColumns([], [])));

    private static Cell Cell() =>
        new() { Indicator = Code.Parse("gmv"), Period = Period.Parse("2024-Q1"), Measure = Measure.Actual, Value = Quantity.Zero };

    private static string Write(IReadOnlyList<Cell> cells)
    {
        using var stream = new MemoryStream();
        CellCsvWriter.WriteAsync(stream, cells.ToAsyncEnumerable(), CellCsvColumns.Of(cells)).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static (IReadOnlyList<Cell> Cells, IReadOnlyList<Fault> Faults) Read(string csv) => Read(Encoding.UTF8.GetBytes(csv));

    private static (IReadOnlyList<Cell> Cells, IReadOnlyList<Fault> Faults) Read(byte[] csv)
    {
        var faults = new FaultList();
        using var stream = new MemoryStream(csv);
        var cells = CellCsvReader.ReadAsync(stream, faults).ToListAsync().AsTask().GetAwaiter().GetResult();
        return (cells, faults.Faults);
    }
}
