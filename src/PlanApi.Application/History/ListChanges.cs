using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>A page of the changes in a change set: each part before and after.</summary>
public sealed record ListChanges(Code Plan, long Sequence, PageRange Page) : Query<Page<Change>>
{
    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListChangesHandler(PlanFinder plans, ChangeSetStore sets, ChangeReader changes) : IHandler<ListChanges, Page<Change>>
{
    public async Task<Outcome<Page<Change>>> Handle(ListChanges request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (await sets.Read(plan.Id, row => row.Sequence == request.Sequence, 1, cancellation) is not [var set])
            return new NotFound("change set", $"{request.Sequence}");
        var pages = await changes.Pages(plan.Id, [set], request.Page, cancellation);
        return pages.IsSuccess(out var page, out failure) ? page[set] : failure;
    }
}
