using PlanApi.Api.Http;
using PlanApi.Application.Progress;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Progress;

internal static class ProgressEndpoints
{
    private const string Root = "root";

    public static void MapProgress(this RouteGroupBuilder plan)
    {
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
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, MediaTypes.Problem);
        plan.OnGet("/okr-tree/picture", Drawn)
            .WithTags("objectives")
            .Sends(
                typeof(GetOkrPicture),
                "getOkrPicture",
                "The objectives with what serves them and their lights as a picture in SVG; in English or Chinese by Accept-Language",
                new QueryParameter(Root, "Only this objective and those that serve it."),
                CommonParameters.Date,
                CommonParameters.Scenario
            )
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Svg)
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, MediaTypes.Problem);
    }

    private static async Task<IResult> Drawn(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var (root, date, scenario) = (asked.Code(Root), asked.Day(), asked.Scenario());
        var request = new GetOkrPicture(plan, root, date, Languages.Of(context.Request))
        {
            Scenario = scenario,
            DataAt = PictureData.OfObjectives(plan, root, date, scenario),
        };
        return (await asked.Send(sender, request, cancellation)).ToPicture(context);
    }

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
