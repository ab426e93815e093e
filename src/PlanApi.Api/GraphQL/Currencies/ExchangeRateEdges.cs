using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Scenarios;

namespace PlanApi.Api.GraphQL.Currencies;

internal sealed class ExchangeRateEdges : EdgesOf<ExchangeRate>
{
    protected override void Add(PartEdges<ExchangeRate> edges)
    {
        edges.One<Currency>(rate => rate.From);
        edges.One<Currency>(rate => rate.To);
        edges.One<Scenario>(rate => rate.Scenario);
    }
}
