using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>How alerts are read and changed.</summary>
public sealed class AlertStore(
    PlanDb db,
    SignalFinder signals,
    OwnerChains chains,
    VisibilityFinder visibility,
    ChangeRecorder recorder,
    Caller caller,
    TimeProvider clock
)
{
    /// <summary>The alerts that the caller may see.</summary>
    internal async Task<IQueryable<AlertRow>> Seen(long planId, CancellationToken cancellation) =>
        await signals.Seen(planId, db.Set<AlertRow>().AsNoTracking(), cancellation);

    /// <summary>Rows that the caller sees as they are shown to them, in their order.</summary>
    internal async Task<IReadOnlyList<Alert>> ShowSeen(long planId, IQueryable<AlertRow> rows, CancellationToken cancellation) =>
        await Trimmed(planId, await Show(rows, cancellation), cancellation);

    /// <summary>The open alerts of some targets that the caller sees, by the target, the newest first: one statement for all.</summary>
    internal async Task<ILookup<Code, Alert>> OpenOf(long planId, IEnumerable<Code> targets, CancellationToken cancellation)
    {
        string[] codes = [.. targets.Select(target => target.ToString())];
        var rows = (await Seen(planId, cancellation)).Where(row =>
            row.ClosedAt == null
            && db.Set<TargetRow>().Any(target => target.PlanId == planId && target.Id == row.TargetId && codes.Contains(target.Code))
        );
        return (await ShowSeen(planId, rows.OrderByDescending(row => row.Number), cancellation))
            .Where(alert => alert.Target is not null)
            .ToLookup(alert => alert.Target!.Value);
    }

    /// <summary>Alerts as the caller sees them: without owners whom only a hidden key result or objective tells.</summary>
    internal async Task<IReadOnlyList<Alert>> Trimmed(long planId, IReadOnlyList<Alert> alerts, CancellationToken cancellation)
    {
        if (alerts.Count == 0 || !(await visibility.For(planId, cancellation)).IsLimited)
            return alerts;
        var told = await Owners(planId, cancellation);
        return
        [
            .. alerts.Select(alert =>
                alert with
                {
                    Owner = told(AlertSubject.Of(alert), alert.Owner),
                    EscalatedTo = told(AlertSubject.Of(alert), alert.EscalatedTo),
                }
            ),
        ];
    }

    /// <summary>Answers an owner of an alert where what the caller sees tells that they are, and null otherwise.</summary>
    internal async Task<Func<AlertSubject, Code?, Code?>> Owners(long planId, CancellationToken cancellation)
    {
        var owners = await chains.Of(planId, await visibility.For(planId, cancellation), cancellation);
        return (about, party) => party is { } code && owners(about).Contains(code) ? party : null;
    }

    /// <summary>Rows as they are stored, in their order: with what they are about as it is called now.</summary>
    public async Task<IReadOnlyList<Alert>> Show(IQueryable<AlertRow> rows, CancellationToken cancellation)
    {
        var found = await rows.Select(row => new
            {
                Row = row,
                Target = db.Set<TargetRow>()
                    .Where(target => target.PlanId == row.PlanId && target.Id == row.TargetId)
                    .Select(target => target.Code)
                    .FirstOrDefault(),
                Scope = db.Set<TargetRow>()
                    .Where(target => target.PlanId == row.PlanId && target.Id == row.TargetId)
                    .Select(target => target.Scope!.Text)
                    .FirstOrDefault(),
                Indicator = db.Set<TargetRow>()
                    .Where(target => target.PlanId == row.PlanId && target.Id == row.TargetId)
                    .Select(target => target.Indicator!.Code)
                    .FirstOrDefault()
                    ?? db.Set<IndicatorRow>()
                        .Where(indicator => indicator.PlanId == row.PlanId && indicator.Id == row.IndicatorId)
                        .Select(indicator => indicator.Code)
                        .FirstOrDefault(),
                Risk = db.Set<RiskRow>()
                    .Where(risk => risk.PlanId == row.PlanId && risk.Id == row.RiskPartId)
                    .Select(risk => risk.Code)
                    .FirstOrDefault(),
                RiskScope = db.Set<RiskRow>()
                    .Where(risk => risk.PlanId == row.PlanId && risk.Id == row.RiskPartId)
                    .Select(risk => risk.Scope!.Text)
                    .FirstOrDefault(),
                Watched = db.Set<KeyRiskIndicatorRow>()
                    .Where(watched => watched.PlanId == row.PlanId && watched.Id == row.RiskPartId)
                    .Select(watched => new WatchedName(watched.Code, watched.Risk!.Code, watched.Indicator!.Code, watched.Scope!.Text))
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. found.Select(entry =>
                Of(
                    entry.Row,
                    new(
                        Stored.Code(entry.Target),
                        Stored.Code(entry.Indicator ?? entry.Watched?.Indicator),
                        Scope.FromCanonical(entry.Scope ?? entry.RiskScope ?? entry.Watched?.Scope ?? entry.Row.Scope),
                        Stored.Code(entry.Watched?.Code),
                        Stored.Code(entry.Risk ?? entry.Watched?.Risk)
                    )
                )
            ),
        ];
    }

    /// <summary>An open alert that a command changes, at the version that its caller has seen.</summary>
    public async Task<Outcome<AlertRow>> Open(long number, SeenVersions? seen, CancellationToken cancellation) =>
        (await Find(number, seen, cancellation)).IsSuccess(out var row, out var failure) && row.IsOpen
            ? row
            : failure ?? new NotAllowedNow("The alert is closed; a light that turns again raises another.");

    /// <summary>An alert that a command changes, open or not.</summary>
    public async Task<Outcome<AlertRow>> Find(long number, SeenVersions? seen, CancellationToken cancellation)
    {
        var rows = await signals.Seen(recorder.Plan!.Id, db.Set<AlertRow>(), cancellation);
        if (await rows.FirstOrDefaultAsync(row => row.Number == number, cancellation) is not { } row)
            return new NotFound("alert", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return SeenVersions.Refusal(seen, row.Version) is { } refusal ? refusal : row;
    }

    /// <summary>Changes an alert, with its history, and answers it.</summary>
    public async Task<Outcome<Alert>> Change(AlertRow row, Action<AlertRow> change, CancellationToken cancellation)
    {
        var before = await Shown(row, cancellation);
        change(row);
        row.MeasureDueOn = row.Improvement?.NextDueOn();
        row.Version = recorder.Version;
        await db.SaveChangesAsync(cancellation);
        var after = await Shown(row, cancellation);
        recorder.Record(ChangeRecorder.AlertKind, Key(row), before, after);
        return (await Trimmed(row.PlanId, [after], cancellation))[0];
    }

    /// <summary>Notes what changed in an alert that is written with others.</summary>
    internal void Record(AlertRow row, Alert? before, AlertSubject about) =>
        recorder.Record(ChangeRecorder.AlertKind, Key(row), before, Of(row, about));

    /// <summary>The person who acts now, and the reason.</summary>
    internal AlertAction Action(string reason) => new(clock.GetUtcNow(), caller.Identity!.Name, reason);

    internal static Alert Of(AlertRow row, AlertSubject about) =>
        new()
        {
            Number = row.Number,
            Version = row.Version,
            Target = about.Target,
            Indicator = about.Indicator,
            KeyRiskIndicator = about.KeyRiskIndicator,
            Risk = about.Risk,
            Scope = about.Scope,
            Period = row.Period.Length > 0 ? Period.Parse(row.Period) : null,
            Light = row.Light,
            Date = row.Day,
            Sentence = row.Sentence,
            Attainment = row.Attainment,
            Expected = row.Expected,
            Actual = row.Actual,
            Owner = Stored.Code(row.Owner),
            State = row.State,
            RaisedAt = At(row.RaisedAt)!.Value,
            DueAt = At(row.DueAt),
            Escalations = row.Escalations,
            EscalatedTo = Stored.Code(row.EscalatedTo),
            Acknowledged = row.Acknowledged,
            MutedUntil = At(row.MutedUntil),
            Muted = row.Muted,
            Improvement = row.Improvement,
            ClosedAt = At(row.ClosedAt),
            Note = row.Note,
        };

    private async Task<Alert> Shown(AlertRow row, CancellationToken cancellation) =>
        (await Show(db.Set<AlertRow>().AsNoTracking().Where(one => one.PlanId == row.PlanId && one.Number == row.Number), cancellation))[0];

    private static string Key(AlertRow row) => row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset? At(long? ticks) => ticks is { } known ? new DateTimeOffset(known, TimeSpan.Zero) : null;
}

/// <summary>The subject of an alert, under its present name.</summary>
/// <param name="Target">The target; absent for others.</param>
/// <param name="Indicator">The target's, or the one whose number it is.</param>
/// <param name="Scope">Where.</param>
/// <param name="KeyRiskIndicator">The number that is watched for a risk.</param>
/// <param name="Risk">The risk.</param>
internal sealed record AlertSubject(Code? Target, Code? Indicator, Scope Scope, Code? KeyRiskIndicator = null, Code? Risk = null)
{
    public static AlertSubject Of(LightClaim claim) =>
        new(claim.Target?.Code, claim.Target?.Indicator ?? claim.Indicator.Code, claim.Target?.Scope ?? claim.Scope);

    public static AlertSubject Of(Alert alert) => new(alert.Target, alert.Indicator, alert.Scope, alert.KeyRiskIndicator, alert.Risk);
}
