using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Scopes;

/// <summary>Lights and alerts of numbers of the cube name their places by codes, which follow when one is renamed.</summary>
internal static class PlaceNames
{
    /// <summary>A member of a dimension is called another.</summary>
    public static Task RenameMember(
        PlanDb db,
        long planId,
        long version,
        string dimension,
        string before,
        string after,
        CancellationToken cancellation
    ) =>
        Rename(
            db,
            planId,
            version,
            pair =>
                pair.Key.ToString() == dimension && pair.Value.ToString() == before
                    ? KeyValuePair.Create(pair.Key, Code.Known(after))
                    : pair,
            cancellation
        );

    /// <summary>A dimension is called another.</summary>
    public static Task RenameDimension(PlanDb db, long planId, long version, string before, string after, CancellationToken cancellation) =>
        Rename(
            db,
            planId,
            version,
            pair => pair.Key.ToString() == before ? KeyValuePair.Create(Code.Known(after), pair.Value) : pair,
            cancellation
        );

    private static async Task Rename(
        PlanDb db,
        long planId,
        long version,
        Func<KeyValuePair<Code, Code>, KeyValuePair<Code, Code>> rename,
        CancellationToken cancellation
    )
    {
        var texts = await db.Set<LightRow>()
            .Where(row => row.PlanId == planId && row.TargetId == 0)
            .Select(row => row.Scope)
            .Union(db.Set<AlertRow>().Where(row => row.PlanId == planId && row.TargetId == 0).Select(row => row.Scope))
            .ToListAsync(cancellation);
        string[][] names =
        [
            .. texts
                .Select(text => new[] { text, new Scope(Scope.FromCanonical(text).Select(rename)).ToString() })
                .Where(pair => pair[0] != pair[1]),
        ];
        if (names.Length == 0)
            return;
        // What already has the new name was of a place that is gone: its lights would be taken for those of this one, and its alert is
        // answered by nobody.
        string[] taken = [.. names.Select(pair => pair[1])];
        await db.Set<LightRow>()
            .Where(row => row.PlanId == planId && row.TargetId == 0 && taken.Contains(row.Scope))
            .ExecuteDeleteAsync(cancellation);
        await db.Set<AlertRow>()
            .Where(row => row.PlanId == planId && row.TargetId == 0 && row.ClosedAt == null && taken.Contains(row.Scope))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, AlertState.Closed)
                        .SetProperty(row => row.ClosedAt, row => row.RaisedAt)
                        .SetProperty(row => row.DueAt, (long?)null)
                        .SetProperty(row => row.Note, "The place is gone; another is called like it now.")
                        .SetProperty(row => row.Version, version),
                cancellation
            );
        foreach (var pair in names)
        {
            db.Run("UPDATE lights SET scope = $1 WHERE plan_id = $2 AND target_id = 0 AND scope = $3", pair[1], planId, pair[0]);
            db.Run(
                "UPDATE alerts SET scope = $1, version = $2 WHERE plan_id = $3 AND target_id = 0 AND scope = $4",
                pair[1],
                version,
                planId,
                pair[0]
            );
        }
    }
}
