using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;

namespace PlanApi.Api.GraphQL.Indicators;

internal sealed class IndicatorEdges : EdgesOf<Indicator>
{
    protected override void Add(PartEdges<Indicator> edges)
    {
        edges.One<Indicator>(indicator => indicator.Numerator);
        edges.One<Indicator>(indicator => indicator.Denominator);
        edges.One<Indicator>(indicator => indicator.WeightedBy);
        edges.One<Indicator>(indicator => indicator.Base);
        edges.One<Dimension>(indicator => indicator.ShareOf);
        edges.One<Indicator>(indicator => indicator.EachOf);
        edges.One<Indicator>(indicator => indicator.PercentileOf);
        edges.One<Section>(indicator => indicator.Source);
        edges.Each<Dimension>(indicator => indicator.Dimensions);
        edges.Each<Indicator>(indicator => indicator.Inflows);
        edges.Each<Indicator>(indicator => indicator.Outflows);
        edges.Many<Indicator>("derived", "base", "The growths and shares of this one.");
        edges.Many<Target>("targets", "indicator", "The targets that claim a value of it.");
        edges.Many<Hold>("holds", "indicator", "The holds on its cells.");
        edges.Many<Bound>("bounds", "indicator", "The bounds on its cells.");
    }
}
