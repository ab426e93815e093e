using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Application.People;

/// <summary>The plan's people on a day: teams by month, planned and actual, and how far posts are filled.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day up to which movements count; today in the plan's time zone when absent.</param>
public sealed record GetStaffing(Code Plan, DateOnly? Date = null) : Query<Staffing>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetStaffingHandler(
    PlanDb db,
    PlanFinder plans,
    TeamStore teams,
    PostStore posts,
    StaffMovementStore movements,
    LightReader lights,
    VisibilityFinder visibility
) : IHandler<GetStaffing, Staffing>
{
    public Task<Outcome<Staffing>> Handle(GetStaffing request, CancellationToken cancellation) =>
        Overflows.Answered<Staffing>(
            "",
            async () =>
            {
                await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
                if (
                    !(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
                    || !lights.Day(plan.Calendar, plan.TimeZone, request.Date).IsSuccess(out var asked, out failure)
                )
                    return failure;
                // People belong to no place: a limited key sees none of them.
                var isHidden = (await visibility.For(plan, cancellation)).IsLimited;
                return StaffingCalculation.Of(
                    isHidden ? [] : await teams.All(plan.Id, Visibility.Everything).ToListAsync(cancellation),
                    isHidden ? [] : await posts.All(plan.Id, Visibility.Everything).ToListAsync(cancellation),
                    isHidden ? [] : await movements.All(plan.Id, Visibility.Everything).ToListAsync(cancellation),
                    plan.Calendar,
                    asked.Day
                );
            }
        );
}
