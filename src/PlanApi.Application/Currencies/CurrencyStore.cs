using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Currencies;

public sealed class CurrencyStore(PlanDb db) : PartStore<Currency, CurrencyRow>(db)
{
    protected override Expression<Func<CurrencyRow, Currency>> Projection =>
        row => new Currency
        {
            Id = NodeId.Of<Currency>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            Names = row.Names,
        };

    protected override IReadOnlyList<Filter<CurrencyRow>> Filters => [];

    protected override CurrencyRow NewRow(Currency part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(CurrencyRow row, Currency part, ResolvedReferences references) => row.Names = part.Names;

    /// <summary>Amounts carry ISO codes rather than ids, since those never change. The plan's own currency needs no entry.</summary>
    protected override async Task<IReadOnlyList<string>> OtherMentions(PlanRow plan, CurrencyRow row, CancellationToken cancellation) =>
        row.Code == plan.Currency ? [] : await CurrencyMentions.Of(Db, plan.Id, row.Code, cancellation);

    public override async Task<IReadOnlyList<Fault>> Check(PlanRow plan, Currency part, long? id, CancellationToken cancellation)
    {
        var before = await Db.Set<CurrencyRow>()
            .Where(row => row.PlanId == plan.Id && row.Id == id)
            .Select(row => row.Code)
            .FirstOrDefaultAsync(cancellation);
        if (before is null || before == part.Code.ToString())
            return [];
        var mentions = await CurrencyMentions.Of(Db, plan.Id, before, cancellation);
        return mentions.Count == 0
            ? []
            :
            [
                new Fault(
                    FaultCodes.NotAllowed,
                    "/code",
                    $"'{before}' is the currency of {string.Join(", ", mentions)}; add another currency instead."
                ),
            ];
    }
}
