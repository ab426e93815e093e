using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Pace;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Sums;

/// <summary>
/// The kept sums of some partitions: what is asked of one of them is read of all in one statement, since a request asks for the same
/// places of many indicators. Read within a snapshot.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="planId">The plan.</param>
/// <param name="index">The plan's scopes.</param>
/// <param name="months">The sums of months, where these are those of days.</param>
internal sealed class KeptSums(PlanDb db, long planId, ScopeIndex index, KeptSums? months)
{
    /// <summary>How many days are held at most, beside what is read ahead; about 64 MB.</summary>
    private const long MaxDays = 2_000_000;

    // By place its days in the span and the last one before it: no scope has both sums and cells of its own.
    private const string Days = $$"""
        WITH wanted (place, partition_id, scope_id) AS (VALUES {0})
        SELECT w.place, (SELECT MAX(s.period) FROM cell_sums s
            WHERE s.plan_id = $1 AND s.partition_id = w.partition_id AND s.scope_id = w.scope_id AND s.period < $2
                AND {{OfDays}}), 0, 0, 0 FROM wanted w
        UNION ALL
        SELECT w.place, (SELECT MAX(c.period) FROM cells c
            WHERE c.plan_id = $1 AND c.partition_id = w.partition_id AND c.scope_id = w.scope_id AND c.period < $2), 0, 0, 1 FROM wanted w
        UNION ALL
        SELECT w.place, s.period, s.value, s.cells, 0 FROM wanted w CROSS JOIN cell_sums s
        WHERE s.plan_id = $1 AND s.partition_id = w.partition_id AND s.scope_id = w.scope_id AND s.period BETWEEN $2 AND $3
            AND {{OfDays}}
        UNION ALL
        SELECT w.place, c.period, c.value, 1, 1 FROM wanted w CROSS JOIN cells c
        WHERE c.plan_id = $1 AND c.partition_id = w.partition_id AND c.scope_id = w.scope_id AND c.period BETWEEN $2 AND $3
        """;

    // Cells have no sums of months of their own.
    private const string Months = $$"""
        WITH wanted (place, partition_id, scope_id) AS (VALUES {0})
        SELECT w.place, s.period, s.value, s.cells, 0 FROM wanted w CROSS JOIN cell_sums s
        WHERE s.plan_id = $1 AND s.partition_id = w.partition_id AND s.scope_id = w.scope_id AND s.period BETWEEN $4 AND $5
            AND NOT {{OfDays}}
        UNION ALL
        SELECT w.place, c.period, c.value, 1, 1 FROM wanted w CROSS JOIN cells c
        WHERE c.plan_id = $1 AND c.partition_id = w.partition_id AND c.scope_id = w.scope_id AND c.period BETWEEN $2 AND $3
        """;

    private const string OfDays = "(s.period / 10000 % 10 = 4)";

    private readonly Dictionary<long, PartitionDays> _partitions = [];
    private long _held;

    /// <summary>Whether days were read ahead, so that all that is asked for is among them.</summary>
    public bool IsAhead { get; private set; }

    /// <summary>The sums of a partition.</summary>
    public PartitionDays Of(long partition) =>
        _partitions.TryGetValue(partition, out var known)
            ? known
            : _partitions[partition] = new PartitionDays(this, partition, index, months?.Of(partition));

    /// <summary>Reads the days of a span at some places of indicators that have kept sums, so that nothing more is read for them.</summary>
    public static void ReadAhead(CubeSource source, IEnumerable<PlaceOverDays> places, DaySpan span)
    {
        var wanted = new List<(PartitionDays Days, int Scope)>();
        foreach (var group in places.GroupBy(place => (place.Indicator, place.Measure)))
        {
            if (source.Sums?.Invoke(group.Key.Indicator, group.Key.Measure) is PartitionDays days)
                wanted.AddRange(
                    days.Unknown(group.Select(place => Members(source.Scopes, place.Scope)), span).Select(scope => (days, scope))
                );
        }
        if (wanted.Count == 0)
            return;
        wanted[0].Days.All.IsAhead = true;
        wanted[0].Days.All.Read(wanted, span, stays: true);
    }

    /// <summary>
    /// Reads some scopes of a partition. What was read ahead is brought to the same days; where nothing was, the scopes are read of all
    /// other partitions as well, as far as there is room.
    /// </summary>
    public void Read(PartitionDays asked, IReadOnlyList<int[]> scopes, DaySpan span)
    {
        var wanted = asked.Unknown(scopes, span).Select(scope => (Days: asked, Scope: scope)).ToList();
        if (wanted.Count == 0)
            return;
        if (IsAhead)
        {
            var others = _partitions.Values.SelectMany(days => days.Ahead(span).Select(scope => (Days: days, Scope: scope)));
            Read([.. wanted.Union(others)], span, stays: true);
            return;
        }
        if (_held + ((long)wanted.Count * span.Length) > MaxDays)
            Forget();
        foreach (var other in _partitions.Values.Where(other => other != asked))
        {
            int[] more = [.. other.Unknown(scopes, span)];
            if (_held + ((wanted.Count + more.LongLength) * span.Length) <= MaxDays)
                wanted.AddRange(more.Select(scope => (other, scope)));
        }
        Read(wanted, span, stays: false);
    }

    // What is known of them is read again with the days between, so that one span says what is known.
    private void Read(List<(PartitionDays Days, int Scope)> wanted, DaySpan span, bool stays)
    {
        foreach (var known in wanted.Select(one => one.Days.SpanOf(one.Scope)).OfType<DaySpan>())
            span = new DaySpan(known.First < span.First ? known.First : span.First, known.Last > span.Last ? known.Last : span.Last);
        var rows = wanted.Select(
            (one, at) => string.Create(CultureInfo.InvariantCulture, $"({at},{one.Days.Partition},{index.Ids[one.Scope]})")
        );
        var found = wanted.Select(_ => new List<DaySum>()).ToArray();
        // A transaction keeps it open; without one, for as long as this reads.
        db.Database.OpenConnection();
        try
        {
            using var statement = db.Prepare(
                (months is null ? Months : Days).Replace("{0}", string.Join(',', rows), StringComparison.Ordinal)
            );
            using var row = months is null
                ? statement.Read(planId, Key(span.First), Key(span.Last), MonthKey(span.First), MonthKey(span.Last))
                : statement.Read(planId, Key(span.First), Key(span.Last));
            while (row.Read())
            {
                if (!row.IsNull(1))
                    found[row.Integer(0)].Add(new DaySum(DayOf(row.Integer(1)), row.Integer(2), row.Integer(3), row.Integer(4) == 1));
            }
        }
        finally
        {
            db.Database.CloseConnection();
        }
        for (var at = 0; at < found.Length; at++)
        {
            // Most often they come in their order.
            if (!IsInOrder(found[at]))
                found[at].Sort((one, other) => one.Day.CompareTo(other.Day));
            wanted[at].Days.Know(wanted[at].Scope, new KnownDays(span, [.. found[at]], stays));
            _held += stays ? 0 : found[at].Count;
        }
    }

    private void Forget()
    {
        foreach (var partition in _partitions.Values)
            partition.Forget();
        _held = 0;
    }

    private static int[] Members(ScopeIndex index, Scope scope) =>
        [
            .. index.Dimensions.Select(dimension =>
                scope.TryGetValue(dimension.Dimension, out var member) ? dimension.Number(member) : DimensionIndex.Top
            ),
        ];

    private static bool IsInOrder(List<DaySum> days)
    {
        for (var at = 1; at < days.Count; at++)
        {
            if (days[at - 1].Day > days[at].Day)
                return false;
        }
        return true;
    }

    private static DateOnly DayOf(long key)
    {
        var day = Period.FromKey((int)key);
        return new DateOnly(day.Year, day.Number, Math.Max(day.Day, 1));
    }

    private static int Key(DateOnly day) => Period.OfDay(day).Key;

    private static int MonthKey(DateOnly day) => Period.OfMonth(day.Year, day.Month).Key;
}
