using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Indicators;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;

namespace PlanApi.Api.GraphQL.Reviews;

internal sealed class ReviewScheduleEdges : EdgesOf<ReviewSchedule>
{
    protected override void Add(PartEdges<ReviewSchedule> edges)
    {
        edges.One<Objective>(schedule => schedule.Objective);
        edges.One<Party>(schedule => schedule.Owner);
        edges.One<Section>(schedule => schedule.Source);
        edges.Each<Indicator>(schedule => schedule.Indicators);
    }
}
