using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Updates the kept sums of a partition when cells change. The differences are gathered in memory and added in the order of the table.
/// Some sums are not kept but rolled up on request: of cells that overlap, of other currencies, of periods longer than a day, and sums
/// that do not fit.
/// </summary>
internal sealed class PartitionSums : IDisposable
{
    private const int MaxGathered = 500_000;

    private const string Scopes = "SELECT scope_id FROM partition_scopes WHERE plan_id = $1 AND partition_id = $2";
    private const string AddScope =
        "INSERT INTO partition_scopes (plan_id, partition_id, scope_id) VALUES ($1, $2, $3) "
        + "ON CONFLICT (plan_id, partition_id, scope_id) DO NOTHING";
    private const string Find =
        "SELECT value, cells FROM cell_sums WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4";
    private const string Delete = "DELETE FROM cell_sums WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4";

    private const string Upsert = """
        INSERT INTO cell_sums (plan_id, partition_id, scope_id, period, value, cells) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (plan_id, partition_id, scope_id, period) DO UPDATE SET value = excluded.value, cells = excluded.cells
        """;

    private readonly long _planId,
        _partition;
    private readonly CubeStructure _structure;
    private readonly ScopeLists.Lists _above;
    private readonly SqlStatement _scopes,
        _addScope,
        _find,
        _delete,
        _upsert;
    private readonly Dictionary<(int Scope, int Period), (long Value, long Cells)> _gathered = [];
    private DisjointScopes? _disjoint;
    private int _lastScope = -1;

    public PartitionSums(PlanDb db, long planId, long partition, CubeStructure structure, ScopeLists.Lists above)
    {
        (_planId, _partition, _structure, _above) = (planId, partition, structure, above);
        (_scopes, _addScope, _find, _delete, _upsert) = (
            db.Prepare(Scopes),
            db.Prepare(AddScope),
            db.Prepare(Find),
            db.Prepare(Delete),
            db.Prepare(Upsert)
        );
    }

    /// <summary>Whether the sums are still right.</summary>
    public bool AreKept { get; private set; } = true;

    /// <summary>Notes that a cell has changed by so much, or has come.</summary>
    public void Add(int scope, int period, Int128 difference, bool isNew, bool isForeign)
    {
        if (!AreKept)
            return;
        AreKept = !isForeign && (scope == _lastScope || !isNew || Takes(scope)) && Gather(scope, period, difference, isNew ? 1 : 0);
        _lastScope = isNew ? scope : _lastScope;
        if (AreKept && _gathered.Count >= MaxGathered)
            Flush();
    }

    /// <summary>Writes what was gathered.</summary>
    public void Flush()
    {
        foreach (var ((scope, period), (value, cells)) in _gathered.OrderBy(pair => pair.Key))
        {
            if (!AreKept)
                break;
            var id = _structure.Scopes.Ids[scope];
            var (before, count) = (0L, 0L);
            using (var row = _find.Read(_planId, _partition, id, period))
            {
                if (row.Read())
                    (before, count) = (row.Integer(0), row.Integer(1));
            }
            var sum = (Int128)before + value;
            if (sum > long.MaxValue || sum < long.MinValue)
                AreKept = false;
            else if (count + cells == 0)
                _delete.Run(_planId, _partition, id, period);
            else
                _upsert.Run(_planId, _partition, id, period, (long)sum, count + cells);
        }
        _gathered.Clear();
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _scopes, _addScope, _find, _delete, _upsert })
            statement.Dispose();
    }

    private bool Gather(int scope, int period, Int128 difference, long cells)
    {
        if (_above.Of(scope, period) is not { } above)
            return false;
        foreach (var over in above)
        {
            ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_gathered, (over, period), out _);
            var value = sum.Value + difference;
            if (value > long.MaxValue || value < long.MinValue)
                return false;
            sum = ((long)value, sum.Cells + cells);
        }
        return true;
    }

    /// <summary>Whether a scope that has a new cell overlaps none that the partition has cells at.</summary>
    private bool Takes(int scope)
    {
        if (_addScope.Run(_planId, _partition, _structure.Scopes.Ids[scope]) == 0)
            return true;
        var members = new int[_structure.Scopes.Dimensions.Count];
        if (_disjoint is null)
        {
            _disjoint = new DisjointScopes(_structure.Scopes.Dimensions);
            using var row = _scopes.Read(_planId, _partition);
            while (row.Read())
            {
                var known = _structure.Scopes.NumberOf(row.Integer(0));
                if (known >= 0 && !_disjoint.Add(Members(known, members)))
                    return false;
            }
            return true;
        }
        return _disjoint.Add(Members(scope, members));
    }

    private int[] Members(int scope, int[] members)
    {
        for (var dimension = 0; dimension < members.Length; dimension++)
            members[dimension] = _structure.Scopes.MembersOf(dimension)[scope];
        return members;
    }
}
