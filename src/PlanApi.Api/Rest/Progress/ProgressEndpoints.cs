using PlanApi.Api.Rest.Lights;
using PlanApi.Application.Errors;
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
                LightParameters.Date,
                LightParameters.Scenario,
                new QueryParameter(QueryText.First, $"How many at most, 1 to {GetOkrTree.MaxFirst}.", null, "integer"),
                new QueryParameter(QueryText.After, "The cursor after which to go on; take 'nextCursor' of the page before.")
            )
            .Produces<PageAnswer<OkrBranch>>()
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, Answers.ProblemType);

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new LightParameters(context.Request.Query);
        var request = new GetOkrTree(plan, asked.Code(Root), asked.Day(), Languages.Of(context.Request))
        {
            Scenario = asked.ScenarioOr(),
            Page = asked.Page(GetOkrTree.DefaultFirst),
        };
        return asked.Faults.IsEmpty
            ? PageAnswer<OkrBranch>.Of(await sender.Send(request, cancellation), context.Request)
            : Answers.Fail(new Invalid(asked.Faults.Faults));
    }
}
