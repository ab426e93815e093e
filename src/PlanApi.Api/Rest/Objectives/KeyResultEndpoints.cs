using PlanApi.Application.Objectives;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Objectives;

internal static class KeyResultEndpoints
{
    private static readonly KeyResultBreakdown Sample = new()
    {
        Over = [new SliceAxis { Dimension = Code.Known("tier") }, new SliceAxis { Grain = Grain.Quarter }],
    };

    public static void MapKeyResults(this RouteGroupBuilder plan)
    {
        plan.MapParts(new KeyResult
        {
            Code = Code.Known("latam-12"), Objective = Code.Known("emerging-share"), Target = Code.Known("latam-gmv-share"), Names = LocalText.English("Latin America reaches 12 % of GMV"),
        });
        plan.OnPost("/key-results/{keyResult}/break-down", BreakDown).WithTags("key-results").WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(typeof(BreakDownKeyResult), "breakDownKeyResult", "Make a child key result for each member and period that its number was broken down to")
            .Takes<KeyResultBreakdown>().Writes().Produces<BrokenDownKeyResult>();
    }

    private static async Task<IResult> BreakDown(Code plan, Code keyResult, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<KeyResultBreakdown>(context)).IsSuccess(out var breakdown, out var failure)
            ? (await sender.Send(new BreakDownKeyResult(plan, keyResult, breakdown), cancellation)).ToResult()
            : Answers.Fail(failure);
}
