using System.Data;
using Npgsql;

namespace PlanApi.Application.Persistence.Postgres;

/// <summary>A kept connection of the pool.</summary>
internal sealed class PostgresKeptConnection(NpgsqlConnection connection) : KeptConnection
{
    private NpgsqlTransaction? _snapshot;

    internal override bool IsUsable => connection.State == ConnectionState.Open;

    internal override void Close()
    {
        base.Close();
        connection.Dispose();
    }

    private protected override SqlStatement Prepare(string sql) => new PostgresStatement(PostgresConnection.Of(connection), sql);

    private protected override void BeginSnapshot() => _snapshot = connection.BeginTransaction(IsolationLevel.RepeatableRead);

    private protected override void EndSnapshot()
    {
        PostgresConnection.Of(connection).Free();
        _snapshot!.Dispose();
        _snapshot = null;
    }
}
