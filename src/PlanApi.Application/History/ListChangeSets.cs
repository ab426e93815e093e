using System.Globalization;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.History;

/// <summary>A page of a plan's history, the newest first.</summary>
public sealed record ListChangeSets(Code Plan, PageRange Page) : Query<Page<ChangeSet>>
{
    public ChangeSetFilter? Filter { get; init; }

    public override Permission Permission => Permission.ReadWholePlan;

    public override Code? AboutPlan => Plan;
}

internal sealed class ListChangeSetsHandler(PlanFinder plans, ChangeSetStore store) : IHandler<ListChangeSets, Page<ChangeSet>>
{
    public async Task<Outcome<Page<ChangeSet>>> Handle(ListChangeSets request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var page = request.Page;
        if (!page.Numbers().IsSuccess(out var cursors, out failure))
            return failure;
        var (below, above) = (cursors.After ?? long.MaxValue, cursors.Before ?? 0);
        var sets = await store.Read(
            plan.Id,
            row => row.Sequence < below && row.Sequence > above,
            page.Take,
            cancellation,
            page.IsBackward,
            request.Filter
        );
        return page.Page(page.InOrder(sets), set => set.Sequence.ToString(CultureInfo.InvariantCulture));
    }
}
