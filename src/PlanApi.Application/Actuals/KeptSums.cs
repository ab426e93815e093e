using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;

namespace PlanApi.Application.Actuals;

/// <summary>The kept sums of one partition: a range of a key for each scope.</summary>
internal sealed class KeptSums(PlanDb db, long planId, long partition, ScopeIndex index) : IDaySums
{
    private const string Sums = """
        SELECT period, value, cells FROM cell_sums
        WHERE plan_id = ?1 AND partition_id = ?2 AND scope_id = ?3 AND period BETWEEN ?4 AND ?5 ORDER BY period
        """;

    private const string Own = """
        SELECT period, value, 1 FROM cells
        WHERE plan_id = ?1 AND partition_id = ?2 AND scope_id = ?3 AND period BETWEEN ?4 AND ?5 ORDER BY period
        """;

    private const string LatestSum = "SELECT MAX(period) FROM cell_sums WHERE plan_id = ?1 AND partition_id = ?2 AND scope_id = ?3 AND period <= ?4";
    private const string LatestOwn = "SELECT MAX(period) FROM cells WHERE plan_id = ?1 AND partition_id = ?2 AND scope_id = ?3 AND period <= ?4";

    public IReadOnlyList<DateOnly?> Latest(IReadOnlyList<int[]> scopes, DateOnly until)
    {
        db.Database.OpenConnection();
        try
        {
            using var sums = new PreparedSql(db, LatestSum);
            using var own = new PreparedSql(db, LatestOwn);
            return [.. scopes.Select(members => index.Find(members) is >= 0 and var scope ? Latest(sums, scope, until) ?? Latest(own, scope, until) : null)];
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    public void Read(IReadOnlyList<int[]> scopes, DateOnly first, DateOnly last, Action<int, DaySum> add)
    {
        // A transaction keeps it open; without one, for as long as this reads.
        db.Database.OpenConnection();
        try
        {
            using var sums = new PreparedSql(db, Sums);
            using var own = new PreparedSql(db, Own);
            for (var at = 0; at < scopes.Count; at++)
            {
                if (index.Find(scopes[at]) is >= 0 and var scope && !Read(sums, false, at, scope, first, last, add))
                    Read(own, true, at, scope, first, last, add);
            }
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    // No scope has both: cells that lie in others are not kept this way.
    private bool Read(PreparedSql sql, bool isOwn, int at, int scope, DateOnly first, DateOnly last, Action<int, DaySum> add)
    {
        using var row = sql.Read(planId, partition, index.Ids[scope], Period.OfDay(first).Key, Period.OfDay(last).Key);
        var any = false;
        for (; row.Read(); any = true)
            add(at, new DaySum(DayOf(row.Integer(0)), row.Integer(1), row.Integer(2), isOwn));
        return any;
    }

    private DateOnly? Latest(PreparedSql sql, int scope, DateOnly until)
    {
        using var row = sql.Read(planId, partition, index.Ids[scope], Period.OfDay(until).Key);
        return row.Read() && !row.IsNull(0) ? DayOf(row.Integer(0)) : null;
    }

    private static DateOnly DayOf(long key)
    {
        var day = Period.FromKey((int)key);
        return new DateOnly(day.Year, day.Number, day.Day);
    }
}
