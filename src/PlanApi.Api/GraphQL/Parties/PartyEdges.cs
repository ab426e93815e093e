using PlanApi.Api.GraphQL.Parts;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Validation;

namespace PlanApi.Api.GraphQL.Parties;

internal sealed class PartyEdges : EdgesOf<Party>
{
    protected override void Add(PartEdges<Party> edges)
    {
        edges.One<Party>(party => party.EscalatesTo);
        edges.Many<Party>("escalatedFrom", "escalatesTo", "Those for whom it is asked next.");
        edges.Many<Objective>("objectives", "owner", "The objectives that it answers for.");
        edges.Many<KeyResult>("keyResults", "owner", "The key results that it answers for.");
        edges.Many<ReviewSchedule>("reviewSchedules", "owner", "The reviews that it holds.");
        edges.Many<Hold>("holds", "owner", "The cells that it holds.");
        edges.Many<Bound>("bounds", "owner", "The bounds that it set.");
        edges.Many<Waiver>("waivers", "acceptedBy", "The findings that it accepts.");
    }
}
