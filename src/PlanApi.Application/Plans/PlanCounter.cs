using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Persistence;

namespace PlanApi.Application.Plans;

/// <summary>How many plans the caller may see.</summary>
public sealed class PlanCounter(PlanDb db, Caller caller)
{
    public Task<int> Count(CancellationToken cancellation)
    {
        if (caller.Identity?.Plans is not { } granted)
            return db.Set<PlanRow>().CountAsync(cancellation);
        var codes = granted.Select(code => code.ToString()).ToArray();
        return db.Set<PlanRow>().CountAsync(row => codes.Contains(row.Code), cancellation);
    }
}
