using System.Text;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Files;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.UnitTests.Cube;

public sealed class CellFileTests
{
    private const string Head = "measure,indicator,period,value\n";

    [Theory]
    [InlineData("", "syntax  1:1")]
    [InlineData("indicator,perod,value\n", "unknown-field  1:11|missing-field  1:1")]
    [InlineData("indicator,period,value,value\n", "duplicate-field  1:24")]
    [InlineData("indicator|period|value\ngmv|2024|1", "unknown-field  1:1|missing-field  1:1|missing-field  1:1|missing-field  1:1")]
    [InlineData(
        Head + "actual,gmv,2024,1\nactual,gmv,2024,x\n\nactul,gmv,2024-14,1.23456\n",
        "wrong-type /cells/1/value 3:17|not-allowed /cells/2/measure 5:1|bad-period /cells/2/period 5:11|too-many-decimals "
            + "/cells/2/value 5:19"
    )]
    [InlineData(Head + "actual,gmv,2024\nactual,,2024,1", "syntax /cells/0 2:1|missing-field /cells/1/indicator 3:1")]
    [InlineData(
        Head
            + "actual,gmv,2024,NaN\nactual,gmv,2024,Infinity\nactual,gmv,2024,"
            + ".inf\nactual,gmv,2024,1e400\nactual,gmv,2024,\"1,5\"\nactual,gmv,2024,true",
        "wrong-type /cells/0/value 2:17|wrong-type /cells/1/value 3:17|out-of-range /cells/2/value 4:17|out-of-range "
            + "/cells/3/value 5:17|wrong-type /cells/4/value 6:17|wrong-type /cells/5/value 7:17"
    )]
    [InlineData(Head + "actual,gmv,2024,\"1", "syntax  2:17")]
    [InlineData(Head + "actual,g\"mv,2024,1", "syntax  2:9")]
    [InlineData(Head + "actual,\"gmv\n\",2024,1", "bad-code /cells/0/indicator 2:8")]
    [InlineData("measure,indicator,period,value,scope.li ne\nactual,gmv,2024,1,a", "bad-code /cells/0/scope/li ne 2:19")]
    public void Csv_WithFaults_NamesRowsAndPlaces(string csv, string faults) => Assert.Equal(faults, Faults(csv, CellFileFormat.Csv));

    [Theory]
    [InlineData(
        "{\"indicator\":\"gmv\",\"period\":\"2024\",\"value\":1}\n\n{\"indicator\":\"gmv\"}\n[1]",
        "missing-field /cells/1/period 3:1|wrong-type /cells/2 4:1"
    )]
    [InlineData("{\"indicator\":\"gmv\",\"period\":\"2024\",\"valeu\":1}", "unknown-field /cells/0/valeu 1:36")]
    [InlineData("{\"indicator\":\"gmv\",\"period\":\"2024\",\"value\":NaN}", "syntax /cells/0/value 1:44")]
    [InlineData("{\"indicator\":\"gmv\",\n\"period\":\"2024\",\"value\":1}", "syntax /cells/0 1:19|syntax /cells/1 2:9")]
    [InlineData("{\"indicator\":\"gmv\",\"period\":\"2024\",\"value\":1e99}\n", "out-of-range /cells/0/value 1:44")]
    public void Ndjson_WithFaults_NamesLines(string text, string faults) => Assert.Equal(faults, Faults(text, CellFileFormat.Ndjson));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Csv_WithAnyLineEndAndByteOrderMark_IsTaken(string lineEnd) =>
        Assert.Equal(
            [
                Cell(1) with
                {
                    Measure = Measure.Actual,
                },
                Cell(2.5m) with
                {
                    Scope = new([new(Code.Parse("tier"), Code.Parse("mid"))]),
                    Currency = Code.Parse("USD"),
                },
            ],
            Read(
                $"\uFEFFvalue,period,indicator,measure,scope.tier,currency{lineEnd}"
                    + $"\"1\",2024-Q1,gmv,\"actual\",,{lineEnd}2.5,2024-Q1,gmv,,mid,USD",
                CellFileFormat.Csv
            ).Cells
        );

    [Theory]
    [InlineData(CellFileFormat.Csv, Head + "target,gmv,2024-Q1,\ntarget,gmv,2024-Q1,1")]
    [InlineData(
        CellFileFormat.Ndjson,
        "{\"indicator\":\"gmv\",\"period\":\"2024-Q1\"}\r\n \t\r\n{\"indicator\":\"gmv\",\"period\":\"2024-Q1\",\"value\":1}"
    )]
    public void CellsWithoutAValue_AreLeftOutOrCleared(CellFileFormat format, string text)
    {
        Assert.Equal([Cell(1)], Read(text, format).Cells);
        Assert.Equal([Cell(1) with { Value = null }, Cell(1)], Read(text, format, EmptyCells.Clear).Cells);
    }

    [Fact]
    public void HugeFieldsLinesAndWrongBytes_AreRefused()
    {
        Assert.StartsWith("too-long", Faults(Head + "\"" + new string('x', 10_000_000), CellFileFormat.Csv), StringComparison.Ordinal);
        Assert.StartsWith("too-large", Faults(new string(',', 1_000_000), CellFileFormat.Csv), StringComparison.Ordinal);
        Assert.Equal("too-long  2:1", Faults("\n" + new string(' ', 10_000_000), CellFileFormat.Ndjson));
        Assert.Equal("syntax ", Faults([.. Encoding.UTF8.GetBytes(Head), 0xC3, 0x28], CellFileFormat.Csv));
        Assert.Equal("syntax /cells/0 1:1", Faults([0xC3, 0x28], CellFileFormat.Ndjson));
    }

    [Fact, Trait("Suite", "Slow")]
    public void AMillionCells_AreTaken_AndOneMoreIsNot()
    {
        var text = new StringBuilder("indicator,period,value\n").Insert(23, "gmv,2024-Q1,1\n", CellFile.MaxCells).ToString();

        var cells = Read(text, CellFileFormat.Csv).Cells;

        Assert.Equal(CellFile.MaxCells, cells.Count);
        Assert.Equal(Cell(1), cells[CellFile.MaxCells - 1]);
        Assert.IsType<TooLarge>(Failure(Encoding.UTF8.GetBytes(text + "gmv,2024-Q1,1\n"), CellFileFormat.Csv));
    }

    private static CellEntry Cell(decimal value) =>
        new()
        {
            Indicator = Code.Parse("gmv"),
            Period = Period.Parse("2024-Q1"),
            Value = Quantity.Of(value),
        };

    private static CellEntries Read(string text, CellFileFormat format, EmptyCells empty = EmptyCells.Leave)
    {
        Assert.True(
            Outcome(Encoding.UTF8.GetBytes(text), format, empty).IsSuccess(out var entries, out var failure),
            failure is { Faults: [var fault, ..] } ? fault.Message : failure?.Message
        );
        return entries!;
    }

    private static string Faults(string text, CellFileFormat format) => Faults(Encoding.UTF8.GetBytes(text), format);

    private static string Faults(byte[] text, CellFileFormat format) =>
        string.Join(
            '|',
            Failure(text, format)
                .Faults.Select(fault => $"{fault.Code} {fault.Pointer}{(fault.Line is null ? "" : $" {fault.Line}:{fault.Column}")}")
        );

    private static Failure Failure(byte[] text, CellFileFormat format)
    {
        Assert.False(Outcome(text, format, EmptyCells.Leave).IsSuccess(out _, out var failure));
        return failure!;
    }

    private static Outcome<CellEntries> Outcome(byte[] text, CellFileFormat format, EmptyCells empty)
    {
        using var stream = new MemoryStream(text);
        return CellFile.Read(stream, format, new CellFileOptions { Empty = empty }, CancellationToken.None).GetAwaiter().GetResult();
    }
}
