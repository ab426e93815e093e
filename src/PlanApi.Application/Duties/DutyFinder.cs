using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Parties;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Finds the duties that a filter lets through.</summary>
public sealed class DutyFinder(PlanDb db, DutyReader reader, PartyStore parties, Caller caller)
{
    internal async Task<IReadOnlyList<Duty>> Of(PlanRow plan, DutyFilter filter, CancellationToken cancellation)
    {
        var owing = filter.Parties;
        if (filter.IsMine)
        {
            var mine = await parties.ActingAs(plan.Id, caller.Identity!.Name, cancellation);
            owing = [.. mine.Select(party => Code.Known(party.Code)).Where(code => owing?.Contains(code) != false)];
        }
        return [.. (await reader.Read(plan, owing, cancellation)).Where(filter.Has)];
    }

    /// <summary>In all plans that the caller may see and that are not closed, of those that have such parties.</summary>
    internal async Task<IReadOnlyList<Duty>> OfAll(DutyFilter filter, CancellationToken cancellation)
    {
        var rows = db.Set<PlanRow>().AsNoTracking().Where(plan => plan.Status != PlanStatus.Closed);
        if (caller.Identity!.Plans is { } granted)
        {
            string[] codes = [.. granted.Select(code => code.ToString())];
            rows = rows.Where(plan => codes.Contains(plan.Code));
        }
        if (filter.Parties is { } named)
        {
            string[] codes = [.. named.Select(code => code.ToString())];
            rows = rows.Where(plan => db.Set<PartyRow>().Any(party => party.PlanId == plan.Id && codes.Contains(party.Code)));
        }
        if (filter.IsMine)
        {
            var name = caller.Identity.Name;
            rows = rows.Where(plan => db.Set<PartyRow>().Any(party => party.PlanId == plan.Id && party.Subject == name));
        }
        var found = new List<Duty>();
        foreach (var plan in await rows.OrderBy(plan => plan.Code).ToListAsync(cancellation))
            found.AddRange(await Of(plan, filter, cancellation));
        return [.. found.OrderBy(DutyPosition.Of)];
    }
}
