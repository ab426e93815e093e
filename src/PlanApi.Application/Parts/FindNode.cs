using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Parts;

/// <summary>
/// Finds the plan and the key that a node id means, so that use cases can find the part. It does not check what the caller may see: the
/// use case that follows does.
/// </summary>
/// <param name="Id">The node's id.</param>
public sealed record FindNode(string Id) : Fetch<FoundNode>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

/// <summary>The part that a node id leads to.</summary>
public sealed record FoundNode(PartKind Kind, Code Plan, string Key);

internal sealed class FindNodeHandler(PlanDb db, PartStores stores) : IHandler<FindNode, FoundNode>
{
    public async Task<Outcome<FoundNode>> Handle(FindNode request, CancellationToken cancellation) =>
        await Find(request.Id, cancellation) is { } node ? node : new NotFound("node", request.Id);

    private async Task<FoundNode?> Find(string id, CancellationToken cancellation)
    {
        if (!NodeId.TryParse(id, out var kind, out var planId, out var partId))
            return null;
        var plan = await db.Set<PlanRow>()
            .AsNoTracking()
            .Where(row => row.Id == planId)
            .Select(row => row.Code)
            .FirstOrDefaultAsync(cancellation);
        if (plan is null)
            return null;
        if (kind == PartKind.Plan)
            return partId == 0 ? new FoundNode(kind, Code.Known(plan), plan) : null;
        return await stores.Of(kind).KeyOf(planId, partId, cancellation) is { } key ? new FoundNode(kind, Code.Known(plan), key) : null;
    }
}
