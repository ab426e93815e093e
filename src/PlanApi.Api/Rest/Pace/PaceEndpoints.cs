using PlanApi.Application.Pace;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Pace;

internal static class PaceEndpoints
{
    private const string GrainName = "grain";

    public static void MapPaces(this RouteGroupBuilder plan) =>
        plan.OnGet("/targets/{target}/pace", Get)
            .WithTags("lights")
            .Sends(
                typeof(GetPace),
                "getPace",
                "The expected progress of a target by the end of each period, beside the actual progress",
                CommonParameters.Date,
                CommonParameters.Scenario,
                new QueryParameter(GrainName, "The length of the periods; months when absent.", ["quarter", "month", "week"])
            )
            .Produces<PaceAnswer>();

    private static async Task<IResult> Get(
        Code plan,
        Code target,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetPace(plan, target, asked.Choice(GrainName, Grain.Month), asked.Day()) { Scenario = asked.Scenario() };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }
}
