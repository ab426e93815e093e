using Parquet;
using Parquet.Schema;

namespace PlanApi.Application.TableFiles;

/// <summary>A column that takes values of a type.</summary>
internal interface IParquetValues<in T>
{
    void Add(T value);
}

/// <summary>The values of a column in the present group of rows.</summary>
internal abstract class ParquetColumn(DataField of)
{
    // A 64-bit number of 1/10,000 has so many digits before the point; with up to three decimals it is a 64-bit number in the file too.
    private const int WholeDigits = 15;

    public DataField Field { get; } = of;

    public static ParquetColumn Of(TableColumn column) =>
        column.Holds switch
        {
            TableValue.Text => new Texts(column.Name),
            TableValue.Number => new Values<decimal>(
                new DecimalDataField(column.Name, WholeDigits + column.Decimals, column.Decimals, isNullable: true)
            ),
            TableValue.Moment => new Values<DateTime>(
                new DateTimeDataField(
                    column.Name,
                    DateTimeFormat.Timestamp,
                    isAdjustedToUTC: true,
                    unit: DateTimeTimeUnit.Micros,
                    isNullable: true
                )
            ),
            TableValue.Whole => new Values<long>(new DataField(column.Name, typeof(long), isNullable: true)),
            TableValue.Date => new Values<DateOnly>(new DataField(column.Name, typeof(DateOnly), isNullable: true)),
            TableValue.Flag => new Values<bool>(new DataField(column.Name, typeof(bool), isNullable: true)),
            _ => throw new ArgumentOutOfRangeException(nameof(column)),
        };

    public abstract void AddNothing();

    /// <summary>Writes the values into a group of rows, and forgets them.</summary>
    public abstract Task Flush(ParquetRowGroupWriter group, CancellationToken cancellation);

    private sealed class Texts(string name) : ParquetColumn(new DataField(name, typeof(string), isNullable: true)), IParquetValues<string>
    {
        private readonly List<string?> _values = [];

        public void Add(string value) => _values.Add(value);

        public override void AddNothing() => _values.Add(null);

        public override async Task Flush(ParquetRowGroupWriter group, CancellationToken cancellation)
        {
            await group.WriteAsync(Field, _values!);
            _values.Clear();
        }
    }

    private sealed class Values<T>(DataField of) : ParquetColumn(of), IParquetValues<T>
        where T : struct
    {
        private T?[] _values = [];
        private int _count;

        public void Add(T value) => Append(value);

        public override void AddNothing() => Append(null);

        public override async Task Flush(ParquetRowGroupWriter group, CancellationToken cancellation)
        {
            await group.WriteAsync<T>(Field, new ReadOnlyMemory<T?>(_values, 0, _count), cancellationToken: cancellation);
            _count = 0;
        }

        private void Append(T? value)
        {
            if (_count == _values.Length)
                Array.Resize(ref _values, Math.Max(256, _count * 2));
            _values[_count++] = value;
        }
    }
}
