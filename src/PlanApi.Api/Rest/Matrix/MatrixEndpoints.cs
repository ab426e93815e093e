using System.Globalization;
using PlanApi.Application.Errors;
using PlanApi.Application.Matrix;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Matrix;

internal static class MatrixEndpoints
{
    public static void MapMatrix(this RouteGroupBuilder plan) => plan.OnGet("/matrix", Get).WithTags("matrix")
        .Sends(typeof(GetMatrix), "getMatrix", "The plan's matrix, whole: each cell's weight, objectives, key results and targets",
            new QueryParameter("date", "The day for which weights are wanted; today when absent."))
        .Produces<PlanMatrix>().Produces<Problem>(StatusCodes.Status409Conflict, Answers.ProblemType);

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        DateOnly? date = null;
        if (context.Request.Query.TryGetValue("date", out var text))
        {
            if (!DateOnly.TryParseExact(text.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return Answers.Fail(Invalid.One(FaultCodes.BadDate, "/date", "'date' must be a day such as 2024-06-18."));
            date = day;
        }
        return (await sender.Send(new GetMatrix(plan, date), cancellation)).ToResult();
    }
}
