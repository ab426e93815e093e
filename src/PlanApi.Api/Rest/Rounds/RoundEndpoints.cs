using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Rounds;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Rounds;

internal static class RoundEndpoints
{
    public static void MapRounds(this RouteGroupBuilder plan)
    {
        plan.OnGet("/planning-rounds/{code}/progress", Progress)
            .WithTags("planning-rounds")
            .Sends(
                typeof(GetRoundProgress),
                "getRoundProgress",
                "How far a planning round is: its slices with their states and filled numbers, what is late first, and totals"
            )
            .Produces<RoundProgress>();
        plan.OnPost("/slice-assignments/{code}/state", Move)
            .WithTags("slice-assignments")
            .WithMetadata(new Example(new SliceMove { State = SliceState.Returned, Reason = "The June sale is missing." }, IsAnswer: false))
            .Sends(typeof(MoveSlice), "moveSliceAssignment", "Submit a slice, return it with a reason, or lock it")
            .Takes<SliceMove>()
            .Writes()
            .Guarded()
            .Produces<SliceAssignment>();
    }

    private static async Task<IResult> Progress(Code plan, Code code, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetRoundProgress(plan, code), cancellation)).ToResult();

    private static async Task<IResult> Move(Code plan, Code code, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (
            !Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            || !(await Body.Read<SliceMove>(context)).IsSuccess(out var move, out failure)
        )
            return Answers.Fail(failure);
        return (await sender.Send(new MoveSlice(plan, code, move, expected.Version), cancellation)).ToVersioned(slice =>
            slice.Version!.Value
        );
    }
}
