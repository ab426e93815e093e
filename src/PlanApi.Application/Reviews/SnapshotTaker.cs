using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Alerts;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Scorecards;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>Records the state of a plan at the end of a day. Call within a snapshot of the database.</summary>
public sealed class SnapshotTaker(PlanDb db, PlanFinder plans, ScoreReader scores, AlertStore alerts, TimeProvider clock)
{
    /// <summary>
    /// The snapshot of the scope of a schedule. If its numbers cannot be computed, the snapshot gives the reason, and the review is held
    /// all the same.
    /// </summary>
    public async Task<Outcome<TakenSnapshot>> Take(Code plan, ReviewSchedule schedule, DateOnly day, CancellationToken cancellation)
    {
        if (!(await plans.Get(plan, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        // Whoever holds the review, it is taken down whole.
        var open = await scores.Open(row, Grants.Everything, Visibility.Everything, cancellation);
        var snapshot = new ReviewSnapshot
        {
            Date = day,
            TakenAt = clock.GetUtcNow(),
            PlanVersion = open.Row.Version,
        };
        var taken = (await Overflows.Answered("", () => WithScore(snapshot, open, schedule, cancellation))).IsSuccess(
            out var scored,
            out failure
        )
            ? scored
            : new TakenSnapshot(
                snapshot with
                {
                    Problem = string.Join(" ", failure.Faults.Select(fault => fault.Message).Prepend(failure.Message)),
                },
                IsScoreWithin: false
            );
        return taken with { Snapshot = await WithAlerts(taken.Snapshot, open, schedule, cancellation) };
    }

    private async Task<Outcome<TakenSnapshot>> WithScore(
        ReviewSnapshot snapshot,
        ScoreReader.ScoredPlan plan,
        ReviewSchedule schedule,
        CancellationToken cancellation
    )
    {
        var subject = new ScoreSubject { Objective = schedule.Objective, Scope = schedule.Objective is null ? schedule.Scope : null };
        if (!(await scores.Of(plan, subject, snapshot.Date, Code.Baseline, cancellation)).IsSuccess(out var read, out var failure))
            return failure;
        var children = ScoredChild.Of(read.Scored);
        // An objective is its key results; a place is all that is wanted there.
        var named =
            schedule.Indicators.Count > 0 ? plan.Targets.Where(target => schedule.Indicators.Contains(target.Indicator))
            : schedule.Objective is null ? plan.Targets
            : [];
        var lit = read
            .Lights.Lit(named)
            .Concat(schedule.Indicators.Count > 0 ? [] : Leaves(read.Scored))
            .DistinctBy(number => number.Claim.Key)
            .Where(number => NamedPlaces.IsWithin(plan.Structure, number.Claim.Scope, schedule.Scope, snapshot.Date))
            .OrderBy(number => Rank(number.Light))
            .ThenBy(number => number.Claim.Key, StringComparer.Ordinal)
            .ToList();
        var with = snapshot with
        {
            Score = Of(ScoreAnswer.Of(read.Scored)),
            Sentence = ScoreText.Sentence(read.Scored),
            Children =
            [
                .. children
                    .Take(ReviewSnapshot.MaxChildren)
                    .Select(child =>
                        Of(child.Child) with
                        {
                            Weight = child.Weight,
                            Share = child.Share,
                            Contribution = child.Contribution,
                        }
                    ),
            ],
            ChildrenLeftOut = Math.Max(0, children.Count - ReviewSnapshot.MaxChildren),
            Lights = [.. lit.Take(ReviewSnapshot.MaxLights).Select(Of)],
            LightsLeftOut = Math.Max(0, lit.Count - ReviewSnapshot.MaxLights),
        };
        return new TakenSnapshot(with, IsWithin(plan, read.Scored, schedule.Scope, snapshot.Date));
    }

    private async Task<ReviewSnapshot> WithAlerts(
        ReviewSnapshot snapshot,
        ScoreReader.ScoredPlan plan,
        ReviewSchedule schedule,
        CancellationToken cancellation
    )
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(plan.Row.TimeZone);
        // No time zone is a whole day away from UTC, so that what was closed before that day was closed by its end.
        var dayBefore = snapshot.Date.AddDays(-1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).Ticks;
        var rows = db.Set<AlertRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Row.Id && row.Day <= snapshot.Date && (row.ClosedAt == null || row.ClosedAt >= dayBefore))
            .OrderByDescending(row => row.Number);
        var found = (await alerts.Show(rows, cancellation))
            .Where(alert =>
                (alert.ClosedAt is not { } at || DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) > snapshot.Date)
                && (schedule.Indicators.Count == 0 || (alert.Indicator is { } indicator && schedule.Indicators.Contains(indicator)))
                && NamedPlaces.IsWithin(plan.Structure, alert.Scope, schedule.Scope, snapshot.Date)
            )
            .ToList();
        return snapshot with
        {
            Alerts =
            [
                .. found
                    .Take(ReviewSnapshot.MaxAlerts)
                    .Select(alert => new SnapshotAlert(
                        alert.Number,
                        alert.Target,
                        alert.Indicator,
                        alert.Scope,
                        alert.Light,
                        alert.State,
                        alert.Owing(),
                        alert.RaisedAt,
                        alert.Sentence,
                        alert.KeyRiskIndicator,
                        alert.Risk
                    )),
            ],
            AlertsLeftOut = Math.Max(0, found.Count - ReviewSnapshot.MaxAlerts),
        };
    }

    // Whoever sees the scope, and nothing else, may then see the score: no part elsewhere counts in it, and no share of a whole that may be
    // elsewhere.
    private static bool IsWithin(ScoreReader.ScoredPlan plan, ScoredNode root, Scope scope, DateOnly day)
    {
        var shares = SignalFinder.FollowingTotals([.. plan.Structure.Definitions.Values], _ => true);
        var (objectives, results) = (
            plan.Parts.Objectives.ToDictionary(objective => objective.Code),
            plan.Parts.KeyResults.ToDictionary(result => result.Code)
        );
        return Nodes(root)
            .Select(scored => scored.Node)
            .All(node =>
                Scopes(node).All(at => NamedPlaces.IsWithin(plan.Structure, at, scope, day))
                && (node.Claim is not { } claim || !shares.Contains(claim.Target?.Indicator ?? claim.Indicator.Code))
            );

        IEnumerable<Scope> Scopes(ScoreNode node) =>
            new[]
            {
                node.Scope,
                node.Claim?.Scope,
                node.Kind == ScoreKind.KeyResult && node.Code is { } code ? objectives[results[code].Objective].Scope : null,
            }.OfType<Scope>();
    }

    // Every number that the score is made of, each once.
    private static List<LitNumber> Leaves(ScoredNode root) =>
        [.. Nodes(root).Select(node => node.Lit).OfType<LitNumber>().DistinctBy(lit => lit.Claim.Key)];

    // Everything that the score is made of, and itself.
    private static IEnumerable<ScoredNode> Nodes(ScoredNode root)
    {
        var (seen, open) = (new HashSet<ScoredNode>(ReferenceEqualityComparer.Instance), new Stack<ScoredNode>([root]));
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            yield return node;
            foreach (var child in node.Children)
                open.Push(child);
        }
    }

    private static int Rank(Light light) =>
        light switch
        {
            Light.Red => 0,
            Light.Yellow => 1,
            Light.Stale => 2,
            Light.Green => 3,
            Light.NoData => 4,
            _ => 5,
        };

    private static SnapshotScore Of(ScoreAnswer score) =>
        new(score.Kind, score.Code, score.Names, score.Scope, score.Indicator, score.Score, score.Attainment, score.Light, score.Coverage);

    private static SnapshotLight Of(LitNumber lit) =>
        new(
            lit.Claim.Target?.Code,
            lit.Claim.Indicator.Code,
            lit.Claim.Indicator.Names,
            lit.Claim.Scope,
            lit.Claim.Period,
            lit.Light,
            Shown.Of(lit.Attainment?.Value),
            Shown.Of(lit.Actual),
            Shown.Of(lit.Pace?.Expected?.Low),
            LightText.Sentence(lit)
        );
}

/// <summary>A snapshot as it was taken.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="IsScoreWithin">Whether the score counts only parts within the schedule's scope.</param>
public sealed record TakenSnapshot(ReviewSnapshot Snapshot, bool IsScoreWithin);
