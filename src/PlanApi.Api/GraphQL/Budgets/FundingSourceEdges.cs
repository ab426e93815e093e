using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Budgets;

internal sealed class FundingSourceEdges : EdgesOf<FundingSource>
{
    protected override void Add(PartEdges<FundingSource> edges)
    {
        edges.One<Section>(fundingSource => fundingSource.Source);
    }
}
