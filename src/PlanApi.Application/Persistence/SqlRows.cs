using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PlanApi.Application.Persistence;

/// <summary>
/// The rows of a prepared statement, one after the other, without what ADO.NET does for each value: columns are read straight
/// from the library that SQLitePCL has loaded. Dispose of it to end the read, before the statement itself.
/// </summary>
public readonly ref partial struct SqlRows(sqlite3 connection, sqlite3_stmt statement)
{
    private const string Library = "e_sqlite3";

    private readonly nint _row = statement.DangerousGetHandle();

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, connection);
        return false;
    }

    /// <summary>An integer; 0 where there is none.</summary>
    public long Integer(int column) => sqlite3_column_int64(_row, column);

    /// <summary>An integer; null where there is none.</summary>
    public long? IntegerOrNull(int column) => IsNull(column) ? null : sqlite3_column_int64(_row, column);

    /// <summary>A text; the empty one where there is none.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    /// <summary>A text that is never empty where there is one; null where there is none.</summary>
    public string? TextOrNull(int column) => Utf8(column) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>A text's bytes, until the next row; none where there is no text. Databases are in UTF-8.</summary>
    public unsafe ReadOnlySpan<byte> Utf8(int column)
    {
        var bytes = sqlite3_column_blob(_row, column);
        return bytes == 0 ? default : new ReadOnlySpan<byte>((void*)bytes, sqlite3_column_bytes(_row, column));
    }

    /// <summary>Whether there is nothing.</summary>
    public bool IsNull(int column) => sqlite3_column_type(_row, column) == raw.SQLITE_NULL;

    public void Dispose() => raw.sqlite3_reset(statement);

    [LibraryImport(Library), SuppressGCTransition]
    private static partial long sqlite3_column_int64(nint statement, int column);

    [LibraryImport(Library), SuppressGCTransition]
    private static partial nint sqlite3_column_blob(nint statement, int column);

    [LibraryImport(Library), SuppressGCTransition]
    private static partial int sqlite3_column_bytes(nint statement, int column);

    [LibraryImport(Library), SuppressGCTransition]
    private static partial int sqlite3_column_type(nint statement, int column);
}
