using Npgsql;
using NpgsqlTypes;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>
/// A statement with PostgreSQL's own parameters <c>$1</c>, <c>$2</c>, ...; the provider keeps frequent statements prepared.
/// </summary>
internal sealed class PostgresStatement(PostgresConnection connection, string sql) : SqlStatement
{
    private readonly NpgsqlCommand _command = new(sql, connection.Connection);

    public override SqlRows Read(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        return new PostgresRows(new PostgresReader(connection, PostgresConflicts.Translated(() => _command.ExecuteReader())));
    }

    public override int Run(params ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        return PostgresConflicts.Translated(_command.ExecuteNonQuery);
    }

    public override void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<SqlValue> values)
    {
        connection.Free();
        _command.Parameters.Clear();
        foreach (var value in values)
            _command.Parameters.Add(Parameter(value));
    }

    internal static NpgsqlParameter Parameter(in SqlValue value) =>
        value.Kind switch
        {
            SqlKind.Integer => new NpgsqlParameter<long> { TypedValue = value.Number, NpgsqlDbType = NpgsqlDbType.Bigint },
            SqlKind.Boolean => new NpgsqlParameter<bool> { TypedValue = value.Number != 0, NpgsqlDbType = NpgsqlDbType.Boolean },
            SqlKind.Day => new NpgsqlParameter<DateOnly>
            {
                TypedValue = DateOnly.FromDayNumber((int)value.Number),
                NpgsqlDbType = NpgsqlDbType.Date,
            },
            SqlKind.Text => new NpgsqlParameter<string> { TypedValue = (string)value.Content!, NpgsqlDbType = NpgsqlDbType.Text },
            SqlKind.Bytes => new NpgsqlParameter<byte[]> { TypedValue = (byte[])value.Content!, NpgsqlDbType = NpgsqlDbType.Bytea },
            SqlKind.Integers => new NpgsqlParameter<long[]>
            {
                TypedValue = (long[])value.Content!,
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
            },
            _ => new NpgsqlParameter { Value = DBNull.Value },
        };
}
