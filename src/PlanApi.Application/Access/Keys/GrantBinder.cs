using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Access.Keys;

/// <summary>
/// Turns the codes in keys' grants into the ids of members and indicators. This happens once for each plan: when the key is made, or when
/// the plan gets one that a key names. A later change of a code does not change the grant.
/// </summary>
public sealed class GrantBinder(PlanDb db, ChangeRecorder recorder) : IBeforeCommit
{
    /// <summary>Binds a new key in every plan that it may use.</summary>
    public async Task BindKey(ApiKeyRow key, CancellationToken cancellation)
    {
        if (key.Members is null && key.Indicators is null)
            return;
        var plans = await db.Set<PlanRow>().AsNoTracking().Select(plan => new { plan.Id, plan.Code }).ToListAsync(cancellation);
        foreach (var plan in plans)
            await Bind(key, plan.Id, plan.Code, cancellation);
    }

    /// <summary>
    /// After a command that changes the structure of a plan, finds out what the keys' grants mean now. A grant may name what the plan did
    /// not have before.
    /// </summary>
    public async Task<Failure?> BeforeCommit<TAnswer>(Command<TAnswer> command, TAnswer answer, CancellationToken cancellation)
    {
        if (recorder.Plan is { } plan && plan.StructureVersion == plan.Version)
            await BindPlan(plan, cancellation);
        return null;
    }

    private async Task BindPlan(PlanRow plan, CancellationToken cancellation)
    {
        var keys = await db.Set<ApiKeyRow>()
            .AsNoTracking()
            .Where(key => key.Members != null || key.Indicators != null)
            .ToListAsync(cancellation);
        if (keys.Count == 0)
            return;
        await db.SaveChangesAsync(cancellation);
        foreach (var key in keys)
            await Bind(key, plan.Id, plan.Code, cancellation);
    }

    private async Task Bind(ApiKeyRow key, long planId, string plan, CancellationToken cancellation)
    {
        var granted = ApiKey.Of(key);
        if (granted.Plans is { } plans && !plans.Contains(Code.Known(plan)))
            return;
        var bound = await db.Set<GrantRow>().Where(row => row.PlanId == planId && row.KeyId == key.Id).ToListAsync(cancellation);
        await BindIndicators(key, planId, granted.Indicators ?? [], bound, cancellation);
        foreach (var (name, codes) in granted.Members ?? new Dictionary<string, IReadOnlyList<Code>>())
        {
            var before = bound.Where(row => row.Dimension == name).ToList();
            var wanted = codes.Select(code => code.ToString()).Except(before.Select(row => row.Member)).ToArray();
            if (wanted.Length == 0)
                continue;
            long? dimension =
                before.Count > 0
                    ? before[0].DimensionId
                    : await db.Set<DimensionRow>()
                        .Where(row => row.PlanId == planId && row.Code == name)
                        .Select(row => (long?)row.Id)
                        .FirstOrDefaultAsync(cancellation);
            var members = await db.Set<MemberRow>()
                .AsNoTracking()
                .Where(row => row.PlanId == planId && row.DimensionId == dimension && wanted.Contains(row.Code))
                .Select(row => new { row.Id, row.Code })
                .ToListAsync(cancellation);
            db.AddRange(
                members.Select(member => new GrantRow
                {
                    KeyId = key.Id,
                    PlanId = planId,
                    Dimension = name,
                    Member = member.Code,
                    DimensionId = dimension!.Value,
                    MemberId = member.Id,
                })
            );
        }
    }

    private async Task BindIndicators(
        ApiKeyRow key,
        long planId,
        IReadOnlyList<Code> granted,
        List<GrantRow> bound,
        CancellationToken cancellation
    )
    {
        var before = bound.Where(row => row.Dimension == GrantRow.OfIndicator).Select(row => row.Member);
        var wanted = granted.Select(code => code.ToString()).Except(before).ToArray();
        if (wanted.Length == 0)
            return;
        var indicators = await db.Set<IndicatorRow>()
            .AsNoTracking()
            .Where(row => row.PlanId == planId && wanted.Contains(row.Code))
            .Select(row => new { row.Id, row.Code })
            .ToListAsync(cancellation);
        db.AddRange(
            indicators.Select(indicator => new GrantRow
            {
                KeyId = key.Id,
                PlanId = planId,
                Dimension = GrantRow.OfIndicator,
                Member = indicator.Code,
                MemberId = indicator.Id,
            })
        );
    }
}
