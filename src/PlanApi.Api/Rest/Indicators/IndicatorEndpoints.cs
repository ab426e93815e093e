using PlanApi.Api.Http;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Indicators;

internal sealed class IndicatorEndpoints : EndpointsOf<Indicator>
{
    protected override Indicator Example =>
        new()
        {
            Code = Code.Known("return-rate"),
            Names = new([new("en", "Return rate"), new("zh", "退货率")]),
            Kind = IndicatorKind.Ratio,
            Unit = Unit.Percent,
            Decimals = 1,
            Direction = Direction.LowerIsBetter,
            WeightedBy = Code.Known("orders"),
            Thresholds = new Thresholds { Green = Quantity.Of(0.95m), Yellow = Quantity.Of(0.8m) },
        };
}
