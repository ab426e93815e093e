using PlanApi.Application.UseCases;
using PlanApi.Application.Weights;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Api.Rest.Weights;

internal sealed class WeightEndpoints : EndpointsOf<Weight>
{
    private static readonly WeightAdjustment Sample = new()
    {
        From = new DateOnly(2024, 7, 1),
        Reason = LocalText.English("Sales leads into the autumn."),
        Weights = [new AdjustedWeight { Of = new([new(Code.Known("line"), Code.Known("sales"))]), Value = Quantity.Of(35m) }],
    };

    protected override Weight Example =>
        new()
        {
            Code = Code.Known("sales-in-618"),
            Of = new([new(Code.Known("line"), Code.Known("sales"))]),
            Value = Quantity.Of(40m),
            Window = Code.Known("sale-618"),
        };

    protected override void MapOthers(RouteGroupBuilder plan)
    {
        plan.OnGet("/weights-in-force", InForce)
            .WithTags("weights")
            .Sends(
                typeof(ListWeightsInForce),
                "listWeightsInForce",
                "All weights as they hold on a day, with the window or adjustment that says each of them",
                CommonParameters.Date,
                new QueryParameter(
                    CommonParameters.ScenarioName,
                    "The scenario with the objectives and key results; the plan's first when absent."
                )
            )
            .Produces<WeightsAnswer>();
        plan.OnPost("/weight-adjustments", Adjust)
            .WithTags("weights")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(AdjustWeights),
                "adjustWeights",
                "Give weights new values from a day on, with why; their siblings keep their proportions, and the days before "
                    + "keep their weights"
            )
            .Takes<WeightAdjustment>()
            .Writes()
            .Produces<WeightsAdjusted>();
    }

    private static async Task<IResult> InForce(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var request = new ListWeightsInForce(plan, asked.Day()) { Scenario = asked.Scenario() };
        return (await asked.Send(sender, request, cancellation)).ToResult();
    }

    private static async Task<IResult> Adjust(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<WeightAdjustment>(context)).IsSuccess(out var adjustment, out var failure)
            ? (await sender.Send(new AdjustWeights(plan, adjustment), cancellation)).ToResult()
            : Answers.Fail(failure);
}
