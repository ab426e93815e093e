using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>
/// Where a node id leads: to the plan and key by which the use cases find the part. It says nothing of what the caller may
/// see; the use case that is sent next does.
/// </summary>
public sealed class NodeFinder(PlanDb db, IEnumerable<INodeKeys> kinds)
{
    /// <summary>Null where nothing has the id.</summary>
    public async Task<Node?> Find(string id, CancellationToken cancellation)
    {
        if (!NodeId.TryParse(id, out var kind, out var planId, out var partId))
            return null;
        var plan = await db.Set<PlanRow>().AsNoTracking().Where(row => row.Id == planId).Select(row => row.Code).FirstOrDefaultAsync(cancellation);
        if (plan is null)
            return null;
        if (kind == PartKind.Plan)
            return partId == 0 ? new Node(kind, Code.Known(plan), plan) : null;
        var keys = kinds.FirstOrDefault(known => known.Kind == kind);
        return keys is not null && await keys.KeyOf(planId, partId, cancellation) is { } key ? new Node(kind, Code.Known(plan), key) : null;
    }

    public sealed record Node(PartKind Kind, Code Plan, string Key);
}

/// <summary>Finds the keys of one kind of part.</summary>
public interface INodeKeys
{
    PartKind Kind { get; }

    Task<string?> KeyOf(long planId, long id, CancellationToken cancellation);
}
