using PlanApi.Api.Http;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.RollForward;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.RollForward;

internal static class RollForwardEndpoints
{
    private static readonly RollForwardQuestion Sample = new() { Code = Code.Known("intl-2025"), Targets = true };

    public static void MapRollForward(this RouteGroupBuilder plan) =>
        plan.OnPost("/roll-forward", Roll)
            .WithTags("plans")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(RollPlanForward),
                "rollPlanForward",
                "Make next year's plan from this one: its structure, this year's actuals as references, and the open actions"
            )
            .Takes<RollForwardQuestion>()
            .Writes()
            .MayBeAnOperation()
            .Produces<RolledPlan>();

    private static async Task<IResult> Roll(Code plan, HttpContext context, UseCaseSender sender) =>
        (await Body.Read<RollForwardQuestion>(context)).IsSuccess(out var question, out var failure)
            ? await sender.SendOrStart(context, new RollPlanForward(plan, question), Answers.ToResult)
            : Answers.Fail(failure);
}
