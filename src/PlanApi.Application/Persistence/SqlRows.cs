using PlanApi.Domain.Values;

namespace PlanApi.Application.Persistence;

/// <summary>The rows of a statement, one after the other. Dispose of it to end the read, before the statement itself.</summary>
public abstract class SqlRows : IDisposable
{
    /// <summary>Goes to the next row; false after the last.</summary>
    public abstract bool Read();

    /// <summary>An integer; 0 if the column is empty.</summary>
    public abstract long Integer(int column);

    /// <summary>An integer; null if the column is empty.</summary>
    public long? IntegerOrNull(int column) => IsNull(column) ? null : Integer(column);

    /// <summary>True or false; false if the column is empty.</summary>
    public abstract bool Boolean(int column);

    /// <summary>A text; an empty text if the column is empty.</summary>
    public abstract string Text(int column);

    /// <summary>A text that is never empty; null if the column is empty.</summary>
    public abstract string? TextOrNull(int column);

    /// <summary>A code as it was stored; null if the column is empty.</summary>
    public Code? CodeOrNull(int column) => TextOrNull(column) is { } code ? Code.Known(code) : null;

    /// <summary>A text's bytes in UTF-8, until the next row; none where there is no text.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int column);

    /// <summary>Bytes; none where there are none.</summary>
    public abstract byte[] Bytes(int column);

    /// <summary>A day; null where there is none.</summary>
    public abstract DateOnly? Day(int column);

    /// <summary>Whether there is nothing.</summary>
    public abstract bool IsNull(int column);

    public abstract void Dispose();
}
