using System.Collections.Concurrent;
using PlanApi.Application.Errors;

namespace PlanApi.Application.Persistence;

/// <summary>Open connections with their prepared statements, for the few hand-written reads that are asked for most.</summary>
public sealed class KeptConnections : IDisposable
{
    // Reads with one are short.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Storage _storage;
    private readonly ConcurrentBag<KeptConnection> _free = [];
    private readonly SemaphoreSlim _places;

    public KeptConnections(Storage storage)
    {
        _storage = storage;
        _places = new SemaphoreSlim(storage.MostKept, storage.MostKept);
        storage.ConnectionsLost += CloseFree;
    }

    /// <summary>A connection that nobody else has. Whoever has one asks for no second.</summary>
    /// <exception cref="FailureException">All were in use for too long: <see cref="Busy"/>.</exception>
    public KeptConnection Rent()
    {
        if (!_places.Wait(Patience))
            throw new FailureException(new Busy());
        try
        {
            if (_free.TryTake(out var kept))
                return kept;
            _storage.Demand();
            kept = _storage.Open();
            kept.GiveBack = Return;
            return kept;
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <summary>A connection that reads the database as it is at one moment.</summary>
    public KeptConnection RentSnapshot()
    {
        var kept = Rent();
        try
        {
            kept.Begin();
            return kept;
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    /// <summary>Whether any plan is stored; fails when the database does not answer. It needs no preparation by EF Core.</summary>
    public bool AnyPlan()
    {
        using var connection = Rent();
        using var plans = connection.Read("SELECT 1 FROM plans LIMIT 1");
        return plans.Read();
    }

    public void Dispose()
    {
        _storage.ConnectionsLost -= CloseFree;
        CloseFree();
        _places.Dispose();
    }

    private void CloseFree()
    {
        while (_free.TryTake(out var kept))
            kept.Close();
    }

    private void Return(KeptConnection connection)
    {
        if (connection.IsUsable)
        {
            _free.Add(connection);
        }
        else
        {
            connection.Close();
            // Where one is broken, so are those that lie here, most often.
            CloseFree();
        }
        _places.Release();
    }
}

/// <summary>A connection that is given back when it is disposed of. Only one thread at a time has it.</summary>
public abstract class KeptConnection : IDisposable
{
    // By reference: to hash a long statement takes longer than to find its rows.
    private readonly Dictionary<string, SqlStatement> _prepared = new(ReferenceEqualityComparer.Instance);

    private bool _isSnapshot;

    /// <summary>Takes the connection back.</summary>
    internal Action<KeptConnection>? GiveBack { get; set; }

    /// <summary>Whether it can be used again.</summary>
    internal virtual bool IsUsable => true;

    /// <summary>The rows of a prepared statement, a constant, with its parameters <c>$1</c>, <c>$2</c>, ... set.</summary>
    public SqlRows Read(string sql, params ReadOnlySpan<SqlValue> values)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
            _prepared.Add(sql, statement = Prepare(sql));
        return statement.Read(values);
    }

    /// <summary>The rows of a statement that is put together for one read, and not kept.</summary>
    internal SqlRows ReadOnce(SqlText sql) => new OwnRows(Prepare(sql.ToString()), sql.Values);

    public void Dispose()
    {
        if (_isSnapshot)
            End();
        GiveBack!(this);
        GC.SuppressFinalize(this);
    }

    /// <summary>From now on until the connection is given back, it reads the database as it is at one moment.</summary>
    internal void Begin()
    {
        BeginSnapshot();
        _isSnapshot = true;
    }

    internal virtual void Close()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
    }

    private protected abstract SqlStatement Prepare(string sql);

    private protected abstract void BeginSnapshot();

    private protected abstract void EndSnapshot();

    private void End()
    {
        _isSnapshot = false;
        EndSnapshot();
    }
}
