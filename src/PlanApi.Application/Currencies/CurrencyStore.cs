using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Cube;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans;
using PlanApi.Application.Targets;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Currencies;

public sealed class CurrencyStore(PlanDb db) : PartStore<Currency, CurrencyRow>(db)
{
    public override PartKind Kind => PartKind.Currency;

    protected override Expression<Func<CurrencyRow, Currency>> Read => row => new Currency
    {
        Id = NodeId.Of(PartKind.Currency, row.PlanId, row.Id),
        Version = row.Version,
        Code = Code.Known(row.Code),
        Names = row.Names,
    };

    protected override IReadOnlyList<Filter<CurrencyRow>> Filters { get; } = [];

    protected override CurrencyRow NewRow(Currency part) => new() { Code = part.Code.ToString(), Names = part.Names };

    protected override void Write(CurrencyRow row, Currency part, ResolvedReferences references) => row.Names = part.Names;

    /// <summary>Amounts carry ISO codes rather than ids, since those never change.</summary>
    protected override async Task<IReadOnlyList<string>> OtherMentions(PlanRow plan, CurrencyRow row, CancellationToken cancellation)
    {
        var mentions = new List<string>();
        if (await Db.Set<TargetRow>().Where(target => target.PlanId == plan.Id && target.Currency == row.Code)
            .Select(target => target.Code).FirstOrDefaultAsync(cancellation) is { } target)
            mentions.Add($"targets '{target}'");
        if (await Db.Set<ExchangeRateRow>().Where(rate => rate.PlanId == plan.Id && (rate.From == row.Code || rate.To == row.Code))
            .Select(rate => rate.Code).FirstOrDefaultAsync(cancellation) is { } rate)
            mentions.Add($"exchange_rates '{rate}'");
        if (await Db.Set<CellRow>().AnyAsync(cell => cell.PlanId == plan.Id && cell.Currency == row.Code, cancellation))
            mentions.Add("cells");
        return mentions;
    }
}
