using PlanApi.Api.Http;
using PlanApi.Application.People;
using PlanApi.Application.UseCases;
using PlanApi.Domain.People;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.People;

internal static class StaffingEndpoints
{
    public static void MapStaffing(this RouteGroupBuilder plan) =>
        plan.OnGet("/staffing", Get)
            .WithTags("staffing")
            .Sends(
                typeof(GetStaffing),
                "getStaffing",
                "The people on a day: head counts of teams by month, planned and actual, and how far posts are filled",
                CommonParameters.Date
            )
            .Produces<Staffing>();

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        return (await asked.Send(sender, new GetStaffing(plan, asked.Day()), cancellation)).ToResult();
    }
}
