using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Currencies;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Scenarios;
using PlanApi.Domain.Targets;

namespace PlanApi.Api.GraphQL.Targets;

internal sealed class TargetEdges : EdgesOf<Target>
{
    protected override void Add(PartEdges<Target> edges)
    {
        edges.One<Indicator>(target => target.Indicator);
        edges.One<Section>(target => target.Source);
        edges.One<Currency>(target => target.Currency);
        edges.One<Scenario>(target => target.Scenario);
        edges.Of<Derivation>().One<Target>(derivation => derivation.From);
        edges.Of<Baseline>().One<Section>(baseline => baseline.Source);
        edges.Many<Target>("derived", "derived", "The targets that decompositions made from it.");
        edges.Many<KeyResult>("keyResults", "target", "The key results that are this target.");
    }
}
