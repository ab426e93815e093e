using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Alerts;
using PlanApi.Application.Events;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Webhooks.Sending;

/// <summary>What people call the plan of some events, and what these are about: names with codes behind, as they are now.</summary>
public sealed class EventNames
{
    private readonly SubjectNames _subjects;
    private readonly Dictionary<string, LocalText> _parties,
        _places;

    private EventNames(Called plan, SubjectNames subjects, Dictionary<string, LocalText> parties, Dictionary<string, LocalText> places) =>
        (Plan, _subjects, _parties, _places) = (plan, subjects, parties, places);

    internal Called Plan { get; }

    /// <summary>The names that some events of a plan need.</summary>
    internal static async Task<EventNames> Read(
        PlanDb db,
        long planId,
        IReadOnlyCollection<PlanEvent> events,
        CancellationToken cancellation
    )
    {
        var plan = await db.Set<PlanRow>()
            .Where(row => row.Id == planId)
            .Select(row => new { row.Names, row.Code })
            .FirstAsync(cancellation);
        AlertSubject[] subjects = [.. events.Select(About).OfType<AlertSubject>()];
        string[] parties = [.. events.Select(item => item.Alert?.Owing()).OfType<Code>().Select(code => code.ToString()).Distinct()];
        string[] members =
        [
            .. subjects.SelectMany(subject => subject.Scope).Select(pair => pair.Value.ToString()).Distinct(StringComparer.Ordinal),
        ];
        return new EventNames(
            new Called(plan.Names, plan.Code),
            await SubjectNames.Read(db, planId, subjects, cancellation),
            await db.Set<PartyRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == planId && parties.Contains(row.Code))
                .ToDictionaryAsync(row => row.Code, row => row.Names, cancellation),
            await db.Set<PlaceRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == planId && members.Contains(row.Code))
                .Select(row => new { Key = row.Dimension!.Code + "/" + row.Code, row.Names })
                .ToDictionaryAsync(row => row.Key, row => row.Names, cancellation)
        );
    }

    /// <summary>What a light or an alert is about, and where: <c>Orders (orders-goal), Mexico</c>.</summary>
    internal string Subject(PlanEvent item, string language) =>
        About(item) is not { } subject ? ""
        : subject.Scope.Count == 0 ? _subjects.Of(subject).In(language)
        : $"{_subjects.Of(subject).In(language)}{(language == "zh" ? "，" : ", ")}{Place(subject.Scope, language)}";

    internal Called Party(Code party) => new(_parties.GetValueOrDefault(party.ToString(), LocalText.Empty), party.ToString());

    private string Place(Scope scope, string language) =>
        string.Join(
            language == "zh" ? "，" : ", ",
            scope.Select(pair => _places.GetValueOrDefault($"{pair.Key}/{pair.Value}", LocalText.Empty).In(language, pair.Value.ToString()))
        );

    private static AlertSubject? About(PlanEvent item) =>
        item switch
        {
            { Light: { } light } => new(light.Target, light.Indicator, light.Scope ?? Scope.Top, light.KeyRiskIndicator, light.Risk),
            { Alert: { } alert } => AlertSubject.Of(alert),
            _ => null,
        };
}
