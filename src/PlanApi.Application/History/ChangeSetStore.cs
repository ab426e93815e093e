using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Changes;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>Reads the heads of change sets.</summary>
public sealed class ChangeSetStore(HistoryDb history)
{
    public async Task<List<ChangeSet>> Read(
        long planId,
        Expression<Func<ChangeSetRow, bool>> which,
        int take,
        CancellationToken cancellation,
        bool oldestFirst = false,
        ChangeSetFilter? filter = null
    )
    {
        var sets = Matching(planId, filter).Where(which);
        var db = history.Db;
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
            found.row.Door,
            found.row.Changes,
            Convert.ToHexStringLower(found.row.Hash)
        ));
    }

    public Task<int> Count(long planId, ChangeSetFilter filter, CancellationToken cancellation) =>
        Matching(planId, filter).CountAsync(cancellation);

    private IQueryable<ChangeSetRow> Matching(long planId, ChangeSetFilter? filter)
    {
        var db = history.Db;
        var sets = db.Set<ChangeSetRow>().AsNoTracking().Where(row => row.PlanId == planId);
        if (filter is null)
            return sets;
        if (filter.Door is { } door)
            sets = sets.Where(row => row.Door == door);
        if (filter.UseCase is { } useCase)
            sets = sets.Where(row => row.UseCase == useCase);
        if (filter.Since?.UtcTicks is { } since)
            sets = sets.Where(row => row.At >= since);
        if (filter.Until?.UtcTicks is { } until)
            sets = sets.Where(row => row.At < until);
        if (filter.Actor is { } actor)
        {
            var local = actor == Caller.Local.Name;
            sets = sets.Where(row =>
                (local && row.Actor == Caller.Local.Id) || db.Set<ApiKeyRow>().Any(key => key.Id == row.Actor && key.Name == actor)
            );
        }
        return sets;
    }
}
