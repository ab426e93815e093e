using PlanApi.Api.Http;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.Rest.Weights;

internal sealed class WeightWindowEndpoints : EndpointsOf<WeightWindow>
{
    protected override WeightWindow Example =>
        new()
        {
            Code = Code.Known("sale-618"),
            Names = new([new("en", "18 June sale"), new("zh", "618大促")]),
            From = new DateOnly(2024, 6, 1),
            To = new DateOnly(2024, 6, 18),
        };
}
