using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Cube.RollUps;
using PlanApi.Domain.Pace;

namespace PlanApi.Application.Actuals;

/// <summary>
/// Reads the kept sums of many indicators and places in one statement, so that what is computed of them next asks the database nothing.
/// </summary>
internal static class SumsAhead
{
    // By place its days in the span and the last one before it: no scope has both sums and cells of its own.
    private const string Sql = """
        WITH w(place, partition_id, scope_id) AS (VALUES {0})
        SELECT w.place, s.period, s.value, s.cells, 0 FROM w CROSS JOIN cell_sums s
        WHERE s.plan_id = $1 AND s.partition_id = w.partition_id AND s.scope_id = w.scope_id AND s.period BETWEEN $2 AND $3
        UNION ALL
        SELECT w.place, c.period, c.value, 1, 1 FROM w CROSS JOIN cells c
        WHERE c.plan_id = $1 AND c.partition_id = w.partition_id AND c.scope_id = w.scope_id AND c.period BETWEEN $2 AND $3
        UNION ALL
        SELECT w.place, (SELECT MAX(s.period) FROM cell_sums s
            WHERE s.plan_id = $1 AND s.partition_id = w.partition_id AND s.scope_id = w.scope_id AND s.period < $2), 0, 0, 0 FROM w
        UNION ALL
        SELECT w.place, (SELECT MAX(c.period) FROM cells c
            WHERE c.plan_id = $1 AND c.partition_id = w.partition_id AND c.scope_id = w.scope_id AND c.period < $2), 0, 0, 1 FROM w
        """;

    /// <summary>Reads the days of a span at some places of stored indicators. Call within a snapshot.</summary>
    public static void Read(PlanDb db, long planId, CubeSource source, IEnumerable<PlaceOverDays> places, DaySpan span)
    {
        var wanted = new List<(KeptSums Sums, int Scope)>();
        foreach (var group in places.GroupBy(place => (place.Indicator, place.Measure)))
        {
            if (source.Sums?.Invoke(group.Key.Indicator, group.Key.Measure) is KeptSums sums)
                wanted.AddRange(
                    group
                        .Select(place => Members(source.Scopes, place.Scope))
                        .Select(sums.ScopeOf)
                        .Where(scope => scope >= 0)
                        .Distinct()
                        .Select(scope => (sums, scope))
                );
        }
        if (wanted.Count == 0)
            return;
        var found = wanted.Select(_ => new List<DaySum>()).ToArray();
        var rows = wanted.Select(
            (one, at) => string.Create(CultureInfo.InvariantCulture, $"({at},{one.Sums.Partition},{source.Scopes.Ids[one.Scope]})")
        );
        using var statement = db.Prepare(Sql.Replace("{0}", string.Join(',', rows), StringComparison.Ordinal));
        using var row = statement.Read(planId, Period.OfDay(span.First).Key, Period.OfDay(span.Last).Key);
        while (row.Read())
        {
            if (!row.IsNull(1))
                found[row.Integer(0)]
                    .Add(new DaySum(KeptSums.DayOf(row.Integer(1)), row.IntegerOrNull(2) ?? 0, row.Integer(3), row.Integer(4) == 1));
        }
        for (var at = 0; at < wanted.Count; at++)
            wanted[at].Sums.Know(wanted[at].Scope, span, [.. found[at].OrderBy(sum => sum.Day)]);
    }

    private static int[] Members(ScopeIndex index, Scope scope) =>
        [
            .. index.Dimensions.Select(dimension =>
                scope.TryGetValue(dimension.Dimension, out var member) ? dimension.Number(member) : DimensionIndex.Top
            ),
        ];
}
