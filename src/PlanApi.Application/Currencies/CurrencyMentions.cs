using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Currencies;

internal static class CurrencyMentions
{
    /// <summary>The indicators whose amounts are in the currency, or are converted from it or into it; one text for each kind.</summary>
    public static async Task<IReadOnlyList<string>> Of(PlanDb db, long planId, string code, CancellationToken cancellation)
    {
        var mentions = new List<string>();
        if (await db.Set<CellRow>().AnyAsync(cell => cell.PlanId == planId && cell.Currency == code, cancellation))
            mentions.Add("cells");
        await Add(
            "exchange rates",
            db.Set<ExchangeRateRow>().Where(rate => rate.PlanId == planId && (rate.From == code || rate.To == code))
        );
        await Add("targets", db.Set<TargetRow>().Where(target => target.PlanId == planId && target.Currency == code));
        return mentions;

        async Task Add(string plural, IQueryable<PartRow> rows)
        {
            var codes = await rows.OrderBy(row => row.Code).Select(row => row.Code).Take(10).ToListAsync(cancellation);
            if (codes.Count > 0)
                mentions.Add(MentionFinder.Text(plural, codes));
        }
    }
}
