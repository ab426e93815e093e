using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Alerts;
using PlanApi.Application.Changes;
using PlanApi.Application.Closings;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Closings;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History.AsOf;

/// <summary>
/// Makes again what is no part and no cell, but is written into the history as a whole: lights, alerts and closings of periods. Which of
/// them keys see that are limited to some members is left out: such keys read no past.
/// </summary>
internal sealed class PastSignals(PlanDb db)
{
    public static bool Has(string kind) => kind is ChangeRecorder.LightKind or ChangeRecorder.AlertKind or nameof(PeriodClosing);

    /// <summary>Makes one change. The names in it are those that the parts have now.</summary>
    public async Task Apply(PlanRow plan, Change change, CancellationToken cancellation)
    {
        if (change.Kind == ChangeRecorder.LightKind)
            await Light(plan.Id, change, cancellation);
        else if (change.Kind == ChangeRecorder.AlertKind)
            await Alert(plan, Read<Alert>(change.After)!, cancellation);
        else
            await Closing(plan.Id, Read<PeriodClosing>(change.After)!, cancellation);
    }

    private async Task Light(long planId, Change change, CancellationToken cancellation)
    {
        var (before, after) = (Read<LightChange>(change.Before), Read<LightChange>(change.After));
        var told = after ?? before!;
        var about = await Subject(
            planId,
            new AlertSubject(told.Target, told.Indicator, told.Scope ?? Scope.Top, told.KeyRiskIndicator, told.Risk),
            told.Period?.ToString(),
            cancellation
        );
        var row = await db.Set<LightRow>()
            .SingleOrDefaultAsync(
                known =>
                    known.PlanId == planId
                    && known.TargetId == about.TargetId
                    && known.IndicatorId == about.IndicatorId
                    && known.Scope == about.Scope
                    && known.Period == about.Period
                    && known.Day == told.Date,
                cancellation
            );
        if (after is null)
        {
            db.Remove(row!);
            return;
        }
        row ??= db.Add(
            new LightRow
            {
                PlanId = planId,
                TargetId = about.TargetId,
                IndicatorId = about.IndicatorId,
                Scope = about.Scope,
                Period = about.Period,
                RiskPartId = about.RiskPartId,
                Day = told.Date,
            }
        ).Entity;
        (row.Light, row.Attainment, row.Expected, row.Actual) = (after.Light, after.Attainment, after.Expected, after.Actual);
    }

    private async Task Alert(PlanRow plan, Alert alert, CancellationToken cancellation)
    {
        var row = await db.Set<AlertRow>()
            .SingleOrDefaultAsync(known => known.PlanId == plan.Id && known.Number == alert.Number, cancellation);
        if (row is null)
        {
            var about = await Subject(plan.Id, AlertSubject.Of(alert), alert.Period?.ToString(), cancellation);
            row = new AlertRow
            {
                PlanId = plan.Id,
                Number = alert.Number,
                TargetId = about.TargetId,
                IndicatorId = about.IndicatorId,
                Scope = about.Scope,
                Period = about.Period,
                RiskPartId = about.RiskPartId,
                Sentence = alert.Sentence,
            };
            db.Add(row);
            plan.NextId = Math.Max(plan.NextId, alert.Number + 1);
        }
        (row.Version, row.State, row.Light, row.Day, row.Sentence) = (alert.Version, alert.State, alert.Light, alert.Date, alert.Sentence);
        (row.Attainment, row.Expected, row.Actual) = (alert.Attainment, alert.Expected, alert.Actual);
        (row.RaisedAt, row.DueAt, row.ClosedAt) = (alert.RaisedAt.UtcTicks, alert.DueAt?.UtcTicks, alert.ClosedAt?.UtcTicks);
        (row.Owner, row.EscalatedTo, row.Escalations) = (alert.Owner?.ToString(), alert.EscalatedTo?.ToString(), alert.Escalations);
        (row.Acknowledged, row.Muted, row.MutedUntil) = (alert.Acknowledged, alert.Muted, alert.MutedUntil?.UtcTicks);
        (row.Improvement, row.MeasureDueOn, row.Note) = (alert.Improvement, alert.Improvement?.NextDueOn(), alert.Note);
    }

    private async Task Closing(long planId, PeriodClosing closing, CancellationToken cancellation)
    {
        var row = await db.Set<PeriodClosingRow>()
            .SingleOrDefaultAsync(known => known.PlanId == planId && known.Number == closing.Number, cancellation);
        if (row is null)
            db.Add(PeriodClosingStore.Row(planId, closing));
        else
            db.Entry(row).CurrentValues.SetValues(PeriodClosingStore.Row(planId, closing));
    }

    /// <summary>The ids under which a light or an alert is stored.</summary>
    private async Task<SignalIds> Subject(long planId, AlertSubject about, string? period, CancellationToken cancellation)
    {
        if (about.Target is { } target)
            return new SignalIds(await IdOf<TargetRow>(planId, target, cancellation), 0, 0, "", "");
        if (about.KeyRiskIndicator is { } number && await IdOf<KeyRiskIndicatorRow>(planId, number, cancellation) is var watched)
            return new SignalIds(0, watched, watched, "", "");
        if (about.Risk is { } risk && await IdOf<RiskRow>(planId, risk, cancellation) is var id)
            return new SignalIds(0, id, id, "", "");
        return new SignalIds(
            0,
            await IdOf<IndicatorRow>(planId, about.Indicator!.Value, cancellation),
            0,
            about.Scope.ToString(),
            period ?? ""
        );
    }

    private Task<long> IdOf<TRow>(long planId, Code code, CancellationToken cancellation)
        where TRow : PartRow
    {
        var text = code.ToString();
        return db.Set<TRow>().Where(row => row.PlanId == planId && row.Code == text).Select(row => row.Id).SingleAsync(cancellation);
    }

    private static T? Read<T>(JsonElement? told)
        where T : class => told?.Deserialize<T>(PlanJson.Options);

    private sealed record SignalIds(long TargetId, long IndicatorId, long RiskPartId, string Scope, string Period);
}
