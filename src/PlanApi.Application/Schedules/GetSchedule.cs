using Microsoft.EntityFrameworkCore;
using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

/// <summary>The plan's phases, initiatives and milestones with their dates, slack and critical path.</summary>
public sealed record GetSchedule(Code Plan) : Query<PlanSchedule>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetScheduleHandler(PlanDb db, PlanFinder plans, ScheduleReader reader, VisibilityFinder visibility)
    : IHandler<GetSchedule, PlanSchedule>
{
    public async Task<Outcome<PlanSchedule>> Handle(GetSchedule request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        return (await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure)
            ? ScheduleReader.Schedule(await reader.Read(plan, await visibility.For(plan, cancellation), cancellation))
            : failure;
    }
}
