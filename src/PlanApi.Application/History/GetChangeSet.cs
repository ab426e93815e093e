using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>One change set, without its changes: those are listed by <see cref="ListChanges"/>.</summary>
public sealed record GetChangeSet(Code Plan, long Sequence) : Query<ChangeSet>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetChangeSetHandler(PlanFinder plans, ChangeSetStore store) : IHandler<GetChangeSet, ChangeSet>
{
    public async Task<Outcome<ChangeSet>> Handle(GetChangeSet request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        return await store.Read(plan.Id, row => row.Sequence == request.Sequence, 1, cancellation) is [var set]
            ? set
            : new NotFound("change set", $"{request.Sequence}");
    }
}
