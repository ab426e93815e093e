using System.Globalization;
using System.Text.Json;
using PlanApi.Api.Http;
using PlanApi.Application.Matrix;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Matrix;

internal static class MatrixEndpoints
{
    private static readonly QueryParameter[] Wanted =
    [
        new("scenario", "The scenario; the plan's first when absent."),
        new("indicators", "The indicators; when absent, those that have numbers in the cube.", Many: true),
        new("measure", "Which of them; targets when absent.", QueryReader.Names<Measure>()),
        new("grain", "The length of the periods; quarters when absent.", QueryReader.Names<Grain>()),
    ];

    public static void MapMatrix(this RouteGroupBuilder plan)
    {
        plan.OnGet("/matrix", Get)
            .WithTags("matrix")
            .Sends(
                typeof(GetMatrix),
                "getMatrix",
                "The plan's matrix, whole: each cell's weight, objectives, key results and targets",
                new QueryParameter("date", "The day for which weights are wanted; today when absent.", Type: "date"),
                new QueryParameter("scenario", "The scenario whose objectives and targets stand in it; the plan's first when absent.")
            )
            .Produces<PlanMatrix>()
            .Produces<Problem>(StatusCodes.Status409Conflict, MediaTypes.Problem);
        plan.OnGet("/matrix/numbers", Numbers)
            .WithTags("matrix")
            .Sends(
                typeof(GetMatrixNumbers),
                "getMatrixNumbers",
                "The matrix's numbers by period, with roll-ups and differences, in one answer",
                Wanted
            )
            .Produces<SlicePage>()
            .Produces<Problem>(StatusCodes.Status409Conflict, MediaTypes.Problem);
        plan.OnGet("/matrix/lights", Lights)
            .WithTags("matrix")
            .Sends(
                typeof(GetMatrixLights),
                "getMatrixLights",
                "The matrix's lights, whole: every row, column and cell with its numbers against their pace",
                CommonParameters.Date,
                CommonParameters.Scenario,
                new QueryParameter("period", "The period that is judged; the plan's year when absent."),
                new QueryParameter("indicators", "The indicators; when absent, those that have targets in the cube.", Many: true)
            )
            .Produces<MatrixLights>()
            .Produces<Problem>(StatusCodes.Status409Conflict, MediaTypes.Problem)
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, MediaTypes.Problem);
        plan.OnGet("/matrix/lights/picture", Drawn)
            .WithTags("matrix")
            .Sends(
                typeof(GetMatrixPicture),
                "getMatrixPicture",
                "The matrix's lights as a picture in SVG; in English or Chinese by Accept-Language",
                CommonParameters.Date,
                CommonParameters.Scenario,
                new QueryParameter("period", "The period that is judged; the plan's year when absent.")
            )
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Svg)
            .Produces<Problem>(StatusCodes.Status409Conflict, MediaTypes.Problem)
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, MediaTypes.Problem);
    }

    private static async Task<IResult> Drawn(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var (date, scenario, period) = (asked.Day(), asked.Scenario(), asked.Period("period"));
        var request = new GetMatrixPicture(plan, date, period, Languages.Of(context.Request))
        {
            Scenario = scenario,
            DataAt = PictureData.At(plan, "matrix/lights", ("date", date), ("scenario", scenario), ("period", period)),
        };
        return (await asked.Send(sender, request, cancellation)).ToPicture(context);
    }

    private static async Task<IResult> Lights(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetMatrixLights(plan, asked.Day(), asked.Period("period"), asked.Codes("indicators"))
        {
            Scenario = asked.Scenario(),
        };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> Numbers(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetMatrixNumbers(
            plan,
            asked.Scenario(),
            asked.Codes("indicators"),
            asked.Choice("measure", Measure.Target),
            asked.Choice("grain", Grain.Quarter)
        );
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new GetMatrix(plan, asked.Day()) { Scenario = asked.Scenario() };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }
}
