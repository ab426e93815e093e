using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Alerts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Risks;
using PlanApi.Application.Tables;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Lights.Evaluation;

/// <summary>Reads what is watched for risks, and the risks that must be reported or assessed again.</summary>
public sealed class RiskLights(PlanDb db, RiskReader reader, KeyRiskIndicatorStore numbers, TimeProvider clock)
{
    internal async Task<Watched> Read(PlanRow plan, DateOnly day, CancellationToken cancellation)
    {
        var parts = await numbers.All(plan.Id, Visibility.Everything).ToListAsync(cancellation);
        var numberIds = await db.Set<KeyRiskIndicatorRow>()
            .Where(row => row.PlanId == plan.Id)
            .ToDictionaryAsync(row => row.Code, row => (row.Id, row.ScopeId), cancellation);
        var riskIds = await db.Set<RiskRow>()
            .Where(row => row.PlanId == plan.Id)
            .ToDictionaryAsync(row => row.Code, row => (row.Id, row.ScopeId), cancellation);
        var register = await reader.Read(plan, Visibility.Everything, cancellation);
        var watched = parts.ToDictionary(
            part => RiskKeys.OfWatched(part.Code.ToString()),
            part => new WatchedNumber(part, numberIds[part.Code.ToString()].Id, numberIds[part.Code.ToString()].ScopeId)
        );
        return new Watched(watched, register, riskIds, clock.GetUtcNow());
    }

    /// <summary>A watched number with its ids.</summary>
    internal sealed record WatchedNumber(KeyRiskIndicator Part, long Id, long ScopeId);

    /// <summary>What a plan watches for its risks.</summary>
    internal sealed class Watched(
        IReadOnlyDictionary<string, WatchedNumber> numbers,
        PlanDocument document,
        IReadOnlyDictionary<string, (long Id, long ScopeId)> ids,
        DateTimeOffset now
    )
    {
        public IEnumerable<Code> Indicators => numbers.Values.Select(number => number.Part.Indicator).Distinct();

        public WatchedNumber? Find(string key) => numbers.GetValueOrDefault(key);

        public IEnumerable<LightClaim> Claims(IReadOnlyDictionary<Code, Indicator> indicators, Calendar calendar) =>
            numbers.Select(pair =>
                ClaimReader.Watched(
                    pair.Key,
                    indicators[pair.Value.Part.Indicator],
                    pair.Value.Part.Scope,
                    Period.OfYear(calendar.Year),
                    new AlarmValues(pair.Value.Part.Yellow, pair.Value.Part.Red, pair.Value.Part.Alarm == AlarmSide.Below)
                )
            );

        /// <summary>The lights of the risks themselves.</summary>
        public IEnumerable<EvaluatedLight> Risks(PlanRow plan, DateOnly day)
        {
            var register = new RiskRegister(document, RiskSettling.MoreSevere);
            var (start, _) = plan.Calendar.Days(Period.OfYear(plan.Calendar.Year));
            foreach (var risk in document.Risks)
            {
                var watch = RiskWatch.Of(risk, register, start, day);
                var (id, scopeId) = ids[risk.Code.ToString()];
                yield return new EvaluatedLight(
                    RiskKeys.Of(risk.Code.ToString()),
                    new LightRow
                    {
                        PlanId = plan.Id,
                        RiskPartId = id,
                        IndicatorId = id,
                        Scope = "",
                        ScopeId = scopeId,
                        Period = "",
                        Day = day,
                        Light = watch.Light,
                    },
                    new AlertSubject(null, null, risk.Scope, Risk: risk.Code),
                    () => watch.Sentence,
                    watch.Light == Light.Red ? ReportDue(plan, watch.Since) : null
                );
            }
        }

        // A day has no hour: the whole of it counts, but not more than has gone by.
        private DateTimeOffset ReportDue(PlanRow plan, DateOnly? since)
        {
            var reached = since is { } day && PlanDay.EndOf(day, plan.TimeZone) is var end && end < now ? end : now;
            return reached + TimeSpan.FromHours(RiskWatch.ReportWithinHours);
        }
    }
}
