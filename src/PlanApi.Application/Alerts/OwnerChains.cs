using PlanApi.Application.Access;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parties;
using PlanApi.Application.Risks;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Alerts;

/// <summary>Finds those who answer for what an alert is about.</summary>
public sealed class OwnerChains(
    KeyResultStore keyResults,
    ObjectiveStore objectives,
    PartyStore parties,
    RiskReader risks,
    KeyRiskIndicatorStore watched
)
{
    /// <summary>
    /// The parties who answer for what an alert is about, in the order in which they are asked, by the key results, objectives and risks
    /// that the caller may see.
    /// </summary>
    internal async Task<Func<AlertSubject, IReadOnlyList<Code>>> Of(long planId, Visibility seen, CancellationToken cancellation)
    {
        var results = await keyResults.All(planId, seen).ToListAsync(cancellation);
        var goals = await objectives.All(planId, seen).ToListAsync(cancellation);
        var people = await parties.All(planId, seen).ToListAsync(cancellation);
        var numbers = await watched.All(planId, seen).ToDictionaryAsync(number => number.Code, cancellationToken: cancellation);
        var document = await risks.Read(planId, seen, cancellation);
        var (register, known) = (
            new RiskRegister(document, RiskSettling.MoreSevere),
            document.Risks.ToDictionary(risk => risk.Code, risk => risk)
        );
        return about =>
            about.Risk is null && about.KeyRiskIndicator is null
                ? Escalation.Owners(about.Target, results, goals, people)
                : Escalation.Chain([.. OfRisk(about)], people);

        IEnumerable<Code?> OfRisk(AlertSubject about)
        {
            if (about.KeyRiskIndicator is { } code)
                yield return numbers.GetValueOrDefault(code)?.Owner;
            if (about.Risk is not { } name || known.GetValueOrDefault(name) is not { } risk)
                yield break;
            yield return risk.Owner;
            if (about.KeyRiskIndicator is not null)
                yield break;
            foreach (var party in register.Level(risk)?.ReportedTo ?? [])
                yield return party;
        }
    }
}
