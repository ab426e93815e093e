using Parquet;
using Parquet.Schema;
using PlanApi.Domain.Values;

namespace PlanApi.Application.TableFiles;

/// <summary>
/// Parquet: texts by dictionaries, numbers as exact decimals. Rows are gathered into groups; one group is in memory.
/// </summary>
internal sealed class ParquetTable(Stream output, IReadOnlyList<TableColumn> columns) : TableWriter
{
    private const int GroupRows = 64 * 1024;

    // A 64-bit number of steps has so many digits before the point; with up to three decimals it is a 64-bit number in the file too.
    private const int WholeDigits = 15;

    private static readonly ParquetOptions _options = new()
    {
        CompressionMethod = CompressionMethod.Snappy,
        DictionaryEncodingThreshold = 1,
    };

    private readonly Column[] _columns = [.. columns.Select(column => new Column(column))];
    private ParquetWriter? _file;
    private int _at;
    private int _rows;

    public override void Text(string? value) => _columns[_at++].Texts.Add(value);

    public override void Number(long? steps) =>
        _columns[_at++].Numbers[_rows] = steps is { } number ? new Quantity(number).ToDecimal() : null;

    public override async ValueTask EndRow(CancellationToken cancellation)
    {
        _at = 0;
        if (++_rows == GroupRows)
            await EndGroup(cancellation);
    }

    public override async ValueTask Complete(CancellationToken cancellation)
    {
        if (_rows > 0 || _file is null)
            await EndGroup(cancellation);
        await DisposeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_file is { } file)
        {
            _file = null;
            await file.DisposeAsync();
        }
        await base.DisposeAsync();
    }

    private async Task EndGroup(CancellationToken cancellation)
    {
        _file ??= await ParquetWriter.CreateAsync(
            new ParquetSchema(_columns.Select(column => column.Field)),
            output,
            _options,
            cancellationToken: cancellation
        );
        using var group = _file.CreateRowGroup();
        foreach (var column in _columns)
        {
            if (column.IsText)
                await group.WriteAsync(column.Field, column.Texts!);
            else
                await group.WriteAsync<decimal>(column.Field, column.Numbers.AsMemory(0, _rows), cancellationToken: cancellation);
            column.Texts.Clear();
        }
        group.CompleteValidate();
        _rows = 0;
    }

    /// <summary>The values of a column in the present group.</summary>
    private sealed class Column(TableColumn column)
    {
        public bool IsText { get; } = column.Decimals is null;

        public DataField Field { get; } =
            column.Decimals is { } decimals
                ? new DecimalDataField(column.Name, WholeDigits + decimals, decimals, isNullable: true)
                : new DataField(column.Name, typeof(string), isNullable: true);

        public List<string?> Texts { get; } = [];

        public decimal?[] Numbers { get; } = column.Decimals is null ? [] : new decimal?[GroupRows];
    }
}
