using System.Linq.Expressions;
using PlanApi.Application.Parts;
using PlanApi.Application.Persistence;
using PlanApi.Application.Tables;
using PlanApi.Domain;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Currencies;

public sealed class ExchangeRateStore(PlanDb db) : PartStore<ExchangeRate, ExchangeRateRow>(db)
{
    protected override Expression<Func<ExchangeRateRow, ExchangeRate>> Projection =>
        row => new ExchangeRate
        {
            Id = NodeId.Of<ExchangeRate>(row.PlanId, row.Id),
            Version = row.Version,
            Code = Code.Known(row.Code),
            From = Code.Known(row.From),
            To = Code.Known(row.To),
            ValidFrom = row.ValidFrom,
            Value = row.Value,
            Use = row.Use,
            Scenario = Stored.Code(row.Scenario!.Code),
        };

    protected override IReadOnlyList<Filter<ExchangeRateRow>> Filters =>
        [
            Filter<ExchangeRateRow>.OfCode("from", "The currency that is converted.", code => row => row.From == code),
            Filter<ExchangeRateRow>.OfCode("to", "The currency that it is converted into.", code => row => row.To == code),
            Filter<ExchangeRateRow>.OfEnum<RateUse>("use", "For planning, or as it came.", value => row => row.Use == value),
            Filter<ExchangeRateRow>.OfCode("scenario", "The scenario that uses it.", code => row => row.Scenario!.Code == code),
        ];

    protected override ExchangeRateRow NewRow(ExchangeRate part) =>
        new()
        {
            Code = part.Code.ToString(),
            From = part.From.ToString(),
            To = part.To.ToString(),
        };

    protected override void Write(ExchangeRateRow row, ExchangeRate part, ResolvedReferences references)
    {
        row.From = part.From.ToString();
        row.To = part.To.ToString();
        row.ValidFrom = part.ValidFrom;
        row.Value = part.Value;
        row.Use = part.Use;
        row.ScenarioId = references.Id(PartKind.Scenario, part.Scenario);
    }
}
