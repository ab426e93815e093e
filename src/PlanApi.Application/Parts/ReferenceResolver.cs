using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>Finds the ids of the parts that parts mention, one query for each kind, and stores new scopes.</summary>
public sealed class ReferenceResolver(PlanDb db, PartStores stores)
{
    /// <summary>
    /// Resolves all mentions. A mention of a part that does not exist, or that the caller may not see, is a fault at its pointer.
    /// </summary>
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
                    ? $"There is no {mention.Kind.Noun} '{mention.Key}' in this plan, or you may not see it."
                    : $"There is no {mention.Kind.Noun} '{mention.Key}' in this plan; create it first."
            ))
            .ToList();
        var scopes = faults.Count > 0 ? [] : await Intern(plan, part.Scopes(), ids, cancellation);
        return (new ResolvedReferences(ids, scopes), faults);
    }

    /// <summary>Removes everything that the caller may not see, as if it did not exist.</summary>
    private async Task Hide(
        long planId,
        PartKind kind,
        Dictionary<(PartKind Kind, string), long> ids,
        Visibility visibility,
        CancellationToken cancellation
    )
    {
        var hidden = ids.Where(pair => pair.Key.Kind == kind).ToDictionary(pair => pair.Key, pair => pair.Value);
        if (kind.InDimension)
            hidden = hidden.Where(pair => !MayName(visibility, pair.Key.Item2)).ToDictionary();
        else if (!visibility.ShowsAllOf(kind))
        {
            var seen = await stores.Of(kind).Seen(planId, hidden.Values, visibility, cancellation);
            hidden = hidden.Where(pair => !seen.Contains(pair.Value)).ToDictionary();
        }
        else
            return;
        foreach (var key in hidden.Keys)
            ids.Remove(key);
    }

    private static bool MayName(Visibility visibility, string place) =>
        place.Split('/', 2) is [var dimension, var member] && visibility.MayName(Code.Known(dimension), Code.Known(member));

    private async Task<Dictionary<string, long>> Ids(PlanRow plan, PartKind kind, string[] keys, CancellationToken cancellation)
    {
        if (kind.InDimension)
            return await PlaceIds(plan.Id, kind, keys, cancellation);
        var known = await stores.Of(kind).Ids(plan.Id, keys, cancellation);
        if (kind == PartKind.Currency && keys.Contains(plan.Currency))
            known.TryAdd(plan.Currency, 0);
        return known;
    }

    private async Task<Dictionary<string, long>> PlaceIds(long planId, PartKind kind, string[] keys, CancellationToken cancellation)
    {
        var dimensions = keys.Select(key => key[..key.IndexOf('/', StringComparison.Ordinal)]).Distinct().ToArray();
        var codes = keys.Select(key => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..]).Distinct().ToArray();
        var rows = db.Set<PlaceRow>().AsQueryable();
        if (kind == PartKind.Member)
            rows = rows.OfType<MemberRow>();
        else if (kind == PartKind.Group)
            rows = rows.OfType<GroupRow>();
        var found = await rows.AsNoTracking()
            .Where(row => row.PlanId == planId && dimensions.Contains(row.Dimension!.Code) && codes.Contains(row.Code))
            .Select(row => new
            {
                Dimension = row.Dimension!.Code,
                row.Code,
                row.Id,
            })
            .ToListAsync(cancellation);
        return found.ToDictionary(row => $"{row.Dimension}/{row.Code}", row => row.Id);
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
}
