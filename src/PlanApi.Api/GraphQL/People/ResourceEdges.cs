using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Parties;
using PlanApi.Domain.People;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.People;

internal sealed class ResourceEdges : EdgesOf<Resource>
{
    protected override void Add(PartEdges<Resource> edges)
    {
        edges.One<Party>(resource => resource.Owner);
        edges.Each<BudgetItem>(resource => resource.FundedBy);
        edges.One<Section>(resource => resource.Source);
    }
}
