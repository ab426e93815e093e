namespace PlanApi.Application.Persistence.Postgres;

/// <summary>
/// Holds rows in memory, so that other statements may run in between, and then sends them together. Rows whose keys may already exist go
/// by <c>COPY</c> into a temporary table, and from there in one statement.
/// </summary>
internal sealed class PostgresRowBuffer : RowWriter
{
    // To make ready for COPY takes longer than so few.
    private const int Few = 32;

    private const int Most = 20_000;

    private readonly PostgresConnection _connection;
    private readonly IReadOnlyList<StoredColumn> _columns;
    private readonly string _table;
    private readonly string _names;
    private readonly string _onConflict;
    private readonly List<SqlValue> _values = [];

    /// <param name="connection">Inside a transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns of each row, the key's columns first.</param>
    /// <param name="key">How many columns are the key; 0 where every row is new.</param>
    public PostgresRowBuffer(PostgresConnection connection, string table, IReadOnlyList<StoredColumn> columns, int key)
    {
        (_connection, _columns, _table) = (connection, columns, table);
        (_names, _onConflict) = (StoredColumn.List(columns), StoredColumn.OnConflict(columns, key));
    }

    public override void Add(params ReadOnlySpan<SqlValue> values)
    {
        _values.AddRange(values);
        if (_values.Count >= Most * _columns.Count)
            Complete();
    }

    public override void Complete()
    {
        var rows = _values.Count / _columns.Count;
        if (rows is > 0 and <= Few)
            Insert();
        else if (rows > 0 && _onConflict.Length == 0)
            Copy(_table);
        else if (rows > 0)
            Merge();
        _values.Clear();
    }

    public override void Dispose()
    {
        // What was not completed is not written.
    }

    private void Insert()
    {
        using var statement = new PostgresStatement(
            _connection,
            $"INSERT INTO \"{_table}\" ({_names}) VALUES ({string.Join(", ", _columns.Select((_, at) => $"${at + 1}"))}){_onConflict}"
        );
        for (var row = 0; row < _values.Count; row += _columns.Count)
            statement.Run(Row(row));
    }

    private void Merge()
    {
        var own = $"put_{_table}";
        Run($"CREATE TEMPORARY TABLE \"{own}\" ON COMMIT DROP AS SELECT {_names} FROM \"{_table}\" WITH NO DATA");
        Copy(own);
        Run($"INSERT INTO \"{_table}\" ({_names}) SELECT {_names} FROM \"{own}\"{_onConflict}");
        // Another writer of the transaction may have other columns.
        Run($"DROP TABLE \"{own}\"");
    }

    private void Copy(string table)
    {
        using var rows = new PostgresRowWriter(_connection, table, _columns);
        for (var row = 0; row < _values.Count; row += _columns.Count)
            rows.Add(Row(row));
        rows.Complete();
    }

    private void Run(string sql)
    {
        using var statement = new PostgresStatement(_connection, sql);
        statement.Run();
    }

    private ReadOnlySpan<SqlValue> Row(int start) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values).Slice(start, _columns.Count);
}
