using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Schedules;

namespace PlanApi.Api.GraphQL.Schedules;

internal sealed class PhaseEdges : EdgesOf<Phase>
{
    protected override void Add(PartEdges<Phase> edges)
    {
        edges.One<Party>(phase => phase.Owner);
        edges.One<Section>(phase => phase.Source);
        edges.Each<Indicator>(phase => phase.Indicators);
    }
}
