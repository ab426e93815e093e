namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>One prepared statement for each row: SQLite has no faster way.</summary>
internal sealed class SqliteRowWriter(PlanDb db, string table, IReadOnlyList<StoredColumn> columns, int key = 0) : RowWriter
{
    private readonly SqlStatement _insert = db.Prepare(
        $"INSERT INTO \"{table}\" ({StoredColumn.List(columns)}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, at) => $"${at + 1}"))}){StoredColumn.OnConflict(columns, key)}"
    );

    public override void Add(params ReadOnlySpan<SqlValue> values) => _insert.Run(values);

    public override void Complete()
    {
        // Each row was written when it came.
    }

    public override void Dispose() => _insert.Dispose();
}
