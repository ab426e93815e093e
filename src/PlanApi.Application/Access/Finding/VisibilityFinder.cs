using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access.Finding;

/// <summary>
/// Works out the part of a plan that the caller's grants show. It is the one place that turns grants into rows and numbers.
/// </summary>
public sealed class VisibilityFinder(PlanDb db, Caller caller) : IRequestCache
{
    private readonly Dictionary<long, Visibility> _found = [];

    public void Clear() => _found.Clear();

    public Task<Visibility> For(PlanRow plan, CancellationToken cancellation) => For(plan.Id, cancellation);

    public async Task<Visibility> For(long planId, CancellationToken cancellation)
    {
        if (caller.Identity is { IsLimited: false })
            return Visibility.Everything;
        if (!_found.TryGetValue(planId, out var visibility))
            _found[planId] = visibility = await Find(planId, cancellation);
        return visibility;
    }

    /// <summary>The same, within a command that may have stored new scopes.</summary>
    internal Task<Visibility> Now(PlanRow plan, CancellationToken cancellation)
    {
        _found.Remove(plan.Id);
        return For(plan, cancellation);
    }

    /// <summary>The part of a plan's numbers that the caller may see; a failure for a caller who may see nothing of the plan.</summary>
    public async Task<Outcome<Grants>> Numbers(PlanRow plan, CubeStructure structure, CancellationToken cancellation)
    {
        var visibility = await For(plan, cancellation);
        return !visibility.HasNoPlace && Of(visibility, structure) is { } grants
            ? grants
            : new Forbidden("a grant for members of this plan");
    }

    /// <summary>Null if a limited dimension does not exist in the structure, because a limit must never be lost.</summary>
    private static Grants? Of(Visibility visibility, CubeStructure structure)
    {
        var members = new Dictionary<int, HashSet<int>>();
        foreach (var (dimensionId, seen) in visibility.Members)
        {
            var dimension = Array.IndexOf(structure.DimensionIds, dimensionId);
            if (dimension < 0)
                return null;
            var ids = seen.ToHashSet();
            members[dimension] =
            [
                .. Enumerable.Range(0, structure.MemberIds[dimension].Length).Where(at => ids.Contains(structure.MemberIds[dimension][at])),
            ];
        }
        return new Grants(members) { Indicators = visibility.Indicators?.Keys.ToHashSet() };
    }

    /// <summary>
    /// Whether the caller may write parts of this kind at all. Structure belongs to no member, so only keys that see the whole plan may
    /// write it. Keys that are limited to some indicators write only what names one of them.
    /// </summary>
    public bool MayWriteKind(PlanPart part) =>
        caller.Identity is { IsLimited: false }
        || (
            PartKind.Of(part) is { LimitedKeysWrite: true } kind
            && (caller.Identity?.Indicators is null || kind.ForIndicators == Sight.ByStore)
        );

    /// <summary>The refusal of a caller who may not write parts of a kind.</summary>
    public Failure RefusalToWriteKind() =>
        new Forbidden($"a key that is not limited to some {(caller.Identity?.Members is null ? "indicators" : "members")}");

    /// <summary>Whether all scopes of the part lie where the caller may write. The caller may see the parts that it mentions.</summary>
    public async Task<bool> MayWrite(PlanRow plan, PlanPart part, CancellationToken cancellation)
    {
        var visibility = await For(plan, cancellation);
        return !visibility.IsLimited || (MayWriteKind(part) && part.Scopes().All(visibility.MaySee));
    }

    private async Task<Visibility> Find(long planId, CancellationToken cancellation)
    {
        var (key, hasNoPlace) = (caller.Identity?.Id ?? -1, caller.Identity is null);
        var bound = await db.Set<GrantRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && row.KeyId == key)
            .ToListAsync(cancellation);
        var dimensions = new Dictionary<Code, SeenMembers>();
        var all = db.Set<ScopeRow>().AsNoTracking().Where(scope => scope.PlanId == planId);
        var (seen, nameable) = (all, all);
        foreach (var (name, members) in caller.Identity?.Members ?? new Dictionary<Code, IReadOnlyList<Code>>())
        {
            // A person's earlier tokens may have granted more than this one.
            var codes = members.Select(code => code.ToString()).ToHashSet();
            var granted = bound.Where(row => row.Dimension == name.ToString() && codes.Contains(row.Member)).ToList();
            if (await Dimension(planId, name.ToString(), granted, cancellation) is not { } dimension)
            {
                hasNoPlace = true;
                continue;
            }
            var below = await Below(planId, dimension.Id, [.. granted.Select(row => row.MemberId)], cancellation);
            dimensions[Code.Known(dimension.Code)] = new SeenMembers(
                dimension.Id,
                below.Keys.ToHashSet(),
                below.Values.Select(Code.Known).ToHashSet()
            );
            var (id, ids) = (dimension.Id, below.Keys.ToArray());
            seen = seen.Where(scope => scope.Members.Any(member => member.DimensionId == id && ids.Contains(member.MemberId)));
            nameable = nameable.Where(scope => !scope.Members.Any(member => member.DimensionId == id && !ids.Contains(member.MemberId)));
        }
        var indicators = caller.Identity?.Indicators is { } numbers ? await Indicators(planId, numbers, bound, cancellation) : null;
        return hasNoPlace
            ? Visibility.Of([], [], dimensions, hasNoPlace, indicators)
            : Visibility.Of(
                await seen.Select(scope => scope.Id).ToHashSetAsync(cancellation),
                await nameable.Select(scope => scope.Id).ToHashSetAsync(cancellation),
                dimensions,
                hasNoPlace,
                indicators
            );
    }

    /// <summary>The granted indicators but for those that name another one, which would tell of it. One query.</summary>
    private async Task<Dictionary<Code, long>> Indicators(
        long planId,
        IReadOnlyList<Code> granted,
        List<GrantRow> bound,
        CancellationToken cancellation
    )
    {
        var codes = granted.Select(code => code.ToString()).ToHashSet();
        var ids = bound
            .Where(row => row.Dimension == GrantRow.OfIndicator && codes.Contains(row.Member))
            .Select(row => row.MemberId)
            .ToArray();
        var found = await db.Set<IndicatorRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && ids.Contains(row.Id))
            .Select(row => new
            {
                row.Id,
                row.Code,
                row.Formula,
                Named = new[] { row.NumeratorId, row.DenominatorId, row.WeightedById, row.BaseId },
                Related = row.Relations.Select(other => other.RelatedId).ToList(),
            })
            .ToListAsync(cancellation);
        var seen = found.ToDictionary(
            row => Code.Known(row.Code),
            row =>
                (
                    row.Id,
                    Named: row.Named.OfType<long>().Concat(row.Related).ToList(),
                    Formula: Formula.Parse(row.Formula).Formula?.Mentions ?? []
                )
        );
        for (var before = -1; before != seen.Count; )
        {
            before = seen.Count;
            var known = seen.Values.Select(one => one.Id).ToHashSet();
            seen = seen.Where(one => one.Value.Named.TrueForAll(known.Contains) && one.Value.Formula.All(seen.ContainsKey)).ToDictionary();
        }
        return seen.ToDictionary(one => one.Key, one => one.Value.Id);
    }

    /// <summary>
    /// The dimension that a grant is bound to. A grant without a bound dimension hides every member of the dimension with its name.
    /// </summary>
    private async Task<(long Id, string Code)?> Dimension(long planId, string name, List<GrantRow> granted, CancellationToken cancellation)
    {
        var rows = db.Set<DimensionRow>().AsNoTracking().Where(row => row.PlanId == planId);
        var id = granted.Count > 0 ? granted[0].DimensionId : 0;
        var found = await rows.Where(row => granted.Count > 0 ? row.Id == id : row.Code == name)
            .Select(row => new { row.Id, row.Code })
            .FirstOrDefaultAsync(cancellation);
        return found is null ? null : (found.Id, found.Code);
    }

    /// <summary>
    /// The granted members with all members below them, and the groups that contain no other members, with their codes. One query for each
    /// level.
    /// </summary>
    private async Task<Dictionary<long, string>> Below(long planId, long dimensionId, long[] granted, CancellationToken cancellation)
    {
        var members = db.Set<MemberRow>().AsNoTracking().Where(row => row.PlanId == planId && row.DimensionId == dimensionId);
        var below = new Dictionary<long, string>();
        var level = await members.Where(row => granted.Contains(row.Id)).Select(row => new { row.Id, row.Code }).ToListAsync(cancellation);
        while (level.Count > 0)
        {
            level.ForEach(row => below[row.Id] = row.Code);
            var parents = level.Select(row => (long?)row.Id).ToArray();
            level = await members
                .Where(row => parents.Contains(row.ParentId))
                .Select(row => new { row.Id, row.Code })
                .ToListAsync(cancellation);
            level.RemoveAll(row => below.ContainsKey(row.Id));
        }
        var groups = await db.Set<GroupMemberRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && row.Number == 0 && row.Member!.DimensionId == dimensionId)
            .Select(row => new { row.GroupId, row.MemberId })
            .ToListAsync(cancellation);
        var whole = groups
            .GroupBy(row => row.GroupId, row => row.MemberId)
            .Where(group => group.All(below.ContainsKey))
            .Select(group => group.Key)
            .ToArray();
        foreach (
            var group in await db.Set<GroupRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == planId && whole.Contains(row.Id))
                .Select(row => new { row.Id, row.Code })
                .ToListAsync(cancellation)
        )
            below[group.Id] = group.Code;
        return below;
    }
}
