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
    /// <summary>Follows the lights of a day, each with the row that says what it is of.</summary>
    internal async Task Follow(DateOnly day, IReadOnlyList<(LitNumber Lit, LightRow Row)> lights, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var open = await db.Set<AlertRow>()
            .Where(row => row.PlanId == plan.Id && row.ClosedAt == null)
            .ToDictionaryAsync(row => (row.TargetId, row.IndicatorId, row.Scope, row.Period), cancellation);
        var now = clock.GetUtcNow();
        Func<Code?, IReadOnlyList<Code>>? owners = null;
        foreach (var (lit, row) in lights)
        {
            var known = open.GetValueOrDefault((row.TargetId, row.IndicatorId, row.Scope, row.Period));
            if (lit.Light is Light.Yellow or Light.Red && known is null)
                db.Add(
                    Raise(
                        lit,
                        row,
                        day,
                        now,
                        (owners ??= await chains.Of(plan.Id, Visibility.Everything, cancellation))(lit.Claim.Target?.Code)
                            is [var first, ..]
                            ? first
                            : null
                    )
                );
            else if (lit.Light == Light.Green && known is not null)
                Recover(known, lit, row, now);
            else if (lit.Light == Light.Red && known?.Light == Light.Yellow)
                Worsen(known, lit, row);
        }
    }

    private AlertRow Raise(LitNumber lit, LightRow light, DateOnly day, DateTimeOffset now, Code? owner)
    {
        var plan = recorder.Plan!;
        var row = new AlertRow
        {
            PlanId = plan.Id,
            Number = plan.NextId++,
            Version = recorder.Version,
            TargetId = light.TargetId,
            IndicatorId = light.IndicatorId,
            Scope = light.Scope,
            ScopeId = light.ScopeId,
            Period = light.Period,
            Light = lit.Light,
            Day = day,
            Sentence = LightText.Sentence(lit),
            Attainment = light.Attainment,
            Expected = light.Expected,
            Actual = light.Actual,
            Owner = owner?.ToString(),
            State = AlertState.Open,
            RaisedAt = now.UtcTicks,
            DueAt = (now + TimeSpan.FromHours(plan.Monitoring?.AnswerWithinHours ?? Escalation.StandardHours)).UtcTicks,
        };
        alerts.Record(row, null, AlertSubject.Of(lit.Claim));
        return row;
    }

    private void Worsen(AlertRow row, LitNumber lit, LightRow light)
    {
        var about = AlertSubject.Of(lit.Claim);
        var before = AlertStore.Of(row, about);
        (row.Light, row.Sentence, row.Attainment, row.Expected, row.Actual) = (
            lit.Light,
            LightText.Sentence(lit),
            light.Attainment,
            light.Expected,
            light.Actual
        );
        Stood(row, light);
        row.Version = recorder.Version;
        alerts.Record(row, before, about);
    }

    private void Recover(AlertRow row, LitNumber lit, LightRow light, DateTimeOffset now)
    {
        var about = AlertSubject.Of(lit.Claim);
        var before = AlertStore.Of(row, about);
        (row.State, row.ClosedAt, row.DueAt) = (AlertState.Recovered, now.UtcTicks, null);
        row.Note =
            $"The light is green again: {light.Actual} of {light.Expected} due, an attainment of "
            + $"{light.Attainment?.ToString() ?? "more than 1"}.";
        Stood(row, light);
        row.Version = recorder.Version;
        alerts.Record(row, before, about);
    }

    // What it says is of both places by now.
    private static void Stood(AlertRow row, LightRow light) => row.ScopeId = row.ScopeId == light.ScopeId ? row.ScopeId : null;
}
