using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Budgets;

/// <summary>The plan's budget on a day: planned, spent, committed, where the year will end, and the cut-off line of packages.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day up to which spending counts; today in the plan's time zone when absent.</param>
public sealed record GetBudget(Code Plan, DateOnly? Date = null) : Query<BudgetReport>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetBudgetHandler(
    PlanDb db,
    PlanFinder plans,
    BudgetItemStore items,
    BudgetEntryStore entries,
    FundingSourceStore sources,
    DecisionPackageStore packages,
    LightReader lights,
    VisibilityFinder visibility
) : IHandler<GetBudget, BudgetReport>
{
    public Task<Outcome<BudgetReport>> Handle(GetBudget request, CancellationToken cancellation) =>
        Overflows.Answered<BudgetReport>(
            "",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (
                    !(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
                    || !lights.Day(plan.Calendar, plan.TimeZone, request.Date).IsSuccess(out var asked, out failure)
                )
                    return failure;
                // What a limited key does not see is left out before anything is added up.
                var seen = await visibility.For(plan, cancellation);
                var known = await items.All(plan.Id, seen).ToListAsync(cancellation);
                return BudgetControl.Report(
                    [.. known.OrderBy(item => item.Code)],
                    await entries.All(plan.Id, seen).ToListAsync(cancellation),
                    seen.IsLimited ? [] : await sources.All(plan.Id, seen).ToListAsync(cancellation),
                    await packages.All(plan.Id, seen).ToListAsync(cancellation),
                    plan.Calendar,
                    Code.Known(plan.Currency),
                    asked.Day
                );
            }
        );
}
