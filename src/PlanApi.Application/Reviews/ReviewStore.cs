using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Parties;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>How reviews are read and changed.</summary>
public sealed class ReviewStore(
    PlanDb db,
    PartyStore parties,
    ReviewTrimmer trimmer,
    VisibilityFinder visibility,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
)
{
    /// <summary>
    /// The reviews that the caller may see, by their scopes and objectives when they were opened, and by their schedules if these still
    /// exist.
    /// </summary>
    internal Task<IQueryable<ReviewRow>> Seen(long planId, CancellationToken cancellation) =>
        Seen(planId, db.Set<ReviewRow>().AsNoTracking(), cancellation);

    /// <summary>A review by its number; null where there is none, or the caller may not see it.</summary>
    public async Task<Review?> Find(long planId, long number, CancellationToken cancellation) =>
        await (await Seen(planId, cancellation)).FirstOrDefaultAsync(row => row.Number == number, cancellation) is { } row
            ? await Show(row, cancellation)
            : null;

    /// <summary>The reviews that the caller may see, by their numbers.</summary>
    public async Task<Dictionary<long, Review>> Find(long planId, IReadOnlyCollection<long> numbers, CancellationToken cancellation)
    {
        var rows = await (await Seen(planId, cancellation)).Where(row => numbers.Contains(row.Number)).ToListAsync(cancellation);
        var wanted = rows.Select(row => row.ScheduleId).Distinct().ToArray();
        var schedules = await db.Set<ReviewScheduleRow>()
            .Where(schedule => schedule.PlanId == planId && wanted.Contains(schedule.Id))
            .Select(schedule => new { schedule.Id, schedule.Code })
            .ToDictionaryAsync(schedule => schedule.Id, schedule => schedule.Code, cancellation);
        var found = new Dictionary<long, Review>();
        foreach (var row in rows)
            found[row.Number] = await Show(row, schedules.GetValueOrDefault(row.ScheduleId), cancellation);
        return found;
    }

    /// <summary>Rows as a list shows them, in their order, under their present names.</summary>
    public async Task<IReadOnlyList<ReviewEntry>> List(long planId, IQueryable<ReviewRow> rows, CancellationToken cancellation)
    {
        var isLimited = (await visibility.For(planId, cancellation)).IsLimited;
        var found = await rows.Select(row => new
            {
                row.Number,
                row.Version,
                row.Names,
                row.Kind,
                row.Cadence,
                row.Period,
                row.From,
                row.To,
                row.Owner,
                row.State,
                row.OpenedAt,
                row.IsScoreWithin,
                row.Score,
                row.Light,
                row.OpenActions,
                row.NextDue,
                Schedule = db.Set<ReviewScheduleRow>()
                    .Where(schedule => schedule.PlanId == row.PlanId && schedule.Id == row.ScheduleId)
                    .Select(schedule => schedule.Code)
                    .FirstOrDefault()
                    ?? row.Schedule,
            })
            .ToListAsync(cancellation);
        return
        [
            .. found.Select(row => new ReviewEntry
            {
                Number = row.Number,
                Version = row.Version,
                Schedule = Code.Known(row.Schedule),
                Names = row.Names,
                Kind = row.Kind,
                Cadence = row.Cadence,
                Period = Period.Parse(row.Period),
                From = row.From,
                To = row.To,
                Owner = Parts.Stored.Code(row.Owner),
                State = row.State,
                OpenedAt = new DateTimeOffset(row.OpenedAt, TimeSpan.Zero),
                Score = isLimited && !row.IsScoreWithin ? null : row.Score,
                Light = isLimited && !row.IsScoreWithin ? Light.Undefined : row.Light,
                OpenActions = row.OpenActions,
                NextDue = row.NextDue,
            }),
        ];
    }

    /// <summary>A review that a command changes, at the version that its caller has seen.</summary>
    public async Task<Outcome<ReviewRow>> ToChange(long number, SeenVersions? seen, CancellationToken cancellation)
    {
        if (
            await (await Seen(recorder.Plan!.Id, db.Set<ReviewRow>(), cancellation)).FirstOrDefaultAsync(
                row => row.Number == number,
                cancellation
            )
            is not { } row
        )
            return Missing(number);
        return SeenVersions.Refusal(seen, row.Version) is { } refusal ? refusal : row;
    }

    /// <summary>Likewise, one that is open.</summary>
    public async Task<Outcome<ReviewRow>> Open(long number, SeenVersions? seen, CancellationToken cancellation)
    {
        if (!(await ToChange(number, seen, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        return row.State == ReviewState.Open ? row : new NotAllowedNow("The review is closed; open it again first.");
    }

    /// <summary>Changes a review, with its history, and answers it.</summary>
    public async Task<Outcome<Review>> Change(ReviewRow row, Action<ReviewRow> change, CancellationToken cancellation)
    {
        var before = ReviewRecord.Of(row);
        change(row);
        CountOpen(row);
        row.Version = recorder.Version;
        recorder.Record("Review", Key(row.Number), before, ReviewRecord.Of(row));
        return await Show(row, cancellation);
    }

    /// <summary>Stores a new review, with its history, and answers it.</summary>
    public async Task<Outcome<Review>> Add(ReviewRow row, CancellationToken cancellation)
    {
        CountOpen(row);
        db.Add(row);
        recorder.Record("Review", Key(row.Number), null, ReviewRecord.Of(row));
        return await Show(row, cancellation);
    }

    private static void CountOpen(ReviewRow row)
    {
        var open = row.Actions.Where(action => action.State == ReviewActionState.Open).ToList();
        (row.OpenActions, row.NextDue) = (open.Count, open.Count > 0 ? open.Min(action => action.DueOn) : null);
    }

    /// <summary>A review as it is shown.</summary>
    public async Task<Review> Show(ReviewRow row, CancellationToken cancellation)
    {
        var schedule = await db.Set<ReviewScheduleRow>()
            .Where(other => other.PlanId == row.PlanId && other.Id == row.ScheduleId)
            .Select(other => other.Code)
            .FirstOrDefaultAsync(cancellation);
        return await Show(row, schedule, cancellation);
    }

    private async Task<Review> Show(ReviewRow row, string? schedule, CancellationToken cancellation) =>
        new()
        {
            Number = row.Number,
            Version = row.Version,
            Schedule = Code.Known(schedule ?? row.Schedule),
            Names = row.Names,
            Kind = row.Kind,
            Cadence = row.Cadence,
            Period = Period.Parse(row.Period),
            From = row.From,
            To = row.To,
            Owner = Parts.Stored.Code(row.Owner),
            State = row.State,
            OpenedAt = new DateTimeOffset(row.OpenedAt, TimeSpan.Zero),
            OpenedBy = row.OpenedBy,
            Answers =
            [
                .. row.Questions.Select(
                    (question, at) =>
                        new ReviewAnswer(question, row.Content.Answers.ElementAtOrDefault(at) is { Length: > 0 } text ? text : null)
                ),
            ],
            Findings = row.Content.Findings,
            Decisions = row.Content.Decisions,
            Actions = row.Actions,
            Conclusion = row.Content.Conclusion,
            Closed = row.Closed,
            Reopened = row.Reopened,
            Snapshot = await trimmer.Trimmed(row, cancellation),
        };

    private async Task<IQueryable<ReviewRow>> Seen(long planId, IQueryable<ReviewRow> rows, CancellationToken cancellation)
    {
        var own = rows.Where(row => row.PlanId == planId);
        var seen = await visibility.For(planId, cancellation);
        // What a review keeps tells of all indicators.
        if (seen.Indicators is not null)
            return own.Where(row => false);
        return !seen.IsLimited
            ? own
            : own.Where(row =>
                row.ScopeId != null
                && seen.Scopes.Contains(row.ScopeId.Value)
                && (
                    row.ObjectiveId == null
                    || db.Set<ObjectiveRow>()
                        .Any(objective =>
                            objective.PlanId == planId && objective.Id == row.ObjectiveId && seen.Scopes.Contains(objective.ScopeId)
                        )
                )
                && !db.Set<ReviewScheduleRow>()
                    .Any(schedule =>
                        schedule.PlanId == planId
                        && schedule.Id == row.ScheduleId
                        && (
                            !seen.Scopes.Contains(schedule.ScopeId)
                            || (schedule.ObjectiveId != null && !seen.Scopes.Contains(schedule.Objective!.ScopeId))
                        )
                    )
            );
    }

    /// <summary>Whether a party can be asked.</summary>
    internal Task<bool> IsParty(Code code, CancellationToken cancellation) =>
        parties.Exists(recorder.Plan!.Id, code.ToString(), cancellation);

    /// <summary>The person who acts now, and the reason.</summary>
    internal ReviewStep Step(string? reason) => new(clock.GetUtcNow(), caller.Identity!.Name, reason);

    internal static NotFound Missing(long number) => new("review", Key(number));

    private static string Key(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The changes that people make to a review, as the history keeps them, with the review that they belong to.</summary>
    private sealed record ReviewRecord(
        string Schedule,
        string Period,
        ReviewState State,
        ReviewContent Content,
        IReadOnlyList<ReviewAction> Actions,
        ReviewStep? Closed,
        ReviewStep? Reopened
    )
    {
        public static ReviewRecord Of(ReviewRow row) =>
            new(row.Schedule, row.Period, row.State, row.Content, row.Actions, row.Closed, row.Reopened);
    }
}
