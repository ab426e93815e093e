using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Targets;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.GraphQL.Objectives;

internal sealed class KeyResultEdges : EdgesOf<KeyResult>
{
    protected override void Add(PartEdges<KeyResult> edges)
    {
        edges.One<Objective>(result => result.Objective);
        edges.One<Target>(result => result.Target);
        edges.One<KeyResult>(result => result.Parent);
        edges.One<Party>(result => result.Owner);
        edges.Many<KeyResult>("children", "parent", "The key results that are parts of this one.");
        edges.Many<Weight>("weights", "keyResult", "Its shares in a score.");
    }
}
