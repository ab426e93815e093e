using PlanApi.Api.Http;
using PlanApi.Api.Rest.Operations;
using PlanApi.Application.Risks;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Risks;

internal static class RiskSimulationEndpoints
{
    private static readonly RiskSimulationQuestion Sample = new() { Trials = 20_000, Reserve = new Quantity(5_000_000_000) };

    public static void MapRiskSimulations(this RouteGroupBuilder plan)
    {
        plan.OnPost("/risk-simulations", Simulate)
            .WithTags("risk-simulations")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(SimulateRisks),
                "simulateRisks",
                "A year of the plan's risks, simulated many times: the loss exceedance curve, each risk's part, what a reserve buys"
            )
            .Takes<RiskSimulationQuestion>()
            .Reads()
            .Writes()
            .MayBeAnOperation()
            .Produces<RiskSimulationAnswer>();
        plan.OnGet("/risk-simulations/picture", Drawn)
            .WithTags("risk-simulations")
            .Sends(
                typeof(GetLossPicture),
                "getLossPicture",
                "The loss exceedance curve of a simulation as a picture in SVG; in English or Chinese by Accept-Language",
                new QueryParameter(LossPictureQuestion.Trials, "How many years are simulated; 20000 when absent."),
                new QueryParameter(LossPictureQuestion.Seed, "Any number; the same gives the same picture."),
                new QueryParameter(LossPictureQuestion.Reserve, "A reserve of money, which the picture shows."),
                new QueryParameter(
                    LossPictureQuestion.Tolerance,
                    "Tolerated probabilities of larger losses, in percent: an amount, a colon, the probability, as in 5000000:10.",
                    Many: true
                )
            )
            .Produces<string>(StatusCodes.Status200OK, MediaTypes.Svg);
    }

    private static async Task<IResult> Drawn(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        var question = LossPictureQuestion.Of(asked);
        var request = new GetLossPicture(plan, question, Languages.Of(context.Request)) { DataAt = PictureData.OfLosses(plan) };
        return (await asked.Send(sender, request, cancellation)).ToPicture(context);
    }

    private static async Task<IResult> Simulate(Code plan, HttpContext context, UseCaseSender sender) =>
        (await Body.Read<RiskSimulationQuestion>(context)).IsSuccess(out var question, out var failure)
            ? await sender.SendOrStart(context, new SimulateRisks(plan, question), Answers.ToResult)
            : Answers.Fail(failure);
}
