using PlanApi.Application.Progress;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Progress;

internal static class ProgressEndpoints
{
    private const string Root = "root";

    public static void MapProgress(this RouteGroupBuilder plan) =>
        plan.OnGet("/okr-tree", Get)
            .WithTags("objectives")
            .Sends(
                typeof(GetOkrTree),
                "getOkrTree",
                "The objectives that serve no other, each with all below it: key results, lights, attainments, outlooks, owners "
                    + "and open alerts",
                new QueryParameter(Root, "Only this objective and those that serve it."),
                CommonParameters.Date,
                CommonParameters.Scenario,
                CommonParameters.FirstOf($"How many at most, 1 to {GetOkrTree.MaxFirst}."),
                CommonParameters.After
            )
            .Produces<PageAnswer<OkrBranch>>()
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, Answers.ProblemType);

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetOkrTree(plan, asked.Code(Root), asked.Day(), Languages.Of(context.Request))
        {
            Scenario = asked.Scenario(),
            Page = asked.Page(GetOkrTree.DefaultFirst),
        };
        return PageAnswer<OkrBranch>.Of(await asked.Send(sender, request, cancellation), context.Request);
    }
}
