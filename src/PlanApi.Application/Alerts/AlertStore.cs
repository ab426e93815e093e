using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.Indicators;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Targets;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Alerts;

/// <summary>How alerts are read and changed.</summary>
public sealed class AlertStore(PlanDb db, ChangeRecorder recorder, Caller caller, TimeProvider clock)
{
    /// <summary>Rows as they are shown, in their order: with what they are about as it is called now.</summary>
    public async Task<IReadOnlyList<Alert>> Show(IQueryable<AlertRow> rows, CancellationToken cancellation)
    {
        var found = await rows.Select(row => new
        {
            Row = row,
            Target = db.Set<TargetRow>().Where(target => target.PlanId == row.PlanId && target.Id == row.TargetId).Select(target => target.Code).FirstOrDefault(),
            Scope = db.Set<TargetRow>().Where(target => target.PlanId == row.PlanId && target.Id == row.TargetId).Select(target => target.Scope!.Text).FirstOrDefault(),
            Indicator = db.Set<TargetRow>().Where(target => target.PlanId == row.PlanId && target.Id == row.TargetId).Select(target => target.Indicator!.Code).FirstOrDefault()
                ?? db.Set<IndicatorRow>().Where(indicator => indicator.PlanId == row.PlanId && indicator.Id == row.IndicatorId).Select(indicator => indicator.Code).FirstOrDefault(),
        }).ToListAsync(cancellation);
        return [.. found.Select(entry => Of(entry.Row, entry.Target, entry.Indicator, entry.Scope ?? entry.Row.Scope))];
    }

    /// <summary>An open alert that a command changes, at the version that its caller has seen.</summary>
    public async Task<Outcome<AlertRow>> Open(long number, long? expectedVersion, CancellationToken cancellation) =>
        (await Find(number, expectedVersion, cancellation)).IsSuccess(out var row, out var failure) && row.IsOpen
            ? row
            : failure ?? new NotAllowedNow("The alert is closed; a light that turns again raises another.");

    /// <summary>An alert that a command changes, open or not.</summary>
    public async Task<Outcome<AlertRow>> Find(long number, long? expectedVersion, CancellationToken cancellation)
    {
        if (expectedVersion is not { } expected)
            return new MissingVersion();
        if (await db.Set<AlertRow>().FirstOrDefaultAsync(row => row.PlanId == recorder.Plan!.Id && row.Number == number, cancellation) is not { } row)
            return new NotFound("alert", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return row.Version == expected ? row : new StaleVersion(expected, row.Version);
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
        recorder.Record("Alert", Key(row), before, after);
        return after;
    }

    /// <summary>Notes what changed in an alert that is written with others.</summary>
    internal void Record(AlertRow row, object? before) =>
        recorder.Record("Alert", Key(row), before, Of(row, null, null, row.Scope));

    /// <summary>Who does something now, and why.</summary>
    internal AlertAction Action(string reason) => new(clock.GetUtcNow(), caller.Identity!.Name, reason);

    internal static Alert Of(AlertRow row, string? target, string? indicator, string scope) => new()
    {
        Number = row.Number, Version = row.Version, Target = Stored.Code(target), Indicator = Stored.Code(indicator), Scope = Scope.FromCanonical(scope),
        Period = row.Period.Length > 0 ? Period.Parse(row.Period) : null, Light = row.Light, Date = row.Day, Sentence = row.Sentence,
        Attainment = row.Attainment, Expected = row.Expected, Actual = row.Actual, Owner = Stored.Code(row.Owner), State = row.State,
        RaisedAt = At(row.RaisedAt)!.Value, DueAt = At(row.DueAt), Escalations = row.Escalations, EscalatedTo = Stored.Code(row.EscalatedTo),
        Acknowledged = row.Acknowledged, MutedUntil = At(row.MutedUntil), Muted = row.Muted, Improvement = row.Improvement, ClosedAt = At(row.ClosedAt), Note = row.Note,
    };

    private async Task<Alert> Shown(AlertRow row, CancellationToken cancellation) =>
        (await Show(db.Set<AlertRow>().AsNoTracking().Where(one => one.PlanId == row.PlanId && one.Number == row.Number), cancellation))[0];

    private static string Key(AlertRow row) => row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset? At(long? ticks) => ticks is { } known ? new DateTimeOffset(known, TimeSpan.Zero) : null;
}
