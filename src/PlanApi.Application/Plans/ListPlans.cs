using PlanApi.Application.Tables;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Plans;

/// <summary>A page of the plans that the caller may see, by code.</summary>
public sealed record ListPlans(int First = ListOptions.DefaultFirst, string? After = null) : Query<Page<Plan>>
{
    public override Permission Permission => Permission.Read;
}

internal sealed class ListPlansHandler(PlanDb db, Caller caller) : IHandler<ListPlans, Page<Plan>>
{
    public async Task<Outcome<Page<Plan>>> Handle(ListPlans request, CancellationToken cancellation)
    {
        if (request.First is < 1 or > ListOptions.MaxFirst)
            return Invalid.One("out-of-range", "/first", $"'first' must be 1 to {ListOptions.MaxFirst}.");
        var rows = db.Set<PlanRow>().AsNoTracking();
        if (caller.Identity!.Plans is { } granted)
        {
            var codes = granted.Select(code => code.ToString()).ToArray();
            rows = rows.Where(row => codes.Contains(row.Code));
        }
        // A plan's code is its cursor: codes are unique and hold nothing that a link could not.
        var after = request.After ?? "";
        var plans = await rows.Where(row => row.Code.CompareTo(after) > 0)
            .OrderBy(row => row.Code)
            .Take(request.First + 1)
            .Select(PlanStore.Read)
            .ToListAsync(cancellation);
        var more = plans.Count > request.First;
        if (more)
            plans.RemoveAt(plans.Count - 1);
        return new Page<Plan>(plans, [.. plans.Select(plan => plan.Code.ToString())], more);
    }
}
