using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;

namespace PlanApi.Api.GraphQL.Targets;

internal sealed class TargetEdges : EdgesOf<Target>
{
    protected override void Add(PartEdges<Target> edges)
    {
        edges.One<Indicator>(target => target.Indicator);
        edges.One<Section>(target => target.Source);
        edges.One<Currency>(target => target.Currency);
        edges.Of<Baseline>().One<Section>(baseline => baseline.Source);
        edges.Many<KeyResult>("keyResults", "target", "The key results that are this target.");
    }
}
