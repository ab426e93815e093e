using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Pace;

namespace PlanApi.Application.Actuals;

/// <summary>The kept sums of one partition: a range of a key for each scope.</summary>
internal sealed class KeptSums(PlanDb db, long planId, long partition, ScopeIndex index) : IDaySums
{
    private const string Sums = """
        SELECT period, value, cells FROM cell_sums
        WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period BETWEEN $4 AND $5 ORDER BY period
        """;

    private const string Own = """
        SELECT period, value, 1 FROM cells
        WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period BETWEEN $4 AND $5 ORDER BY period
        """;

    private const string LatestSum =
        "SELECT MAX(period) FROM cell_sums WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period <= $4";
    private const string LatestOwn =
        "SELECT MAX(period) FROM cells WHERE plan_id = $1 AND partition_id = $2 AND scope_id = $3 AND period <= $4";

    private readonly Dictionary<int, DaySum[]> _ahead = [];
    private DaySpan _span;

    /// <summary>The partition whose sums these are.</summary>
    public long Partition => partition;

    /// <summary>The number of a scope, -1 where it is not stored.</summary>
    public int ScopeOf(int[] members) => index.Find(members);

    /// <summary>Takes what was read ahead of a scope: all of its days in a span, and the last one before it.</summary>
    public void Know(int scope, DaySpan span, DaySum[] days) => (_ahead[scope], _span) = (days, span);

    public IReadOnlyList<DateOnly?> Latest(IReadOnlyList<int[]> scopes, DateOnly until)
    {
        if (
            scopes.All(members =>
                index.Find(members) is var scope
                && (scope < 0 || (_ahead.ContainsKey(scope) && until >= _span.First && until <= _span.Last))
            )
        )
        {
            return
            [
                .. scopes.Select(members =>
                    index.Find(members) is >= 0 and var scope
                    && Array.FindLast(_ahead[scope], sum => sum.Day <= until) is { Day: var day }
                    && day != default
                        ? day
                        : (DateOnly?)null
                ),
            ];
        }
        db.Database.OpenConnection();
        try
        {
            using var sums = db.Prepare(LatestSum);
            using var own = db.Prepare(LatestOwn);
            return
            [
                .. scopes.Select(members =>
                    index.Find(members) is >= 0 and var scope ? Latest(sums, scope, until) ?? Latest(own, scope, until) : null
                ),
            ];
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    public void Read(IReadOnlyList<int[]> scopes, DateOnly first, DateOnly last, Action<int, DaySum> add)
    {
        if (
            first >= _span.First
            && last <= _span.Last
            && scopes.All(members => index.Find(members) is var scope && (scope < 0 || _ahead.ContainsKey(scope)))
        )
        {
            for (var at = 0; at < scopes.Count; at++)
            {
                foreach (var sum in index.Find(scopes[at]) is >= 0 and var scope ? _ahead[scope] : [])
                {
                    if (sum.Day >= first && sum.Day <= last)
                        add(at, sum);
                }
            }
            return;
        }
        // A transaction keeps it open; without one, for as long as this reads.
        db.Database.OpenConnection();
        try
        {
            using var sums = db.Prepare(Sums);
            using var own = db.Prepare(Own);
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
    private bool Read(SqlStatement sql, bool isOwn, int at, int scope, DateOnly first, DateOnly last, Action<int, DaySum> add)
    {
        using var row = sql.Read(planId, partition, index.Ids[scope], Period.OfDay(first).Key, Period.OfDay(last).Key);
        var any = false;
        for (; row.Read(); any = true)
            add(at, new DaySum(DayOf(row.Integer(0)), row.Integer(1), row.Integer(2), isOwn));
        return any;
    }

    private DateOnly? Latest(SqlStatement sql, int scope, DateOnly until)
    {
        using var row = sql.Read(planId, partition, index.Ids[scope], Period.OfDay(until).Key);
        return row.Read() && !row.IsNull(0) ? DayOf(row.Integer(0)) : null;
    }

    internal static DateOnly DayOf(long key)
    {
        var day = Period.FromKey((int)key);
        return new DateOnly(day.Year, day.Number, day.Day);
    }
}
