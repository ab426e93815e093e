using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PlanApi.Application.Persistence;

/// <summary>The rows of a prepared statement, one after the other, without what ADO.NET does for each value. Dispose of it to end the read.</summary>
public readonly ref struct SqlRows(SqliteConnection connection, sqlite3_stmt statement)
{
    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        return false;
    }

    /// <summary>An integer; 0 where there is none.</summary>
    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>An integer; null where there is none.</summary>
    public long? IntegerOrNull(int column) =>
        IsNull(column) ? null : raw.sqlite3_column_int64(statement, column);

    /// <summary>A text; the empty one where there is none.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    /// <summary>A text that is never empty where there is one; null where there is none.</summary>
    public string? TextOrNull(int column) => Utf8(column) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>A text's bytes, until the next row; none where there is no text. Databases are in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Whether there is nothing.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public void Dispose() => raw.sqlite3_reset(statement);
}
