using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>
/// Keeps alerts as lights are: one that is yellow or red raises one, unless it has one already; a worse light is noted; a green one lets
/// it recover. Missing, stale and undefined numbers change nothing.
/// </summary>
public sealed class AlertKeeper(PlanDb db, AlertStore alerts, OwnerChains chains, ChangeRecorder recorder, TimeProvider clock)
{
    /// <summary>Follows the lights of a day.</summary>
    internal async Task Follow(DateOnly day, IReadOnlyList<EvaluatedLight> lights, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var open = await db.Set<AlertRow>()
            .Where(row => row.PlanId == plan.Id && row.ClosedAt == null)
            .ToDictionaryAsync(row => (row.TargetId, row.IndicatorId, row.Scope, row.Period, row.RiskPartId), cancellation);
        var now = clock.GetUtcNow();
        Func<AlertSubject, IReadOnlyList<Code>>? owners = null;
        foreach (var lit in lights)
        {
            var row = lit.Row;
            var known = open.GetValueOrDefault((row.TargetId, row.IndicatorId, row.Scope, row.Period, row.RiskPartId));
            if (row.Light is Light.Yellow or Light.Red && known is null)
                db.Add(
                    Raise(
                        lit,
                        day,
                        now,
                        (owners ??= await chains.Of(plan.Id, Visibility.Everything, cancellation))(lit.About) is [var first, ..]
                            ? first
                            : null
                    )
                );
            else if (row.Light == Light.Green && known is not null)
                Recover(known, lit, now);
            else if (row.Light == Light.Red && known?.Light == Light.Yellow)
                Worsen(known, lit);
        }
    }

    private AlertRow Raise(EvaluatedLight lit, DateOnly day, DateTimeOffset now, Code? owner)
    {
        var (plan, light) = (recorder.Plan!, lit.Row);
        var answer = now + TimeSpan.FromHours(plan.Monitoring?.AnswerWithinHours ?? Escalation.StandardHours);
        var row = new AlertRow
        {
            PlanId = plan.Id,
            Number = plan.NextId++,
            Version = recorder.Version,
            TargetId = light.TargetId,
            IndicatorId = light.IndicatorId,
            Scope = light.Scope,
            ScopeId = light.ScopeId,
            TargetIndicatorId = light.TargetIndicatorId,
            Period = light.Period,
            RiskPartId = light.RiskPartId,
            Light = light.Light,
            Day = day,
            Sentence = lit.Sentence(),
            Attainment = light.Attainment,
            Expected = light.Expected,
            Actual = light.Actual,
            Owner = owner?.ToString(),
            State = AlertState.Open,
            RaisedAt = now.UtcTicks,
            DueAt = (lit.Due ?? answer).UtcTicks,
        };
        alerts.Record(row, null, lit.About);
        return row;
    }

    private void Worsen(AlertRow row, EvaluatedLight lit)
    {
        var light = lit.Row;
        var about = lit.About;
        var before = AlertStore.Of(row, about);
        (row.Light, row.Sentence, row.Attainment, row.Expected, row.Actual) = (
            light.Light,
            lit.Sentence(),
            light.Attainment,
            light.Expected,
            light.Actual
        );
        if (lit.Due is { } due && row.DueAt is not null)
            row.DueAt = due.UtcTicks;
        Stood(row, light);
        row.Version = recorder.Version;
        alerts.Record(row, before, about);
    }

    private void Recover(AlertRow row, EvaluatedLight lit, DateTimeOffset now)
    {
        var light = lit.Row;
        var about = lit.About;
        var before = AlertStore.Of(row, about);
        (row.State, row.ClosedAt, row.DueAt) = (AlertState.Recovered, now.UtcTicks, null);
        row.Note =
            light.RiskPartId != 0
                ? lit.Sentence().In("en")
                : $"The light is green again: {light.Actual} of {light.Expected} due, an attainment of "
                    + $"{light.Attainment?.ToString() ?? "more than 1"}.";
        Stood(row, light);
        row.Version = recorder.Version;
        alerts.Record(row, before, about);
    }

    // What it says is of both places, or of both indicators, by now.
    private static void Stood(AlertRow row, LightRow light)
    {
        row.ScopeId = row.ScopeId == light.ScopeId ? row.ScopeId : null;
        row.TargetIndicatorId = row.TargetIndicatorId == light.TargetIndicatorId ? row.TargetIndicatorId : null;
    }
}

/// <summary>A light as it was evaluated.</summary>
/// <param name="Key">What it is of, in words that are unique in the plan.</param>
/// <param name="Row">The light and its numbers, as they are stored.</param>
/// <param name="About">What it is of, under its present name.</param>
/// <param name="Sentence">The light in words.</param>
/// <param name="Due">When it must be answered, where that is not counted from now.</param>
internal sealed record EvaluatedLight(string Key, LightRow Row, AlertSubject About, Func<LocalText> Sentence, DateTimeOffset? Due = null);
