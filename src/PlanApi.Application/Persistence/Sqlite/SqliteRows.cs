using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace PlanApi.Application.Persistence.Sqlite;

/// <summary>Rows whose columns are read directly through SQLitePCL, without the work that ADO.NET does for each value.</summary>
internal sealed partial class SqliteRows(sqlite3 connection, sqlite3_stmt statement) : SqlRows
{
    private const string Library = "e_sqlite3";

    private readonly nint _row = statement.DangerousGetHandle();

    public override bool Read()
    {
        var result = sqlite3_step(_row);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            SqliteErrors.Check(result, connection);
        return false;
    }

    public override long Integer(int column) => sqlite3_column_int64(_row, column);

    public override bool Boolean(int column) => sqlite3_column_int64(_row, column) != 0;

    public override string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    public override string? TextOrNull(int column) => Utf8(column) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    /// <inheritdoc/>
    /// <remarks>Databases are in UTF-8.</remarks>
    public override unsafe ReadOnlySpan<byte> Utf8(int column)
    {
        var bytes = sqlite3_column_blob(_row, column);
        return bytes == 0 ? default : new ReadOnlySpan<byte>((void*)bytes, sqlite3_column_bytes(_row, column));
    }

    public override byte[] Bytes(int column) => Utf8(column).ToArray();

    public override DateOnly? Day(int column) =>
        TextOrNull(column) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public override bool IsNull(int column) => sqlite3_column_type(_row, column) == raw.SQLITE_NULL;

    public override void Dispose() => raw.sqlite3_reset(statement);

    [LibraryImport(Library)]
    private static partial int sqlite3_step(nint statement);

    [LibraryImport(Library), SuppressGCTransition]
    private static partial long sqlite3_column_int64(nint statement, int column);

    [LibraryImport(Library), SuppressGCTransition]
    private static partial nint sqlite3_column_blob(nint statement, int column);

    [LibraryImport(Library), SuppressGCTransition]
    private static partial int sqlite3_column_bytes(nint statement, int column);

    [LibraryImport(Library), SuppressGCTransition]
    private static partial int sqlite3_column_type(nint statement, int column);
}
