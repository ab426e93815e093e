using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Alerts;
using PlanApi.Application.Lights;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>
/// Removes everything from snapshots that a limited caller may not see. The caller may see the snapshots' scope, but members may have
/// moved since then, parts elsewhere may count in the score, and weights among siblings are hidden from the caller.
/// </summary>
public sealed class ReviewTrimmer(SignalFinder signals, AlertStore alerts, VisibilityFinder visibility)
{
    internal async Task<ReviewSnapshot> Trimmed(ReviewRow row, CancellationToken cancellation)
    {
        var (snapshot, seen) = (row.Snapshot, await visibility.For(row.PlanId, cancellation));
        if (!seen.IsLimited)
            return snapshot;
        var (numbers, told) = (await signals.Numbers(row.PlanId, seen, cancellation), await alerts.Owners(row.PlanId, cancellation));
        var named = snapshot.Alerts.Select(alert => alert.Number).ToArray();
        var known = await (await alerts.Seen(row.PlanId, cancellation))
            .Where(alert => named.Contains(alert.Number))
            .Select(alert => alert.Number)
            .ToHashSetAsync(cancellation);
        var trimmed = snapshot with
        {
            Lights = [.. snapshot.Lights.Where(light => seen.MaySee(light.Scope) && numbers.ContainsKey(light.Indicator))],
            Alerts =
            [
                .. snapshot
                    .Alerts.Where(alert => seen.MaySee(alert.Scope) && known.Contains(alert.Number))
                    .Select(alert =>
                        alert with
                        {
                            Owner = told(new(alert.Target, alert.Indicator, alert.Scope, alert.KeyRiskIndicator, alert.Risk), alert.Owner),
                        }
                    ),
            ],
        };
        return row.IsScoreWithin && snapshot.Children.All(child => child.Scope is not { } scope || seen.MaySee(scope))
            ? trimmed with
            {
                Children = [.. snapshot.Children.Select(child => child with { Weight = null, Share = null, Contribution = null })],
            }
            : trimmed with
            {
                Score = null,
                Sentence = LocalText.Empty,
                Children = [],
                ChildrenLeftOut = 0,
                Problem = null,
            };
    }
}
