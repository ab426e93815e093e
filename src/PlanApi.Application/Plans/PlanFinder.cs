using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Persistence;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans;

/// <summary>Finds a plan by its code, once for each request.</summary>
public sealed class PlanFinder(PlanDb db)
{
    private static readonly Func<PlanDb, string, CancellationToken, Task<PlanRow?>> _byCode = EF.CompileAsyncQuery(
        (PlanDb db, string code, CancellationToken cancellation) => db.Set<PlanRow>().AsNoTracking().FirstOrDefault(row => row.Code == code));

    private readonly Dictionary<Code, PlanRow?> _found = [];

    internal void Clear() => _found.Clear();

    public async Task<PlanRow?> Find(Code code, CancellationToken cancellation)
    {
        if (!_found.TryGetValue(code, out var plan))
        {
            var text = code.ToString();
            _found[code] = plan = await _byCode(db, text, cancellation);
        }
        return plan;
    }
}
