using Parquet;
using PlanApi.Domain.Values;

namespace PlanApi.Application.TableFiles;

/// <summary>
/// Parquet: texts by dictionaries, numbers as exact decimals. Rows are gathered into groups; one group is in memory.
/// </summary>
internal sealed class ParquetTable(Stream output, IReadOnlyList<TableColumn> columns) : TableWriter
{
    private const int GroupRows = 64 * 1024;

    private static readonly ParquetOptions _options = new()
    {
        CompressionMethod = CompressionMethod.Snappy,
        DictionaryEncodingThreshold = 1,
    };

    private readonly ParquetColumn[] _columns = [.. columns.Select(ParquetColumn.Of)];
    private ParquetWriter? _file;
    private int _at;
    private int _rows;

    public override void Text(string? value)
    {
        if (value is null)
            _columns[_at++].AddNothing();
        else
            Add(value);
    }

    public override void Steps(long? steps)
    {
        if (steps is { } number)
            Add(new Quantity(number).ToDecimal());
        else
            _columns[_at++].AddNothing();
    }

    public override void Number(decimal value) => Add(value);

    public override void Whole(long value) => Add(value);

    public override void Date(DateOnly value) => Add(value);

    public override void Moment(DateTime value) => Add(value);

    public override void Flag(bool value) => Add(value);

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

    private void Add<T>(T value)
    {
        // Every value of a column is of its kind; what may be missing anywhere is a text to every kind.
        if (_columns[_at++] is IParquetValues<T> column)
            column.Add(value);
        else
            throw new InvalidOperationException($"The column '{columns[_at - 1].Name}' holds no {typeof(T).Name}.");
    }

    private async Task EndGroup(CancellationToken cancellation)
    {
        _file ??= await ParquetWriter.CreateAsync(
            new Parquet.Schema.ParquetSchema(_columns.Select(column => column.Field)),
            output,
            _options,
            cancellationToken: cancellation
        );
        using var group = _file.CreateRowGroup();
        foreach (var column in _columns)
            await column.Flush(group, cancellation);
        group.CompleteValidate();
        _rows = 0;
    }
}
