using PlanApi.Application.TableFiles;

namespace PlanApi.IntegrationTests.Cube;

/// <summary>Files of tables are written without being held.</summary>
[Collection("Measured alone"), Trait("Suite", "Slow")]
public sealed class TableMemoryTests
{
    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    [InlineData(TableFormat.Parquet)]
    [InlineData(TableFormat.Ndjson)]
    public async Task MemoryIsFlat_HoweverManyRows(TableFormat format)
    {
        TableColumn[] columns = [new("name"), new("value", TableValue.Number, 4, "CNY")];
        await using var table = TableWriter.Begin(format, Stream.Null, "long", columns);
        var heap = new List<long>();
        for (var row = 1; row <= 800_000; row++)
        {
            table.Text($"name {row % 1000}");
            table.Steps(row);
            await table.EndRow(default);
            if (row % 100_000 == 0)
                heap.Add(GC.GetTotalMemory(forceFullCollection: true));
        }
        await table.Complete(default);

        Assert.True(heap[^1] < heap[1] + (8 * 1024 * 1024), string.Join(", ", heap));
    }
}

/// <summary>Alone: what other tests hold on to does not count.</summary>
[CollectionDefinition("Measured alone", DisableParallelization = true)]
public sealed class MeasuredAloneCollection;
