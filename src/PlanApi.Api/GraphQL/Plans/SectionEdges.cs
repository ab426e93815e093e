using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Targets;

namespace PlanApi.Api.GraphQL.Plans;

internal sealed class SectionEdges : EdgesOf<Section>
{
    protected override void Add(PartEdges<Section> edges)
    {
        edges.One<Section>(section => section.Parent);
        edges.Many<Section>("children", "parent", "The sections directly below it.");
        edges.Many<Target>("targets", "source", "The targets that it states.");
        edges.Many<Objective>("objectives", "source", "The objectives that it states.");
        edges.Many<Indicator>("indicators", "source", "The indicators that it names.");
        edges.Many<NamedList>("lists", "source", "The lists that it gives.");
    }
}
