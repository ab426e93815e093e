using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;

namespace PlanApi.Application.Plans;

/// <summary>How many plans the caller may see.</summary>
public sealed record CountPlans : Fetch<int>
{
    public override Permission Permission => Permission.ReadByIndicator;
}

internal sealed class CountPlansHandler(PlanDb db, Caller caller) : IHandler<CountPlans, int>
{
    public async Task<Outcome<int>> Handle(CountPlans request, CancellationToken cancellation)
    {
        if (caller.Identity?.Plans is not { } granted)
            return await db.Set<PlanRow>().CountAsync(cancellation);
        var codes = granted.Select(code => code.ToString()).ToArray();
        return await db.Set<PlanRow>().CountAsync(row => codes.Contains(row.Code), cancellation);
    }
}
