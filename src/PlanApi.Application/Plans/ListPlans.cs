using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Plans;

/// <summary>A page of the plans that the caller may see, by code.</summary>
public sealed record ListPlans(PageRange Page) : Query<Page<Plan>>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

internal sealed class ListPlansHandler(PlanDb db, Caller caller) : IHandler<ListPlans, Page<Plan>>
{
    public async Task<Outcome<Page<Plan>>> Handle(ListPlans request, CancellationToken cancellation)
    {
        var page = request.Page;
        if (page.Faults().ToList() is { Count: > 0 } faults)
            return new Invalid(faults);
        var rows = db.Set<PlanRow>().AsNoTracking();
        if (caller.Identity!.Plans is { } granted)
        {
            var codes = granted.Select(code => code.ToString()).ToArray();
            rows = rows.Where(row => codes.Contains(row.Code));
        }
        // A plan's code is its cursor: codes are unique and hold nothing that a link could not.
        if (page.After is { } after)
            rows = rows.Where(row => row.Code.CompareTo(after) > 0);
        if (page.Before is { } before)
            rows = rows.Where(row => row.Code.CompareTo(before) < 0);
        rows = page.IsBackward ? rows.OrderByDescending(row => row.Code) : rows.OrderBy(row => row.Code);
        var plans = page.InOrder(await rows.Take(page.Take).Select(PlanStore.Read).ToListAsync(cancellation));
        return page.Page(plans, plan => plan.Code.ToString());
    }
}
