using PlanApi.Application.Persistence;

namespace PlanApi.Application.Feeds;

/// <summary>The rows of a flat table, one after the other. They can be read only while they are handed over.</summary>
public sealed class FlatRows
{
    private readonly SqlRows _rows;
    private readonly IReadOnlyList<(ColumnType Type, int At)> _order;
    private readonly string _orderText;
    private readonly int _take;
    private int _read;
    private bool _hasEnded;

    internal FlatRows(
        SqlRows rows,
        IReadOnlyList<FlatColumn> columns,
        IReadOnlyList<(ColumnType, int)> order,
        string orderText,
        int take,
        long? count
    ) => (_rows, Columns, _order, _orderText, _take, Count) = (rows, columns, order, orderText, take, count);

    /// <summary>The columns that were asked for, in their order.</summary>
    public IReadOnlyList<FlatColumn> Columns { get; }

    /// <summary>How many rows the filter leaves, where that was asked for.</summary>
    public long? Count { get; }

    /// <summary>After the last row: the position for the next page; null where there are no further rows.</summary>
    public string? Position { get; private set; }

    /// <summary>Goes to the next row; false after the last of the page.</summary>
    public bool Read()
    {
        if (_hasEnded)
            return false;
        if (_read == _take || !_rows.Read())
        {
            _hasEnded = true;
            if (_read < _take || !_rows.Read())
                Position = null;
            return false;
        }
        if (++_read == _take)
            Position = FlatPosition.Write(_orderText, _rows, _order);
        return true;
    }

    /// <summary>Whether there is nothing.</summary>
    public bool IsNull(int column) => _rows.IsNull(column);

    /// <summary>A text or a day as 2024-06-18, in UTF-8, until the next row.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => _rows.Utf8(column);

    /// <summary>A whole number; the steps of a number; the ticks of a moment.</summary>
    public long Integer(int column) => _rows.Integer(column);

    /// <summary>A whole number, or a number, as it is.</summary>
    public decimal Number(int column) => FlatNumber.Of(_rows.Integer(column), Columns[column].Decimals);

    /// <summary>True or false.</summary>
    public bool Flag(int column) => _rows.Boolean(column);
}
