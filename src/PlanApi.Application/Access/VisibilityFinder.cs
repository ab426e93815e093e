using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube;
using PlanApi.Application.Dimensions;
using PlanApi.Application.Objectives;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Targets;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access;

/// <summary>Works out what the caller's member grants show of a plan; the one place where grants are turned into rows.</summary>
public sealed class VisibilityFinder(PlanDb db, Caller caller)
{
    private readonly Dictionary<long, Visibility> _found = [];

    internal void Clear() => _found.Clear();

    /// <summary>Null for callers who may see everything.</summary>
    public Task<Visibility?> For(PlanRow plan, CancellationToken cancellation) => For(plan.Id, cancellation);

    public async Task<Visibility?> For(long planId, CancellationToken cancellation)
    {
        if (caller.Identity?.Members is not { } grants)
            return null;
        if (!_found.TryGetValue(planId, out var visibility))
            _found[planId] = visibility = await Find(planId, grants, cancellation);
        return visibility;
    }

    /// <summary>Whether the caller may write parts of this kind at all: structure, which is nobody's in particular, is for keys that see the whole plan.</summary>
    public bool MayWriteKind(PlanPart part) => caller.Identity?.Members is null
        || part is Domain.Targets.Target or Domain.Objectives.Objective or Domain.Objectives.KeyResult;

    /// <summary>Whether the part stands, with all of its scopes, where the caller may write.</summary>
    public async Task<bool> MayWrite(PlanRow plan, PlanPart part, ResolvedReferences references, CancellationToken cancellation)
    {
        if (caller.Identity?.Members is null)
            return true;
        if (!MayWriteKind(part))
            return false;
        _found.Remove(plan.Id);
        await db.SaveChangesAsync(cancellation);
        var visibility = await For(plan, cancellation);
        return part is Domain.Objectives.KeyResult result
            ? await MaySee(plan.Id, result, references, visibility!, cancellation)
            : part.Scopes().All(scope => visibility!.Scopes.Contains(references.Scope(scope)));
    }

    /// <summary>A key result stands where its objective and its target do.</summary>
    private async Task<bool> MaySee(
        long planId, Domain.Objectives.KeyResult result, ResolvedReferences references, Visibility visibility, CancellationToken cancellation)
    {
        var (objective, target) = (references.Id(PartKind.Objective, result.Objective), references.Id(PartKind.Target, result.Target));
        return await db.Set<ObjectiveRow>().AnyAsync(
                row => row.PlanId == planId && row.Id == objective && visibility.Scopes.Contains(row.ScopeId), cancellation)
            && await db.Set<TargetRow>().AnyAsync(
                row => row.PlanId == planId && row.Id == target && visibility.Scopes.Contains(row.ScopeId), cancellation);
    }

    private async Task<Visibility> Find(
        long planId, IReadOnlyDictionary<Code, IReadOnlyList<Code>> grants, CancellationToken cancellation)
    {
        var members = new Dictionary<long, IReadOnlyCollection<long>>();
        var scopes = db.Set<ScopeRow>().AsNoTracking().Where(scope => scope.PlanId == planId);
        foreach (var (dimension, codes) in grants)
        {
            var name = dimension.ToString();
            var dimensionId = await db.Set<DimensionRow>().Where(row => row.PlanId == planId && row.Code == name)
                .Select(row => row.Id).FirstOrDefaultAsync(cancellation);
            var below = await Below(planId, dimensionId, [.. codes.Select(code => code.ToString())], cancellation);
            members[dimensionId] = below;
            scopes = scopes.Where(scope => scope.Members.Any(
                member => member.DimensionId == dimensionId && below.Contains(member.MemberId)));
        }
        return new Visibility((await scopes.Select(scope => scope.Id).ToListAsync(cancellation)).ToHashSet(), members);
    }

    /// <summary>The granted members, all below them, and the groups that hold nothing else. Level by level, one query each.</summary>
    private async Task<HashSet<long>> Below(long planId, long dimensionId, string[] codes, CancellationToken cancellation)
    {
        var level = await db.Set<MemberRow>().AsNoTracking()
            .Where(row => row.PlanId == planId && row.DimensionId == dimensionId && codes.Contains(row.Code))
            .Select(row => row.Id).ToListAsync(cancellation);
        var below = new HashSet<long>();
        while (level.Count > 0)
        {
            below.UnionWith(level);
            var parents = level;
            level = await db.Set<MemberRow>().AsNoTracking()
                .Where(row => row.PlanId == planId && row.ParentId != null && parents.Contains(row.ParentId.Value))
                .Select(row => row.Id).ToListAsync(cancellation);
            level.RemoveAll(below.Contains);
        }
        var groups = await db.Set<GroupMemberRow>().AsNoTracking()
            .Where(row => row.PlanId == planId && row.Number == 0 && row.Member!.DimensionId == dimensionId)
            .Select(row => new { row.GroupId, row.MemberId }).ToListAsync(cancellation);
        below.UnionWith(groups.GroupBy(row => row.GroupId, row => row.MemberId)
            .Where(group => group.All(below.Contains)).Select(group => group.Key).ToList());
        return below;
    }
}
