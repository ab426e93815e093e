using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans;

/// <summary>Finds a plan by its code, once for each request.</summary>
public sealed class PlanFinder(PlanDb db)
{
    private readonly Dictionary<Code, PlanRow?> _found = [];

    public async Task<PlanRow?> Find(Code code, CancellationToken cancellation)
    {
        if (!_found.TryGetValue(code, out var plan))
        {
            var text = code.ToString();
            _found[code] = plan = await db.Set<PlanRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == text, cancellation);
        }
        return plan;
    }
}
