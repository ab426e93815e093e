using System.Text.Json;
using PlanApi.Application.Calendars;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Calendars;

internal static class CalendarEndpoints
{
    private static readonly string[] Grains = [.. Enum.GetNames<Grain>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static void MapCalendar(this RouteGroupBuilder plan) =>
        plan.OnGet("/calendar", Get)
            .WithTags("calendar")
            .Sends(
                typeof(GetCalendar),
                "getCalendar",
                "The periods of the plan's calendar, with their days",
                new QueryParameter("grain", "How fine; months when absent.", Grains),
                new QueryParameter("within", "Only periods within this period; the plan's fiscal year when absent.")
            )
            .Produces<IReadOnlyList<CalendarPeriod>>();

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var faults = new FaultList();
        var grain = Grain.Month;
        if (
            context.Request.Query.TryGetValue("grain", out var name)
            && (!Grains.Contains(name.ToString()) || !Enum.TryParse(name.ToString(), ignoreCase: true, out grain))
        )
            faults.Add(FaultCodes.NotAllowed, "/grain", $"'grain' must be one of {string.Join(", ", Grains)}.");
        Period? within = null;
        if (context.Request.Query.TryGetValue("within", out var text))
        {
            if (Period.TryParse(text.ToString(), out var period))
                within = period;
            else
                faults.Add(FaultCodes.BadPeriod, "/within", $"'within' must be {Period.Expectation}.");
        }
        return faults.IsEmpty
            ? (await sender.Send(new GetCalendar(plan, grain, within), cancellation)).ToResult()
            : Answers.Fail(new Invalid(faults.Faults));
    }
}
