using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Plans.Finding;

/// <summary>Finds a plan by its code, once for each request. Inside a transaction it is read in that transaction.</summary>
public sealed class PlanFinder(PlanDb db, PlanReader reader) : IRequestCache
{
    private static readonly PerModel<Func<PlanDb, string, CancellationToken, Task<PlanRow?>>> _byCode = new(() =>
        EF.CompileAsyncQuery(
            (PlanDb db, string code, CancellationToken cancellation) =>
                db.Set<PlanRow>().AsNoTracking().FirstOrDefault(row => row.Code == code)
        )
    );

    private readonly Dictionary<Code, PlanRow?> _found = [];
    private readonly Dictionary<Code, Plan> _shown = [];

    public void Clear()
    {
        _found.Clear();
        _shown.Clear();
    }

    /// <summary>The plan with this code; a failure where there is none.</summary>
    public async Task<Outcome<PlanRow>> Get(Code code, CancellationToken cancellation) =>
        await Find(code, cancellation) is { } plan ? plan : NotFound.Plan(code);

    /// <summary>The same, read again: as it is now, whatever was read earlier in this request.</summary>
    public Outcome<PlanRow> GetNow(Code code) => Read(code) is { } plan ? plan : NotFound.Plan(code);

    public async Task<PlanRow?> Find(Code code, CancellationToken cancellation)
    {
        if (_found.TryGetValue(code, out var plan))
            return plan;
        if (db.Database.CurrentTransaction is null)
            return Read(code);
        var text = code.ToString();
        return _found[code] = await _byCode.Of(db)(db, text, cancellation);
    }

    /// <summary>The plan as it is shown, outside a transaction.</summary>
    public Plan? Show(Code code)
    {
        if (!_shown.ContainsKey(code))
            Read(code);
        return _shown.GetValueOrDefault(code);
    }

    private PlanRow? Read(Code code)
    {
        var found = reader.Find(code.ToString());
        if (found is { } plan)
            _shown[code] = plan.Plan;
        return _found[code] = found?.Row;
    }
}
