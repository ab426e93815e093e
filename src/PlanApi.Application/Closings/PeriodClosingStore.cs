using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Closings;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Closings;

/// <summary>How closings of periods are read and kept.</summary>
public sealed class PeriodClosingStore(PlanDb db, ChangeRecorder recorder)
{
    internal IQueryable<PeriodClosingRow> Of(long planId) => db.Set<PeriodClosingRow>().AsNoTracking().Where(row => row.PlanId == planId);

    /// <summary>Those that are in force.</summary>
    internal async Task<IReadOnlyList<PeriodClosing>> Closed(long planId, CancellationToken cancellation) =>
        [.. (await Of(planId).Where(row => row.ReopenedAt == null).OrderBy(row => row.Number).ToListAsync(cancellation)).Select(Show)];

    internal Task<PeriodClosingRow?> ToChange(long planId, long number, CancellationToken cancellation) =>
        db.Set<PeriodClosingRow>().FirstOrDefaultAsync(row => row.PlanId == planId && row.Number == number, cancellation);

    internal PeriodClosing Add(PeriodClosingRow row)
    {
        db.Add(row);
        var closing = Show(row);
        recorder.Record(nameof(PeriodClosing), Key(row.Number), null, closing);
        return closing;
    }

    internal PeriodClosing Change(PeriodClosingRow row, Action<PeriodClosingRow> change)
    {
        var before = Show(row);
        change(row);
        row.Version = recorder.Version;
        var after = Show(row);
        recorder.Record(nameof(PeriodClosing), Key(row.Number), before, after);
        return after;
    }

    internal static string Key(long number) => number.ToString(CultureInfo.InvariantCulture);

    internal static PeriodClosing Show(PeriodClosingRow row) =>
        new()
        {
            Number = row.Number,
            Version = row.Version,
            Period = Period.Parse(row.Period),
            Measure = row.Measure,
            ClosedAt = new DateTimeOffset(row.ClosedAt, TimeSpan.Zero),
            ClosedBy = row.ClosedBy,
            Note = row.Note,
            WithoutNumbers = Codes(row.WithoutNumbers),
            OpenSlices = Codes(row.OpenSlices),
            ReopenedAt = row.ReopenedAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null,
            ReopenedBy = row.ReopenedBy,
            Reason = row.Reason,
        };

    /// <summary>The row of which <see cref="Show"/> made a closing.</summary>
    internal static PeriodClosingRow Row(long planId, PeriodClosing closing) =>
        new()
        {
            PlanId = planId,
            Number = closing.Number,
            Version = closing.Version,
            Period = closing.Period.ToString(),
            Measure = closing.Measure,
            ClosedAt = closing.ClosedAt.UtcTicks,
            ClosedBy = closing.ClosedBy,
            Note = closing.Note,
            WithoutNumbers = string.Join(' ', closing.WithoutNumbers),
            OpenSlices = string.Join(' ', closing.OpenSlices),
            ReopenedAt = closing.ReopenedAt?.UtcTicks,
            ReopenedBy = closing.ReopenedBy,
            Reason = closing.Reason,
        };

    private static IReadOnlyList<Code> Codes(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Code.Known)];
}
