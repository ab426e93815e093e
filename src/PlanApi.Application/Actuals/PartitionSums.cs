using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Actuals;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Updates the kept sums of a partition when cells change. The differences are gathered in memory and added in the order of the table.
/// Some sums are not kept but rolled up on request: sums of overlapping cells, of other currencies, of periods longer than a day, and sums
/// that are too large.
/// </summary>
internal sealed class PartitionSums : IDisposable
{
    private const int MaxGathered = 500_000;

    private const string Scopes = "SELECT scope_id FROM partition_scopes WHERE plan_id = $1 AND partition_id = $2";
    private const string AddScope =
        "INSERT INTO partition_scopes (plan_id, partition_id, scope_id) VALUES ($1, $2, $3) "
        + "ON CONFLICT (plan_id, partition_id, scope_id) DO NOTHING";
    private const string Find =
        "SELECT period, value, cells FROM cell_sums "
        + "WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period >= $4 AND period <= $5";
    private const string Delete = "DELETE FROM cell_sums WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period = $4";

    private readonly long _planId,
        _partition;
    private readonly CubeStructure _structure;
    private readonly ScopeLists.Lists _above;
    private readonly SqlStatement _scopes,
        _addScope,
        _find,
        _delete;
    private readonly RowWriter _rows;
    private readonly Dictionary<(int Scope, int Period), (long Value, long Cells)> _gathered = [];
    private DisjointScopes? _disjoint;
    private int _lastScope = -1;

    public PartitionSums(PlanDb db, long planId, long partition, CubeStructure structure, ScopeLists.Lists above)
    {
        (_planId, _partition, _structure, _above) = (planId, partition, structure, above);
        (_scopes, _addScope, _find, _delete) = (db.Prepare(Scopes), db.Prepare(AddScope), db.Prepare(Find), db.Prepare(Delete));
        _rows = db.Put("cell_sums", 4, "plan_id", "partition_id", "scope_id", "period", "value", "cells");
    }

    /// <summary>Whether the sums are still right.</summary>
    public bool AreKept { get; private set; } = true;

    /// <summary>Notes that a cell is new, or that its value has changed by this difference.</summary>
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
        foreach (var sums in _gathered.OrderBy(pair => pair.Key).GroupBy(pair => pair.Key.Scope))
        {
            if (AreKept)
                AreKept = Flush(
                    _structure.Scopes.Ids[sums.Key],
                    WithMonths([.. sums.Select(sum => (sum.Key.Period, (Int128)sum.Value.Value, sum.Value.Cells))])
                );
        }
        if (AreKept)
            _rows.Complete();
        _gathered.Clear();
    }

    /// <summary>The differences of a scope's days with those of their months, in the order of the table.</summary>
    private static (int Period, Int128 Value, long Cells)[] WithMonths((int Period, Int128 Value, long Cells)[] days) =>
        [
            .. days.Concat(
                    days.GroupBy(day => MonthOf(day.Period))
                        .Select(month =>
                            (month.Key, month.Aggregate((Int128)0, (sum, day) => sum + day.Value), month.Sum(day => day.Cells))
                        )
                )
                .OrderBy(sum => sum.Item1),
        ];

    private static int MonthOf(int day) => Period.FromKey(day) is var period ? Period.OfMonth(period.Year, period.Number).Key : 0;

    /// <summary>Writes the sums of one scope; whether they fit.</summary>
    private bool Flush(long scope, (int Period, Int128 Value, long Cells)[] sums)
    {
        var stored = new Dictionary<int, (long Value, long Cells)>();
        using (var row = _find.Read(_planId, _partition, scope, sums[0].Period, sums[^1].Period))
        {
            while (row.Read())
                stored.Add((int)row.Integer(0), (row.Integer(1), row.Integer(2)));
        }
        foreach (var (period, value, cells) in sums)
        {
            var before = stored.GetValueOrDefault(period);
            var sum = before.Value + value;
            if (sum > long.MaxValue || sum < long.MinValue)
                return false;
            if (before.Cells + cells == 0)
                _delete.Run(_planId, _partition, scope, period);
            else
                _rows.Add(_planId, _partition, scope, period, (long)sum, before.Cells + cells);
        }
        return true;
    }

    public void Dispose()
    {
        foreach (var used in (IDisposable[])[_scopes, _addScope, _find, _delete, _rows])
            used.Dispose();
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

    /// <summary>Whether a scope with a new cell overlaps no other scope with cells of the partition.</summary>
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
