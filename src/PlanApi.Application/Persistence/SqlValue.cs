namespace PlanApi.Application.Persistence;

/// <summary>The value of a parameter: an integer, a text, bytes, a day, true or false, or nothing.</summary>
public readonly struct SqlValue : IEquatable<SqlValue>
{
    private SqlValue(SqlKind kind, long number, object? content) => (Kind, Number, Content) = (kind, number, content);

    internal SqlKind Kind { get; }

    /// <summary>An integer; 1 for true; the number of a day.</summary>
    internal long Number { get; }

    /// <summary>A text, bytes or a list of integers.</summary>
    internal object? Content { get; }

    public static implicit operator SqlValue(long number) => new(SqlKind.Integer, number, null);

    public static implicit operator SqlValue(long? number) => number is { } known ? known : default(SqlValue);

    public static implicit operator SqlValue(string? text) => text is null ? default : new(SqlKind.Text, 0, text);

    public static implicit operator SqlValue(byte[] bytes) => new(SqlKind.Bytes, 0, bytes);

    public static implicit operator SqlValue(bool isSo) => new(SqlKind.Boolean, isSo ? 1 : 0, null);

    public static implicit operator SqlValue(DateOnly day) => new(SqlKind.Day, day.DayNumber, null);

    /// <summary>A list of integers, for a database that has lists.</summary>
    internal static SqlValue Of(long[] numbers) => new(SqlKind.Integers, 0, numbers);

    public static bool operator ==(SqlValue one, SqlValue other) => one.Equals(other);

    public static bool operator !=(SqlValue one, SqlValue other) => !one.Equals(other);

    public bool Equals(SqlValue other) =>
        (Kind, Number) == (other.Kind, other.Number)
        && (
            Content is byte[] bytes
                ? other.Content is byte[] others && bytes.AsSpan().SequenceEqual(others)
                : Equals(Content, other.Content)
        );

    public override bool Equals(object? obj) => obj is SqlValue other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, Number);
}

internal enum SqlKind
{
    Nothing,
    Integer,
    Text,
    Bytes,
    Boolean,
    Day,
    Integers,
}
