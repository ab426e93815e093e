using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Currencies;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;

namespace PlanApi.Application.Plans.Lifecycle;

/// <summary>Whether a plan's parts are still valid under a changed calendar or currency.</summary>
public sealed class PlanFits(PlanDb db, PartStores stores)
{
    // Enough to find them by.
    private const int Named = 5;

    public async Task<IReadOnlyList<Fault>> Faults(PlanRow before, Plan after, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        if (after.Calendar != before.Calendar)
        {
            var outside = (await Periods(before.Id, cancellation)).Where(period => !after.Calendar.Holds(period)).ToList();
            if (outside.Count > 0)
            {
                faults.Add(
                    new Fault(
                        FaultCodes.PeriodOutsideCalendar,
                        "/calendar",
                        "The plan refers to "
                            + $"{string.Join(", ", outside.Take(Named))}{(outside.Count > Named ? " and more" : "")}, which lie "
                            + "outside; keep them among the reference years."
                    )
                );
            }
        }
        if (
            after.Currency.ToString() != before.Currency
            && !await db.Set<CurrencyRow>().AnyAsync(row => row.PlanId == before.Id && row.Code == before.Currency, cancellation)
            && await CurrencyMentions.Of(db, before.Id, before.Currency, cancellation) is { Count: > 0 } mentions
        )
        {
            faults.Add(
                new Fault(
                    FaultCodes.UnknownReference,
                    "/currency",
                    $"'{before.Currency}' is the currency of {string.Join(", ", mentions)}; add it to the plan's currencies first."
                )
            );
        }
        return faults;
    }

    private async Task<IEnumerable<Period>> Periods(long planId, CancellationToken cancellation)
    {
        var texts = new List<string>();
        foreach (var kind in PartKind.All)
            texts.AddRange(await stores.Of(kind).Periods(planId, cancellation));
        var keys = await db.Set<CellRow>()
            .Where(row => row.PlanId == planId)
            .Select(row => row.Period)
            .Distinct()
            .ToListAsync(cancellation);
        var baselines = await db.Set<TargetRow>()
            .Where(row => row.PlanId == planId && row.Baseline != null)
            .Select(row => row.Baseline!)
            .ToListAsync(cancellation);
        return texts
            .Select(Period.Parse)
            .Concat(keys.Select(Period.FromKey))
            .Concat(baselines.Select(baseline => baseline.Period).OfType<Period>())
            .Distinct()
            .OrderBy(period => period.ToString(), StringComparer.Ordinal);
    }
}
