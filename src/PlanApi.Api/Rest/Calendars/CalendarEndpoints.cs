using System.Text.Json;
using PlanApi.Application.Calendars;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Calendars;

internal static class CalendarEndpoints
{
    public static void MapCalendar(this RouteGroupBuilder plan) =>
        plan.OnGet("/calendar", Get)
            .WithTags("calendar")
            .Sends(
                typeof(GetCalendar),
                "getCalendar",
                "The periods of the plan's calendar, with their days",
                new QueryParameter("grain", "How fine; months when absent.", QueryReader.Names<Grain>()),
                new QueryParameter("within", "Only periods within this period; the plan's fiscal year when absent.")
            )
            .Produces<IReadOnlyList<CalendarPeriod>>();

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetCalendar(plan, asked.Choice("grain", Grain.Month), asked.Period("within"));
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }
}
