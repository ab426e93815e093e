using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Calendars;

/// <summary>The periods of a grain in the plan's calendar, with their days.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Grain">How fine.</param>
/// <param name="Within">Only periods within this period; the plan's fiscal year when absent.</param>
public sealed record GetCalendar(Code Plan, Grain Grain, Period? Within = null) : Query<IReadOnlyList<CalendarPeriod>>
{
    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetCalendarHandler(PlanFinder plans) : IHandler<GetCalendar, IReadOnlyList<CalendarPeriod>>
{
    public async Task<Outcome<IReadOnlyList<CalendarPeriod>>> Handle(GetCalendar request, CancellationToken cancellation)
    {
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        var calendar = plan.Calendar;
        if (CalendarFaults.Of(calendar, request.Within, "/within").ToList() is { Count: > 0 } faults)
            return new Invalid(faults);
        var (first, last) = calendar.Days(request.Within ?? Period.OfYear(calendar.Year));
        return Outcome.Of<IReadOnlyList<CalendarPeriod>>([
            .. calendar
                .Periods(request.Grain, first, last)
                .Select(period =>
                {
                    var (from, to) = calendar.Days(period);
                    return new CalendarPeriod(period, from, to);
                }),
        ]);
    }
}
