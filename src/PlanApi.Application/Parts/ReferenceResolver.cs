using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Cube.Scopes;
using PlanApi.Application.Currencies;
using PlanApi.Application.Dimensions;
using PlanApi.Application.Errors;
using PlanApi.Application.Indicators;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parties;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Scenarios;
using PlanApi.Application.Targets;
using PlanApi.Application.Weights;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Finds the ids of what parts mention, one query for each kind, and stores scopes that are new.</summary>
public sealed class ReferenceResolver(PlanDb db)
{
    /// <summary>Resolves all mentions; what does not exist, or may not be seen, is a fault at its pointer.</summary>
    public Task<(ResolvedReferences References, IReadOnlyList<Fault> Faults)> Resolve(
        PlanRow plan,
        PlanPart part,
        Visibility visibility,
        CancellationToken cancellation
    ) => Resolve(plan, part, part.Mentions(), visibility, cancellation);

    /// <summary>Resolves some of the part's mentions.</summary>
    internal async Task<(ResolvedReferences References, IReadOnlyList<Fault> Faults)> Resolve(
        PlanRow plan,
        PlanPart part,
        IEnumerable<Reference> some,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var mentions = some.ToList();
        var ids = new Dictionary<(PartKind, string), long>();
        foreach (var kind in mentions.GroupBy(mention => mention.Kind, mention => mention.Key))
        {
            foreach (var (key, id) in await Ids(plan, kind.Key, [.. kind.Distinct()], cancellation))
                ids[(kind.Key, key)] = id;
            if (visibility.IsLimited)
                await Hide(plan.Id, kind.Key, ids, visibility, cancellation);
        }
        var faults = mentions
            .Where(mention => !ids.ContainsKey((mention.Kind, mention.Key)))
            .Select(mention => new Fault(
                "unknown-reference",
                mention.Pointer,
                visibility.IsLimited
                    ? $"There is no {Noun(mention.Kind)} '{mention.Key}' in this plan, or you may not see it."
                    : $"There is no {Noun(mention.Kind)} '{mention.Key}' in this plan; create it first."
            ))
            .ToList();
        var scopes = faults.Count > 0 ? [] : await Intern(plan, part.Scopes(), ids, cancellation);
        return (new ResolvedReferences(ids, scopes), faults);
    }

    /// <summary>Takes out what the caller may not see, as if it were not there.</summary>
    private async Task Hide(
        long planId,
        PartKind kind,
        Dictionary<(PartKind Kind, string), long> ids,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var wanted = ids.Where(pair => pair.Key.Kind == kind).Select(pair => pair.Value).ToArray();
        var scopes = visibility.Scopes;
        var seen = kind switch
        {
            PartKind.Target => db.Set<TargetRow>().Where(row => scopes.Contains(row.ScopeId)).Select(row => new { row.PlanId, row.Id }),
            PartKind.Objective => db.Set<ObjectiveRow>()
                .Where(row => scopes.Contains(row.ScopeId))
                .Select(row => new { row.PlanId, row.Id }),
            PartKind.KeyResult => db.Set<KeyResultRow>()
                .Where(row => scopes.Contains(row.Target!.ScopeId) && scopes.Contains(row.Objective!.ScopeId))
                .Select(row => new { row.PlanId, row.Id }),
            _ => null,
        };
        var known = seen is null
            ? null
            : await seen.Where(row => row.PlanId == planId && wanted.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(cancellation);
        foreach (var key in ids.Keys.Where(key => key.Kind == kind).ToList())
        {
            if (
                known?.Contains(ids[key]) == false
                || (kind is PartKind.Member or PartKind.Group or PartKind.Place && !MayName(visibility, key.Item2))
            )
                ids.Remove(key);
        }
    }

    private static bool MayName(Visibility visibility, string place) =>
        place.Split('/', 2) is [var dimension, var member] && visibility.MayName(Code.Known(dimension), Code.Known(member));

    private async Task<IReadOnlyList<(string Key, long Id)>> Ids(PlanRow plan, PartKind kind, string[] keys, CancellationToken cancellation)
    {
        if (kind is PartKind.Member or PartKind.Group or PartKind.Place)
            return await PlaceIds(plan.Id, kind, keys, cancellation);
        var known = (
            await Rows(kind)
                .AsNoTracking()
                .Where(row => row.PlanId == plan.Id && keys.Contains(row.Code))
                .Select(row => new { row.Code, row.Id })
                .ToListAsync(cancellation)
        )
            .Select(row => (row.Code, row.Id))
            .ToList();
        if (kind == PartKind.Currency && keys.Contains(plan.Currency) && known.All(row => row.Code != plan.Currency))
            known.Add((plan.Currency, 0));
        return known;
    }

    private async Task<IReadOnlyList<(string, long)>> PlaceIds(long planId, PartKind kind, string[] keys, CancellationToken cancellation)
    {
        var dimensions = keys.Select(key => key[..key.IndexOf('/', StringComparison.Ordinal)]).Distinct().ToArray();
        var codes = keys.Select(key => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..]).Distinct().ToArray();
        IQueryable<PlaceRow> rows = kind switch
        {
            PartKind.Member => db.Set<MemberRow>(),
            PartKind.Group => db.Set<GroupRow>(),
            _ => db.Set<PlaceRow>(),
        };
        var found = await rows.AsNoTracking()
            .Where(row => row.PlanId == planId && dimensions.Contains(row.Dimension!.Code) && codes.Contains(row.Code))
            .Select(row => new
            {
                Dimension = row.Dimension!.Code,
                row.Code,
                row.Id,
            })
            .ToListAsync(cancellation);
        return [.. found.Select(row => ($"{row.Dimension}/{row.Code}", row.Id))];
    }

    private async Task<Dictionary<string, long>> Intern(
        PlanRow plan,
        IEnumerable<Scope> scopes,
        Dictionary<(PartKind, string), long> ids,
        CancellationToken cancellation
    )
    {
        var texts = scopes.ToLookup(scope => scope.ToString());
        var wanted = texts.Select(group => group.Key).ToArray();
        var known = await db.Set<ScopeRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == plan.Id && wanted.Contains(row.Text))
            .ToDictionaryAsync(row => row.Text, row => row.Id, cancellation);
        // What the same command has made before, and not stored yet.
        foreach (var made in db.Set<ScopeRow>().Local.Where(row => row.PlanId == plan.Id && wanted.Contains(row.Text)))
            known[made.Text] = made.Id;
        foreach (var text in wanted.Where(text => !known.ContainsKey(text)))
        {
            var row = new ScopeRow
            {
                PlanId = plan.Id,
                Id = plan.NextId++,
                Text = text,
            };
            foreach (var (dimension, member) in texts[text].First())
            {
                var place = $"{dimension}/{member}";
                var placeId = ids[(PartKind.Place, place)];
                var dimensionId = await db.Set<PlaceRow>()
                    .Where(other => other.PlanId == plan.Id && other.Id == placeId)
                    .Select(other => other.DimensionId)
                    .SingleAsync(cancellation);
                row.Members.Add(new ScopeMemberRow { DimensionId = dimensionId, MemberId = placeId });
            }
            db.Add(row);
            known[text] = row.Id;
        }
        return known;
    }

    private IQueryable<PartRow> Rows(PartKind kind) =>
        kind switch
        {
            PartKind.Section => db.Set<SectionRow>(),
            PartKind.Party => db.Set<PartyRow>(),
            PartKind.Dimension => db.Set<DimensionRow>(),
            PartKind.Currency => db.Set<CurrencyRow>(),
            PartKind.Scenario => db.Set<ScenarioRow>(),
            PartKind.Indicator => db.Set<IndicatorRow>(),
            PartKind.Target => db.Set<TargetRow>(),
            PartKind.Objective => db.Set<ObjectiveRow>(),
            PartKind.KeyResult => db.Set<KeyResultRow>(),
            PartKind.WeightWindow => db.Set<WeightWindowRow>(),
            _ => throw new NotSupportedException($"Nothing mentions a {kind}."),
        };

    private static string Noun(PartKind kind) => kind == PartKind.Place ? "member or group" : PartNames.Noun(kind);
}
