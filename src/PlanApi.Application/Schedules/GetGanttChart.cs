using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Pictures;
using PlanApi.Application.Plans;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Schedules;

/// <summary>The plan's schedule as a Gantt chart, in English (en) or Chinese (zh).</summary>
public sealed record GetGanttChart(Code Plan, string Language = "en") : Query<Drawing>
{
    /// <summary>The address of the same schedule as data, which the picture names.</summary>
    public string? DataAt { get; init; }

    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetGanttChartHandler(
    PlanDb db,
    PlanFinder plans,
    ScheduleReader reader,
    VisibilityFinder visibility,
    TimeProvider clock
) : IHandler<GetGanttChart, Drawing>
{
    public async Task<Outcome<Drawing>> Handle(GetGanttChart request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var document = await reader.Read(plan, await visibility.For(plan, cancellation), cancellation);
        return ScheduleReader.Schedule(document).IsSuccess(out var schedule, out failure)
            ? new Drawing(GanttChart.Of(document, schedule, PlanDay.Today(clock, plan.TimeZone), request.Language, request.DataAt))
            : failure;
    }
}
