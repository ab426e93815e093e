using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>Reads the heads of change sets.</summary>
public sealed class ChangeSetStore(PlanDb db)
{
    public async Task<List<ChangeSet>> Read(
        long planId,
        Expression<Func<ChangeSetRow, bool>> which,
        int take,
        CancellationToken cancellation,
        bool oldestFirst = false
    )
    {
        var sets = db.Set<ChangeSetRow>().AsNoTracking().Where(row => row.PlanId == planId).Where(which);
        sets = oldestFirst ? sets.OrderBy(row => row.Sequence) : sets.OrderByDescending(row => row.Sequence);
        var rows = await sets.Take(take)
            .Select(row => new
            {
                row,
                Actor = db.Set<ApiKeyRow>().Where(key => key.Id == row.Actor).Select(key => key.Name).FirstOrDefault(),
                Party = db.Set<PartyRow>()
                    .Where(party => party.PlanId == planId && party.Id == row.PartyId)
                    .Select(party => party.Code)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return rows.ConvertAll(found => new ChangeSet(
            found.row.Sequence,
            new DateTimeOffset(found.row.At, TimeSpan.Zero),
            found.row.UseCase,
            found.Actor ?? Caller.Local.Name,
            found.Party is null ? null : Code.Known(found.Party),
            found.row.Reason,
            found.row.Changes,
            Convert.ToHexStringLower(found.row.Hash)
        ));
    }
}
