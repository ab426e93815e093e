using PlanApi.Api.Http;
using PlanApi.Application.Budgets;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Budgets;

internal static class BudgetEndpoints
{
    public static void MapBudget(this RouteGroupBuilder plan)
    {
        plan.OnGet("/budget", Get)
            .WithTags("budget")
            .Sends(
                typeof(GetBudget),
                "getBudget",
                "The budget on a day: planned, spent and committed for each item and month, the year's end, and the cut-off line",
                CommonParameters.Date
            )
            .Produces<BudgetReport>();
        plan.OnGet("/budget/picture", Drawn)
            .WithTags("budget")
            .Sends(
                typeof(GetBudgetPicture),
                "getBudgetPicture",
                "The budget on a day as a picture in SVG: what is planned, spent and committed for each item, and where it is over; in "
                    + "English or Chinese by Accept-Language",
                CommonParameters.Date
            )
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Svg)
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, MediaTypes.Problem);
        plan.OnPost("/budget-items/{code}/state", Move)
            .WithTags("budget-items")
            .WithMetadata(new Example(new BudgetMove { State = BudgetState.Returned, Reason = "The rent is missing." }, IsAnswer: false))
            .Sends(typeof(MoveBudgetItem), "moveBudgetItem", "Submit a budget item for approval, approve it, or return it with a reason")
            .Takes<BudgetMove>()
            .Writes()
            .Guarded()
            .Produces<BudgetItem>();
    }

    private static async Task<IResult> Move(Code plan, Code code, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (
            !Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            || !(await Body.Read<BudgetMove>(context)).IsSuccess(out var move, out failure)
        )
            return Answers.Fail(failure);
        return (await sender.Send(new MoveBudgetItem(plan, code, move, expected.Version), cancellation)).ToVersioned(item =>
            item.Version!.Value
        );
    }

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        return (await asked.Send(sender, new GetBudget(plan, asked.Day()), cancellation)).ToResult();
    }

    private static async Task<IResult> Drawn(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var date = asked.Day();
        var request = new GetBudgetPicture(plan, date, Languages.Of(context.Request)) { DataAt = PictureData.OfBudget(plan, date) };
        return (await asked.Send(sender, request, cancellation)).ToPicture(context);
    }
}
